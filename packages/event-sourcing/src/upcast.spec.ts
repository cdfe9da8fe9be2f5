import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { RecordedFact } from './fact.ts'
import { upcast } from './upcast.ts'

const fact = (version: number, data: object = {}): RecordedFact => ({
  id: 'f-1',
  type: 'StoryShared',
  version,
  data,
  metadata: { actor: 'system', at: '2026-01-01T00:00:00.000Z' },
  stream: 'story-1',
  revision: 0n,
  position: 1n,
})

const count = (from: number) => (data: object) => ({ ...data, [`from${from}`]: true })

it('lifts a fact step by step as far as the steps go, and changes nothing else', () => {
  const upcasts = { 'StoryShared@1': count(1), 'StoryShared@2': count(2), 'StoryShared@4': count(4), 'Other@3': count(3) }
  expect(upcast(fact(1, { stage: 'early' }), upcasts)).toStrictEqual(fact(3, { stage: 'early', from1: true, from2: true }))
})

it('gives the very same fact back when there is no step for its version', () => {
  const newest = fact(3)
  expect(upcast(newest, { 'StoryShared@1': count(1), 'StoryShared@2': count(2) })).toBe(newest)
})

it('leaves the data it was given as it was', () => {
  const data = { stage: 'early' }
  upcast(fact(1, data), { 'StoryShared@1': count(1) })
  expect(data).toStrictEqual({ stage: 'early' })
})

it('comes to the newest version from any version, and a second time changes nothing', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), (version, newest) => {
      const upcasts = Object.fromEntries(Array.from({ length: newest - 1 }, (_, n) => [`StoryShared@${n + 1}`, count(n + 1)]))
      const lifted = upcast(fact(version), upcasts)
      expect(lifted.version).toBe(Math.max(version, newest))
      expect(Object.keys(lifted.data)).toHaveLength(Math.max(0, newest - version))
      expect(upcast(lifted, upcasts)).toBe(lifted)
    }),
  ))
