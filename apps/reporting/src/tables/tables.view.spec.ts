import { describe, expect, it } from 'vitest'
import { disclosedTables, namedTable, staffTable } from './tables.view.ts'

const table = staffTable(
  'theme-by-community',
  ['south-asian', 'eastern-european', 'somewhere-else'],
  [
    { theme: 't1', people: 30 },
    { theme: 't2', people: 0 },
  ],
  [
    { theme: 't1', column: 'south-asian', people: 17 },
    { theme: 't1', column: 'somewhere-else', people: 13 },
  ],
)

describe('a table of people', () => {
  it('has a row for every theme and a zero where nobody is', () =>
    expect(table).toStrictEqual({
      id: 'theme-by-community',
      columns: ['south-asian', 'eastern-european', 'somewhere-else'],
      rows: [
        { theme: 't1', people: 30, cells: [17, 0, 13] },
        { theme: 't2', people: 0, cells: [0, 0, 0] },
      ],
    }))
  it('leaves out columns that the programme does not name', () =>
    expect(namedTable(table, ['south-asian', 'eastern-european'])).toStrictEqual({
      id: 'theme-by-community',
      columns: ['south-asian', 'eastern-european'],
      rows: [
        { theme: 't1', people: 30, cells: [17, 0] },
        { theme: 't2', people: 0, cells: [0, 0] },
      ],
    }))
  it('is released with each number by the rule, and with what the audit came to', () =>
    expect(disclosedTables([table], [])).toStrictEqual({
      tables: [
        {
          id: 'theme-by-community',
          columns: ['south-asian', 'eastern-european', 'somewhere-else'],
          rows: [
            { theme: 't1', people: 30, cells: [15, null, 15] },
            { theme: 't2', people: null, cells: [null, null, null] },
          ],
        },
      ],
      audit: { cells: 8, small: 5, also: 0, narrow: 0, earlier: 0 },
    }))
  it('withholds what would tell a number that an earlier release withheld', () => {
    const counted = (people: number, ...cells: number[]) =>
      staffTable(
        'theme-by-stage',
        ['x', 'y'],
        [{ theme: 't1', people }],
        [
          { theme: 't1', column: 'x', people: cells[0] ?? 0 },
          { theme: 't1', column: 'y', people: cells[1] ?? 0 },
        ],
      )
    const first = disclosedTables([counted(50, 40, 9)], [])
    const { tables, audit } = disclosedTables([counted(51, 40, 10)], [first.tables])
    expect([first.tables[0]?.rows[0]?.cells, tables[0]?.rows[0]?.cells.includes(null), audit.also > 0, audit.earlier]).toStrictEqual([
      [40, null],
      true,
      true,
      1,
    ])
  })
})
