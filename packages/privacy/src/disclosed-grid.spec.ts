import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disclosedGrid } from './disclosed-grid.ts'
import { publicCount } from './public-count.ts'

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
const columnsOf = <T>(grid: readonly (readonly T[])[]): readonly (readonly (T | undefined)[])[] =>
  (grid[0] ?? []).map((_, column) => grid.map((row) => row[column]))
const withheld = (line: readonly unknown[]) => line.filter((count) => count === null).length

describe('counts by two things', () => {
  it('lose partners in their rows and in their columns', () => {
    const counts = [
      [40, 4],
      [30, 20],
      [50, 60],
    ]
    expect(disclosedGrid(counts, [45, 50, 110], [120, 85])).toStrictEqual([
      [null, null],
      [null, null],
      [50, 60],
    ])
  })

  it('show nothing under a total that is withheld', () => {
    expect(disclosedGrid([[20, 30]], [null], [20, 30])).toStrictEqual([[null, null]])
    expect(
      disclosedGrid(
        [
          [20, 30],
          [20, 30],
        ],
        [50, 50],
        [40, null],
      ),
    ).toStrictEqual([
      [null, null],
      [null, null],
    ])
  })

  it('say nothing of a line of fewer than 30, and withhold more where two small ones are as good as told', () => {
    expect(
      disclosedGrid(
        [
          [12, 0, 0],
          [40, 9, 9],
          [60, 50, 40],
        ],
        [10, 60, 150],
        [110, 60, 50],
      ),
    ).toStrictEqual([
      [null, null, null],
      [null, null, null],
      [60, 50, 40],
    ])
  })

  it('never leave one withheld alone in a row or a column, and show no number under ten', () => {
    const grids = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) => fc.array(fc.array(fc.nat(60), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))
    fc.assert(
      fc.property(grids, (counts) => {
        const totals = columnsOf(counts).map((column) => publicCount(sum(column.map((count) => count ?? 0))))
        const grid = disclosedGrid(
          counts,
          counts.map((row) => publicCount(sum(row))),
          totals,
        )
        expect([...grid, ...columnsOf(grid)].map(withheld)).not.toContain(1)
        expect(grid.flat().every((count) => count === null || count >= 10)).toBe(true)
      }),
    )
  })
})
