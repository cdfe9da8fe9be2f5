import { expect, it } from 'vitest'
import { orderedId, randomBytes } from './random.ts'

it('draws bytes that never repeat', () => {
  const drawn = Array.from({ length: 5000 }, () => randomBytes(32).toString('hex'))
  expect([new Set(drawn).size, new Set(drawn.map(({ length }) => length))]).toStrictEqual([5000, new Set([64])])
})

it('makes ids of RFC 9562, version 7, in the order of their times', () => {
  const ids = [0, 1, 1_700_000_000_000, 2 ** 48 - 1].map(orderedId)
  expect(ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toStrictEqual([])
  expect(ids.toSorted()).toStrictEqual(ids)
  expect(orderedId(0x0123_4567_89ab).slice(0, 13)).toBe('01234567-89ab')
})
