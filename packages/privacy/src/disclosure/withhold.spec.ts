import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostPeople, type Relation } from './bounds.ts'
import { attack, type Cell, type Publication, withhold } from './withhold.ts'

const cellOf = (id: string, count: number): Cell => ({
  id,
  count,
  shown: { low: count, high: count },
  hidden: { low: 0, high: count < 10 ? 9 : mostPeople },
  within: { low: 0, high: count < 10 ? 9 : mostPeople },
  hide: count < 10 ? 'must' : 'may',
})
/** A table by two things with all its totals, told exactly. */
const table = (rows: readonly (readonly number[])[], values = 5): Publication => {
  const cells: Cell[] = []
  const relations: Relation[] = []
  const width = rows[0]?.length ?? 0
  const sum = (line: readonly string[], name: string, count: number) => {
    cells.push(cellOf(name, count))
    relations.push({ terms: [...line.map((cell) => [cell, 1] as const), [name, -1]], sum: { low: 0, high: 0 } })
  }
  for (const [y, row] of rows.entries()) cells.push(...row.map((count, x) => cellOf(`${y}.${x}`, count)))
  for (const [y, row] of rows.entries())
    sum(
      row.map((_, x) => `${y}.${x}`),
      `row ${y}`,
      row.reduce((all, count) => all + count, 0),
    )
  for (let x = 0; x < width; x += 1)
    sum(
      rows.map((_, y) => `${y}.${x}`),
      `column ${x}`,
      rows.reduce((all, row) => all + (row[x] ?? 0), 0),
    )
  const all = rows.flat().reduce((total, count) => total + count, 0)
  sum(
    rows.map((_, y) => `row ${y}`),
    'all',
    all,
  )
  return { cells, relations, earlier: new Map(), watched: [], values }
}
describe('what is withheld besides', () => {
  it('is nothing where nothing is small', () =>
    expect(
      withhold(
        table([
          [12, 30],
          [40, 25],
        ]),
      ).hidden,
    ).toStrictEqual(new Set()))
  it('closes a square around one small count, of the smallest', () => {
    const { hidden, also, narrow } = withhold(
      table([
        [12, 30, 44],
        [40, 3, 25],
        [60, 70, 80],
      ]),
    )
    expect([...hidden].toSorted()).toStrictEqual(['0.1', '0.2', '1.1', '1.2'])
    expect([...also].toSorted()).toStrictEqual(['0.1', '0.2', '1.2'])
    expect(narrow).toStrictEqual([])
  })
  it('says what no withholding helps', () => {
    const publication = table([[3, 30]])
    const fixed = { ...publication, cells: publication.cells.map((cell): Cell => (cell.hide === 'may' ? { ...cell, hide: 'never' } : cell)) }
    expect(withhold(fixed).narrow).toStrictEqual(['0.0', 'column 0'])
  })
  it('leaves five values for every withheld count, against somebody who knows all the rest exactly', () => {
    const grids = fc
      .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }))
      .chain(([rows, columns]) =>
        fc.array(fc.array(fc.oneof(fc.nat(14), fc.nat(60)), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
      )
    fc.assert(
      fc.property(grids, (rows) => {
        const publication = table(rows)
        const { hidden, narrow } = withhold(publication)
        expect(narrow).toStrictEqual([])
        expect(attack(publication, hidden)).toStrictEqual([])
        expect(publication.cells.every(({ id, hide }) => hide !== 'must' || hidden.has(id))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
