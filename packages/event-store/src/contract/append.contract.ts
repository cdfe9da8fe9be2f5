import { DuplicateFactId, type NewFact } from '@heard/event-sourcing'
import { expect, it } from 'vitest'
import { collect, idsOf, newFact, newFacts, type Open, withStore } from './contract-facts.ts'

const DEMANDING = [
  ['the empty string', ''],
  ['right-to-left text', 'صحت کی دیکھ بھال کے بارے میں'],
  ['astral characters', '👩🏽‍⚕️ 𝒽𝑒𝒶𝓇𝒹'],
  ['combining marks in either order', 'é ≠ e\u0301'],
  ['control characters and NUL', 'a\u0000b\u0001\u001f\u007f\r\n\t'],
  ['a lone surrogate', 'x\ud800y'],
  ['line separators and a byte-order mark', '\ufeff\u2028\u2029'],
  ['quotes and backslashes', `'"\\\\"';--`],
] as const

/** What an append records, all or nothing, and how it treats ids that are recorded already. */
export const appendContract = (open: Open): void => {
  it('gives facts back as they were appended, with stream, revision and position', () =>
    withStore(open, async (store) => {
      const facts: readonly NewFact[] = [
        { ...newFact('StoryShared', { stage: 'diagnosis', at: '2026-01-01', score: 1.5, parts: [1, null, true, { deep: [] }] }), version: 3 },
        { ...newFact('ConsentGiven'), metadata: { actor: 'resident', at: '2026-01-01T00:00:00.000Z', command: 'c-1', cause: 'f-1' } },
      ]
      const end = await store.append({ stream: 'story-1', expected: 'none', facts })
      const recorded = await collect(store.readStream('story-1'))
      expect(recorded).toStrictEqual(
        facts.map((fact, n) => ({ ...fact, stream: 'story-1', revision: BigInt(n), position: end.position - BigInt(facts.length - 1 - n) })),
      )
      expect(end.revision).toBe(1n)
      expect(await store.head()).toBe(end.position)
    }))

  for (const [what, text] of DEMANDING) {
    it(`gives ${what} back exactly`, () =>
      withStore(open, async (store) => {
        await store.append({ stream: 'story-1', expected: 'none', facts: [newFact('A', { text, [text]: 1 })] })
        expect((await collect(store.readAll())).map(({ data }) => data)).toStrictEqual([{ text, [text]: 1 }])
      }))
  }

  it('gives stream names and types in any script back exactly', () =>
    withStore(open, async (store) => {
      await store.append({ stream: 'کہانی-ایک', expected: 'none', facts: [newFact('Überfällig👍')] })
      const [fact] = await collect(store.readStream('کہانی-ایک'))
      expect([fact?.stream, fact?.type]).toStrictEqual(['کہانی-ایک', 'Überfällig👍'])
    }))

  it('gives a megabyte of data back exactly', () =>
    withStore(open, async (store) => {
      const data = { text: 'ہ👍x'.repeat(150_000) }
      await store.append({ stream: 'story-1', expected: 'none', facts: [newFact('A', data)] })
      expect((await collect(store.readAll())).map((fact) => fact.data)).toStrictEqual([data])
    }))

  it('records what was appended, whatever the caller does to it afterwards', () =>
    withStore(open, async (store) => {
      const data = { n: 1 }
      const appending = store.append({ stream: 'story-1', expected: 'none', facts: [newFact('A', data)] })
      data.n = 2
      await appending
      expect((await collect(store.readAll())).map((fact) => fact.data)).toStrictEqual([{ n: 1 }])
    }))

  it('refuses an append without facts', () =>
    withStore(open, async (store) => {
      await expect(store.append({ stream: 'story-1', expected: 'any', facts: [] })).rejects.toThrow(
        new TypeError('an append to story-1 needs at least one fact'),
      )
      expect(await store.head()).toBe(0n)
    }))

  it('refuses an append to a stream without a name', () =>
    withStore(open, async (store) => {
      await expect(store.append({ stream: '', expected: 'any', facts: newFacts(1) })).rejects.toThrow(TypeError)
    }))

  it('records none of the facts when one cannot be recorded', () =>
    withStore(open, async (store) => {
      const facts = [newFact('A'), newFact('B', { n: 1n }), newFact('C')]
      await expect(store.append({ stream: 'story-1', expected: 'any', facts })).rejects.toThrow(TypeError)
      const taken = newFact('A')
      await store.append({ stream: 'story-2', expected: 'none', facts: [taken] })
      await expect(store.append({ stream: 'story-1', expected: 'any', facts: [newFact('A'), newFact('B'), taken] })).rejects.toThrow(DuplicateFactId)
      expect(idsOf(await collect(store.readAll()))).toStrictEqual([taken.id])
    }))

  for (const expected of ['none', 'any', 1n, 7n] as const) {
    it(`answers a repeated append with its recorded end when ${expected} is expected`, () =>
      withStore(open, async (store) => {
        const facts = newFacts(2)
        const end = await store.append({ stream: 'story-1', expected: 'none', facts })
        await store.append({ stream: 'story-1', expected: 'any', facts: newFacts(3) })
        expect(await store.append({ stream: 'story-1', expected, facts })).toStrictEqual(end)
        expect(await collect(store.readAll())).toHaveLength(5)
      }))
  }

  it('records an append once that is made twice at the same time', () =>
    withStore(open, async (store) => {
      const facts = newFacts(2)
      const [one, two] = await Promise.all([
        store.append({ stream: 'story-1', expected: 'none', facts }),
        store.append({ stream: 'story-1', expected: 'none', facts }),
      ])
      expect(two).toStrictEqual(one)
      expect(idsOf(await collect(store.readAll()))).toStrictEqual(idsOf(facts))
    }))

  it('refuses ids that are recorded in another stream', () =>
    withStore(open, async (store) => {
      const fact = newFact()
      await store.append({ stream: 'story-1', expected: 'none', facts: [fact] })
      await expect(store.append({ stream: 'story-2', expected: 'none', facts: [fact] })).rejects.toThrow(new DuplicateFactId(fact.id))
      expect(await collect(store.readStream('story-2'))).toStrictEqual([])
    }))

  for (const expected of ['any', 0n, 'none'] as const) {
    it(`refuses an append of which only some ids are recorded when ${expected} is expected`, () =>
      withStore(open, async (store) => {
        const fact = newFact()
        await store.append({ stream: 'story-1', expected: 'none', facts: [fact] })
        await expect(store.append({ stream: 'story-1', expected, facts: [newFact(), fact] })).rejects.toThrow(new DuplicateFactId(fact.id))
        expect(idsOf(await collect(store.readAll()))).toStrictEqual([fact.id])
      }))
  }

  it('refuses an append that names an id twice', () =>
    withStore(open, async (store) => {
      const fact = newFact()
      await expect(store.append({ stream: 'story-1', expected: 'any', facts: [fact, fact] })).rejects.toThrow(new DuplicateFactId(fact.id))
      expect(await store.head()).toBe(0n)
    }))
}
