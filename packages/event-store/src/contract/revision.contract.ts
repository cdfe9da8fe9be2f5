import { type Appended, type EventStore, type ExpectedRevision, RevisionConflict } from '@heard/event-sourcing'
import { expect, it } from 'vitest'
import { collect, idsOf, newFact, newFacts, type Open, withStore } from './contract-facts.ts'

/** The conflict an append ends in, as plain values. */
const conflictOf = async (append: Promise<Appended>): Promise<object> => {
  try {
    return await append
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error
    return { type: error.type, stream: error.stream, expected: error.expected, actual: error.actual }
  }
}

const conflict = (expected: ExpectedRevision, actual: bigint | 'none') => ({ type: 'revision-conflict', stream: 'story-1', expected, actual })
const appendOne = (store: EventStore, expected: ExpectedRevision) => store.append({ stream: 'story-1', expected, facts: [newFact()] })
const withThree = (open: Open, example: (store: EventStore) => Promise<void>) =>
  withStore(open, async (store) => {
    await store.append({ stream: 'story-1', expected: 'none', facts: newFacts(3) })
    await example(store)
  })

/** Every expected revision against an absent and a present stream, and writers against each other. */
export const revisionContract = (open: Open): void => {
  for (const expected of ['none', 'any'] as const) {
    it(`appends to an absent stream when ${expected} is expected`, () =>
      withStore(open, async (store) => {
        expect((await appendOne(store, expected)).revision).toBe(0n)
      }))
  }

  for (const expected of [0n, 5n, -1n]) {
    it(`refuses an append to an absent stream when revision ${expected} is expected, and says none`, () =>
      withStore(open, async (store) => {
        expect(await conflictOf(appendOne(store, expected))).toStrictEqual(conflict(expected, 'none'))
        expect(await collect(store.readStream('story-1'))).toStrictEqual([])
      }))
  }

  for (const expected of ['any', 2n] as const) {
    it(`appends to a stream at revision 2 when ${expected} is expected`, () =>
      withThree(open, async (store) => {
        expect((await appendOne(store, expected)).revision).toBe(3n)
      }))
  }

  for (const expected of ['none', 0n, 1n, 3n, -1n] as const) {
    it(`refuses an append to a stream at revision 2 when ${expected} is expected, and tells the true revision`, () =>
      withThree(open, async (store) => {
        expect(await conflictOf(appendOne(store, expected))).toStrictEqual(conflict(expected, 2n))
        expect(await collect(store.readStream('story-1'))).toHaveLength(3)
      }))
  }

  it('lets one of two writers win and tells the other the true revision', () =>
    withThree(open, async (store) => {
      const [one, two] = await Promise.all([conflictOf(appendOne(store, 2n)), conflictOf(appendOne(store, 2n))])
      const lost = [one, two].filter((outcome) => 'type' in outcome)
      expect(lost).toStrictEqual([conflict(2n, 3n)])
      expect(await collect(store.readStream('story-1'))).toHaveLength(4)
    }))

  it('leaves the appends around a conflict alone', () =>
    withStore(open, async (store) => {
      const facts = newFacts(3)
      const [first, second, third] = facts
      if (!first || !second || !third) throw new Error('three facts')
      const outcomes = await Promise.allSettled([
        store.append({ stream: 'story-1', expected: 'none', facts: [first] }),
        store.append({ stream: 'story-1', expected: 'none', facts: [second] }),
        store.append({ stream: 'story-2', expected: 'none', facts: [third] }),
      ])
      expect(outcomes.map(({ status }) => status)).toStrictEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(idsOf(await collect(store.readAll())).toSorted()).toStrictEqual([first.id, third.id].toSorted())
    }))

  it('keeps every fact of many concurrent appends, each stream in its own order', () =>
    withStore(open, async (store) => {
      const writes = Array.from({ length: 400 }, (_, n) =>
        store.append({ stream: `story-${n % 20}`, expected: 'any', facts: [newFact('A', { n }), newFact('B', { n })] }),
      )
      const ends = await Promise.all(writes)
      expect(new Set(ends.map(({ position }) => position)).size).toBe(400)
      const all = await collect(store.readAll())
      expect(all).toHaveLength(800)
      for (let stream = 0; stream < 20; stream += 1) {
        const facts = await collect(store.readStream(`story-${stream}`))
        expect(facts.map(({ revision }) => revision)).toStrictEqual(facts.map((_, n) => BigInt(n)))
        expect(facts.map(({ data }) => data)).toStrictEqual(
          Array.from({ length: 20 }, (_, n) => [{ n: n * 20 + stream }, { n: n * 20 + stream }]).flat(),
        )
      }
    }))
}
