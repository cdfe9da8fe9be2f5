import type { EventStore, NewFact, ReadAllOptions, ReadStreamOptions } from '@heard/event-sourcing'
import { expect, it } from 'vitest'
import { collect, idsOf, newFact, newFacts, type Open, withStore } from './contract-facts.ts'

type Filled = { readonly store: EventStore; readonly facts: readonly NewFact[]; readonly positions: readonly bigint[] }

/** Ten facts in two streams, types A B C in turn. */
const filled = (open: Open, example: (filled: Filled) => Promise<void>) =>
  withStore(open, async (store) => {
    const facts = Array.from({ length: 10 }, (_, n) => newFact('ABC'[n % 3], { n }))
    const positions: bigint[] = []
    for (const [n, fact] of facts.entries()) {
      positions.push((await store.append({ stream: `story-${n % 2}`, expected: 'any', facts: [fact] })).position)
    }
    await example({ store, facts, positions })
  })

const numbersOf = async (facts: AsyncIterable<{ readonly data: object }>): Promise<readonly number[]> =>
  (await collect(facts)).map(({ data }) => ('n' in data ? Number(data.n) : Number.NaN))

const STREAM: readonly (readonly [what: string, options: ReadStreamOptions, expected: readonly number[]])[] = [
  ['forwards', {}, [0, 2, 4, 6, 8]],
  ['forwards from a revision', { from: 3n }, [6, 8]],
  ['forwards from beyond its end', { from: 5n }, []],
  ['forwards with a limit', { limit: 2 }, [0, 2]],
  ['forwards from a revision with a limit', { from: 1n, limit: 3 }, [2, 4, 6]],
  ['with a limit of nothing', { limit: 0 }, []],
  ['backwards', { direction: 'backwards' }, [8, 6, 4, 2, 0]],
  ['backwards from a revision', { direction: 'backwards', from: 1n }, [2, 0]],
  ['backwards with a limit', { direction: 'backwards', limit: 1 }, [8]],
  ['backwards from beyond its end', { direction: 'backwards', from: 99n, limit: 2 }, [8, 6]],
]

const ALL: readonly (readonly [what: string, options: (at: readonly bigint[]) => ReadAllOptions, expected: readonly number[]])[] = [
  ['forwards', () => ({}), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ['forwards after a position', (at) => ({ after: at[6] ?? 0n }), [7, 8, 9]],
  ['forwards after the newest', (at) => ({ after: at[9] ?? 0n }), []],
  ['forwards with a limit', () => ({ limit: 3 }), [0, 1, 2]],
  ['forwards by type', () => ({ types: ['B'] }), [1, 4, 7]],
  ['forwards by several types after a position with a limit', (at) => ({ types: ['C', 'A'], after: at[0] ?? 0n, limit: 4 }), [2, 3, 5, 6]],
  ['forwards by a type that nothing has', () => ({ types: ['Z'] }), []],
  ['forwards by no type at all', () => ({ types: [] }), []],
  ['backwards', () => ({ direction: 'backwards' }), [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]],
  ['backwards before a position', (at) => ({ direction: 'backwards', after: at[2] ?? 0n }), [1, 0]],
  ['backwards with a limit', () => ({ direction: 'backwards', limit: 2 }), [9, 8]],
  [
    'backwards by types before a position with a limit',
    (at) => ({ direction: 'backwards', types: ['A', 'B'], after: at[9] ?? 0n, limit: 3 }),
    [7, 6, 4],
  ],
]

/** Reading one stream and the global order, both ways. */
export const readContract = (open: Open): void => {
  for (const [what, options, expected] of STREAM) {
    it(`reads a stream ${what}`, () =>
      filled(open, async ({ store }) => expect(await numbersOf(store.readStream('story-0', options))).toStrictEqual(expected)))
  }

  for (const [what, options, expected] of ALL) {
    it(`reads everything ${what}`, () =>
      filled(open, async ({ store, positions }) => expect(await numbersOf(store.readAll(options(positions)))).toStrictEqual(expected)))
  }

  it('reads nothing from an empty store and a stream that does not exist', () =>
    withStore(open, async (store) => {
      expect(await collect(store.readAll())).toStrictEqual([])
      expect(await collect(store.readAll({ direction: 'backwards' }))).toStrictEqual([])
      expect(await collect(store.readStream('story-1'))).toStrictEqual([])
      expect(await store.head()).toBe(0n)
    }))

  it('puts every fact at a higher position than the one before', () =>
    filled(open, async ({ store, positions }) => {
      expect(positions).toStrictEqual([...new Set(positions)].sort((a, b) => Number(a - b)))
      expect((await collect(store.readAll())).map(({ position }) => position)).toStrictEqual(positions)
      expect(positions[0]).toBeGreaterThan(0n)
      expect(await store.head()).toBe(positions.at(-1))
    }))

  it('reads more facts than fit a page, both ways', () =>
    withStore(open, async (store) => {
      const facts = newFacts(2500)
      await store.append({ stream: 'story-1', expected: 'none', facts })
      const ids = idsOf(facts)
      expect(idsOf(await collect(store.readStream('story-1')))).toStrictEqual(ids)
      expect(idsOf(await collect(store.readStream('story-1', { direction: 'backwards' })))).toStrictEqual(ids.toReversed())
      expect(idsOf(await collect(store.readStream('story-1', { from: 10n, limit: 2100 })))).toStrictEqual(ids.slice(10, 2110))
      expect(idsOf(await collect(store.readAll()))).toStrictEqual(ids)
      expect(idsOf(await collect(store.readAll({ direction: 'backwards', limit: 2100 })))).toStrictEqual(ids.toReversed().slice(0, 2100))
    }))

  it('lets a reader stop early and another read the same at the same time', () =>
    filled(open, async ({ store, facts }) => {
      const seen: string[] = []
      for await (const fact of store.readAll()) {
        seen.push(...idsOf(await collect(store.readAll({ after: fact.position, limit: 1 }))))
        if (seen.length === 3) break
      }
      expect(seen).toStrictEqual(idsOf(facts.slice(1, 4)))
    }))

  it('has everything after it is opened again', () =>
    withStore(open, async (store, { reopen }) => {
      const facts = newFacts(3)
      const end = await store.append({ stream: 'story-1', expected: 'none', facts })
      if (!reopen) return
      const again = await reopen()
      expect(idsOf(await collect(again.readAll()))).toStrictEqual(idsOf(facts))
      expect(await again.append({ stream: 'story-1', expected: 'none', facts })).toStrictEqual(end)
      expect((await again.append({ stream: 'story-1', expected: 2n, facts: newFacts(1) })).revision).toBe(3n)
    }))
}
