import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedCells } from './disclosed-cells.ts'

const peopleIn = (counts: readonly number[], total: number) => disclosedCells(counts, total).cells.map(({ people }) => people)

describe('cells under one total', () => {
  it('are withheld under ten and rounded to five', () => {
    expect(peopleIn([23, 9, 0, 12], 44)).toStrictEqual([25, null, null, 10])
  })

  it('lose a second one when one alone would be withheld', () => {
    expect(peopleIn([23, 9, 12], 44)).toStrictEqual([25, null, null])
    expect(peopleIn([30, 4], 34)).toStrictEqual([null, null])
  })

  it('come with percentages of rounded numbers from fifty people on', () => {
    expect(disclosedCells([33, 17], 50)).toStrictEqual({
      base: 50,
      cells: [
        { people: 35, percent: 70 },
        { people: 15, percent: 30 },
      ],
    })
    expect(disclosedCells([30, 12], 42).cells.map(({ percent }) => percent)).toStrictEqual([null, null])
  })

  it('never leave one withheld alone, show no number under ten, and no percentage without its number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 2, maxLength: 12 }), (counts) => {
        const { cells } = disclosedCells(
          counts,
          counts.reduce((sum, count) => sum + count, 0),
        )
        expect(cells.filter(({ people }) => people === null).length).not.toBe(1)
        expect(cells.every(({ people, percent }) => (people === null ? percent === null : people >= 10 && people % 5 === 0))).toBe(true)
      }),
    )
  })
})
