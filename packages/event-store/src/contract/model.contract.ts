import { type Appended, DuplicateFactId, RevisionConflict } from '@heard/event-sourcing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { collect, idsOf, newFact, type Open, withStore } from './contract-facts.ts'

type Step = { readonly stream: number; readonly expected: 'none' | 'any' | bigint; readonly ids: readonly number[] }
type Outcome = { readonly revision: bigint } | { readonly refused: 'revision-conflict' | 'duplicate-fact-id' }

const step: fc.Arbitrary<Step> = fc.record({
  stream: fc.nat(2),
  expected: fc.oneof(fc.constantFrom('none' as const, 'any' as const), fc.bigInt(-1n, 6n)),
  ids: fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 3 }),
})

const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

/** What the port's own words say an append comes to, on plain arrays. */
const predict = (streams: readonly number[][], { stream, expected, ids }: Step): Outcome => {
  const here = streams[stream] ?? []
  const known = ids.filter((id) => streams.some((facts) => facts.includes(id)))
  if (ids.every((id) => here.includes(id))) return { revision: BigInt(Math.max(...ids.map((id) => here.indexOf(id)))) }
  if (known.length > 0) return { refused: 'duplicate-fact-id' }
  const fits = expected === 'any' || expected === (here.length === 0 ? 'none' : BigInt(here.length - 1))
  if (!fits) return { refused: 'revision-conflict' }
  here.push(...ids)
  return { revision: BigInt(here.length - 1) }
}

const observe = async (append: Promise<Appended>): Promise<Outcome> => {
  try {
    return { revision: (await append).revision }
  } catch (error) {
    if (error instanceof RevisionConflict || error instanceof DuplicateFactId) return { refused: error.type }
    throw error
  }
}

/** Any sequence of appends, one by one or all at once, comes to what a model of three arrays says. */
export const modelContract = (open: Open): void => {
  for (const together of [false, true]) {
    it(`comes to what a simple model says for any appends ${together ? 'made at once' : 'made one by one'}`, () =>
      fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 25 }), (steps) =>
          withStore(open, async (store) => {
            const streams: number[][] = [[], [], []]
            const predicted = steps.map((next) => predict(streams, next))
            const append = ({ stream, expected, ids }: Step) =>
              observe(store.append({ stream: `story-${stream}`, expected, facts: ids.map((id) => newFact('A', { id }, idOf(id))) }))
            const observed: Outcome[] = []
            if (together) observed.push(...(await Promise.all(steps.map(append))))
            else for (const next of steps) observed.push(await append(next))
            expect(observed).toStrictEqual(predicted)
            for (const [n, ids] of streams.entries()) {
              expect(idsOf(await collect(store.readStream(`story-${n}`)))).toStrictEqual(ids.map(idOf))
            }
          }),
        ),
        { numRuns: 40 },
      ))
  }
}
