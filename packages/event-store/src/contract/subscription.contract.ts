import { setTimeout as pause } from 'node:timers/promises'
import type { Batch } from '@heard/event-sourcing'
import { expect, it } from 'vitest'
import { collect, followUntil, idsOf, newFact, newFacts, type Open, withStore } from './contract-facts.ts'

const factsOf = (batches: readonly Batch[]) => batches.flatMap(({ facts }) => facts)

/** Following the global order: nothing lost, nothing twice, from anywhere. */
export const subscriptionContract = (open: Open): void => {
  it('resumes from any position without loss or repetition, in batches of any size', () =>
    withStore(open, async (store) => {
      const facts = newFacts(12)
      for (const fact of facts) await store.append({ stream: 'story-1', expected: 'any', facts: [fact] })
      const positions = [0n, ...(await collect(store.readAll())).map(({ position }) => position)]
      for (const [n, after] of positions.entries()) {
        for (const batchSize of [1, 5, 12, 500]) {
          const batches = await followUntil(store, { after, batchSize }, (_, { caughtUp }) => caughtUp)
          expect(idsOf(factsOf(batches))).toStrictEqual(idsOf(facts.slice(n)))
          expect(Math.max(...batches.map((batch) => batch.facts.length))).toBeLessThanOrEqual(batchSize)
          expect(batches.map(({ caughtUp }) => caughtUp)).toStrictEqual(batches.map((_batch, index) => index === batches.length - 1))
          expect(batches.at(-1)?.upTo).toBe(positions.at(-1))
        }
      }
    }))

  it('says that it is caught up in an empty store', () =>
    withStore(open, async (store) => {
      expect(await followUntil(store, { after: 0n }, () => true)).toStrictEqual([{ facts: [], upTo: 0n, caughtUp: true }])
    }))

  it('delivers facts appended while it follows, in order', () =>
    withStore(open, async (store) => {
      const following = followUntil(store, { after: 0n, batchSize: 7 }, (facts) => facts.length === 100)
      const appended: string[] = []
      for (let n = 0; n < 50; n += 1) {
        const facts = newFacts(2)
        appended.push(...idsOf(facts))
        const append = store.append({ stream: `story-${n % 3}`, expected: 'any', facts })
        if (n % 5 === 0) await append
        if (n % 10 === 0) await pause(1)
      }
      const batches = await following
      expect(new Set(idsOf(factsOf(batches)))).toStrictEqual(new Set(appended))
      expect(idsOf(factsOf(batches))).toStrictEqual(idsOf(await collect(store.readAll())))
    }))

  it('delivers only the types asked for and moves on past the others', () =>
    withStore(open, async (store) => {
      await store.append({ stream: 'story-1', expected: 'none', facts: [newFact('A'), newFact('B'), newFact('A'), newFact('C')] })
      const batches = await followUntil(store, { after: 0n, types: ['B', 'C'], batchSize: 1 }, (_, { caughtUp }) => caughtUp)
      expect(factsOf(batches).map(({ type }) => type)).toStrictEqual(['B', 'C'])
      expect(batches.at(-1)?.upTo).toBe(await store.head())
    }))

  it('tells how far it is when a filter matches nothing', () =>
    withStore(open, async (store) => {
      const stop = new AbortController()
      const batches = store.subscribe({ after: 0n, types: ['Z'], signal: stop.signal })[Symbol.asyncIterator]()
      expect((await batches.next()).value).toStrictEqual({ facts: [], upTo: 0n, caughtUp: true })
      const { position } = await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
      expect((await batches.next()).value).toStrictEqual({ facts: [], upTo: position, caughtUp: true })
      stop.abort()
      expect(await batches.next()).toStrictEqual({ done: true, value: undefined })
    }))

  it('ends without an error when it is aborted while it waits, or before it starts', () =>
    withStore(open, async (store) => {
      const stop = new AbortController()
      const following = collect(store.subscribe({ after: 0n, signal: stop.signal }))
      await pause(5)
      stop.abort()
      expect(await following).toStrictEqual([{ facts: [], upTo: 0n, caughtUp: true }])
      expect(await collect(store.subscribe({ after: 0n, signal: AbortSignal.abort() }))).toStrictEqual([])
    }))

  it('serves many followers at once', () =>
    withStore(open, async (store) => {
      const followers = Array.from({ length: 10 }, (_, n) => followUntil(store, { after: 0n, batchSize: n + 1 }, (facts) => facts.length === 40))
      await Promise.all(Array.from({ length: 20 }, (_, n) => store.append({ stream: `story-${n}`, expected: 'none', facts: newFacts(2) })))
      const all = idsOf(await collect(store.readAll()))
      for (const batches of await Promise.all(followers)) expect(idsOf(factsOf(batches))).toStrictEqual(all)
    }))
}
