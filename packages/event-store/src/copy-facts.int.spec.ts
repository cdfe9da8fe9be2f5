import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventStore, NewFact } from '@heard/event-sourcing'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { collect, newFact, newFacts } from './contract/contract-facts.ts'
import { copyFacts } from './copy-facts.ts'
import { KurrentDouble } from './kurrent/double/index.ts'
import { KurrentEventStore } from './kurrent/kurrent-event-store.ts'
import { MemoryEventStore } from './memory-event-store.ts'
import { SqliteEventStore } from './sqlite-event-store.ts'

const facts = (store: EventStore) => collect(store.readAll())
const about = (data: object, version: number): NewFact => ({
  ...newFact('ThemeNamed', data),
  version,
  metadata: { actor: 'a-1', at: '2020-02-29T00:00:00.000Z', cause: 'c' },
})

/** Appends one after the other: to which stream, how many facts. */
const filled = async (appends: readonly (readonly [stream: string, count: number])[]): Promise<MemoryEventStore> => {
  const store = new MemoryEventStore()
  for (const [stream, count] of appends) await store.append({ stream, expected: 'any', facts: newFacts(count) })
  return store
}

let folder: string
let double: KurrentDouble
let server: KurrentEventStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heard-copy-'))
  double = await KurrentDouble.start()
  double.writeStatistics()
  server = await KurrentEventStore.open({ url: double.url })
})
afterEach(async () => {
  await server.close()
  await double.stop()
  rmSync(folder, { recursive: true })
})

it('brings facts from a file to a server and back: same ids, places, revisions, versions and metadata', async () => {
  const first = SqliteEventStore.open(join(folder, 'first.sqlite'))
  const again = SqliteEventStore.open(join(folder, 'again.sqlite'))
  await first.append({ stream: 'theme-1', expected: 'none', facts: [about({ b: { d: 1, c: [null, 'ü'] }, a: true }, 3)] })
  await first.append({ stream: 'story-1', expected: 'none', facts: newFacts(250) })
  await first.append({ stream: 'theme-1', expected: 0n, facts: [about({}, 2), about({ n: 1 }, 1)] })
  expect(await copyFacts(first, server)).toBe(253n)
  expect(await copyFacts(server, again, { atOnce: 500 })).toBe(253n)
  expect(await facts(server)).toEqual(await facts(first))
  expect(await facts(again)).toEqual(await facts(first))
  await first.close()
  await again.close()
})

it('keeps whatever order facts came in', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('story-1', 'story-2', 'theme-1'), fc.integer({ min: 1, max: 130 })), { maxLength: 12 }),
      async (appends) => {
        const from = await filled(appends)
        const to = new MemoryEventStore()
        await copyFacts(from, to, { atOnce: 3 })
        expect(await facts(to)).toEqual(await facts(from))
      },
    ),
    { numRuns: 50 },
  ))

it('goes on where a copy was interrupted, also within what was appended together', async () => {
  const from = await filled([
    ['story-1', 3],
    ['story-2', 2],
  ])
  const there = (await facts(from)).slice(0, 2)
  await server.append({
    stream: 'story-1',
    expected: 'none',
    facts: there.map(({ id, type, version, data, metadata }) => ({ id, type, version, data, metadata })),
  })
  const told: number[] = []
  expect(await copyFacts(from, server, { progress: (count) => told.push(count) })).toBe(5n)
  expect(await facts(server)).toEqual(await facts(from))
  expect(told.at(-1)).toBe(5)
  expect(await copyFacts(from, server)).toBe(5n)
})

it('leaves a store alone that has other facts, or more of them', async () => {
  const from = await filled([['story-1', 2]])
  await server.append({ stream: 'story-1', expected: 'none', facts: newFacts(1) })
  await expect(copyFacts(from, server)).rejects.toThrow('fact 1 is there already, and it is another one')
  expect((await facts(server)).length).toBe(1)
  const whole = new MemoryEventStore()
  await copyFacts(from, whole)
  await whole.append({ stream: 'story-1', expected: 1n, facts: newFacts(1) })
  await expect(copyFacts(from, whole)).rejects.toThrow('fact 3 is there already')
})
