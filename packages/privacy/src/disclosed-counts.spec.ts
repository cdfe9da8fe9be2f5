import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedChoices, disclosedCounts, disclosedPercentage } from './disclosed-counts.ts'

/** Every value that a withheld count may have for somebody who knows the rule, the sum and each shown count exactly, by trying all. */
const possible = (people: readonly number[], shown: readonly (number | null)[], of: number): number[] => {
  const known = people.filter((_, index) => shown[index] !== null)
  const rest = people.reduce((total, count) => total + count, 0) - known.reduce((total, count) => total + count, 0)
  const others = people.flatMap((count, index) => (shown[index] === null && index !== of ? [count < 10] : []))
  const least = others.reduce((total, small) => total + (small ? 0 : 10), 0)
  const most = others.reduce((total, small) => total + (small ? 9 : Math.min(...known)), 0)
  return Array.from({ length: 10 }, (_, value) => value).filter((value) => rest - value >= least && rest - value <= most)
}

describe('counts of people', () => {
  it('say nothing at all under 30', () => expect(disclosedCounts([10, 19])).toStrictEqual({ total: null, counts: [null, null] }))
  it('are rounded to 5 where none is small', () => expect(disclosedCounts([12, 33, 101])).toStrictEqual({ total: 145, counts: [10, 35, 100] }))
  it('withhold the next smallest where only one is small', () =>
    expect(disclosedCounts([40, 3, 25, 100])).toStrictEqual({ total: 170, counts: [40, null, null, 100] }))
  it('withhold several small ones without more, where their sum says too little', () =>
    expect(disclosedCounts([40, 6, 4, 100])).toStrictEqual({ total: 150, counts: [40, null, null, 100] }))
  it('withhold one more where two small ones are as good as told', () =>
    expect(disclosedCounts([42, 9, 9, 60])).toStrictEqual({ total: 120, counts: [null, null, null, 60] }))
  it('withhold zeros like other small ones', () => expect(disclosedCounts([60, 0, 0])).toStrictEqual({ total: 60, counts: [null, null, null] }))

  it('never let anybody who knows the rest exactly narrow a small one down to fewer than five values, unless nothing is shown', () => {
    const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 200 })), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(counts, (people) => {
        const { counts: shown } = disclosedCounts(people)
        const small = people.map((count) => count < 10)
        const told = shown.flatMap((count, index) => (count === null && small[index] ? [possible(people, shown, index).length] : []))
        const everythingWithheld = shown.every((count) => count === null)
        expect(everythingWithheld || told.every((values) => values >= 5)).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
  it('never show a small one, nor leave exactly one withheld', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 20 }), (people) => {
        const { counts } = disclosedCounts(people)
        expect(counts.every((count, index) => count === null || ((people[index] ?? 0) >= 10 && count % 5 === 0))).toBe(true)
        expect(counts.filter((count) => count === null).length).not.toBe(1)
      }),
    )
  })
})

describe('choices of which everybody may have several', () => {
  it('are withheld where few made one, or few did not', () =>
    expect(disclosedChoices([40, 9, 0, 91, 12], 100)).toStrictEqual({ total: 100, counts: [40, null, null, null, 10] }))
  it('say nothing at all under 30 people', () => expect(disclosedChoices([15, 14], 29)).toStrictEqual({ total: null, counts: [null, null] }))
})

it('percentages are told from rounded numbers of 50 people on', () =>
  expect([
    disclosedPercentage(10, 50),
    disclosedPercentage(10, 45),
    disclosedPercentage(null, 100),
    disclosedPercentage(10, null),
    disclosedPercentage(105, 100),
  ]).toStrictEqual([20, undefined, undefined, undefined, 100]))
