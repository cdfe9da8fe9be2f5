import type { ReleasedTable } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { disclosedTables } from './disclosed.view.ts'
import { namedTable, staffTable } from './tables.view.ts'
import type { ToldOfTheme } from './told.ts'

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
    expect(disclosedTables({ tables: [table], earlier: [], told: [], recountings: [] })).toStrictEqual({
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
  it('withholds what would tell a number that an earlier release withheld', () => {
    const first = disclosedTables({ tables: [counted(50, 40, 9)], earlier: [], told: [], recountings: [] })
    const earlier = [{ at: '2026-01-01', tables: first.tables, recountings: 0 }]
    const { tables, audit } = disclosedTables({ tables: [counted(51, 40, 10)], earlier, told: [], recountings: [] })
    expect([first.tables[0]?.rows[0]?.cells, tables[0]?.rows[0]?.cells.includes(null), audit.also > 0, audit.earlier]).toStrictEqual([
      [40, null],
      true,
      true,
      1,
    ])
  })
  it('takes what a recommendation told of a theme alone for a public number of its people', () => {
    const released: ReleasedTable = { id: 'theme-by-stage', columns: ['x', 'y'], rows: [{ theme: 't1', people: null, cells: [40, null] }] }
    const shown = (told: readonly ToldOfTheme[]) =>
      disclosedTables({ tables: [counted(51, 40, 10)], earlier: [{ at: '2026-02-01', tables: [released], recountings: 0 }], told, recountings: [] })
        .tables[0]?.rows[0]
    const whole = { theme: 't1', people: 50, cells: [40, 10] }
    expect(shown([])).toStrictEqual(whole)
    expect(shown([{ theme: 't2', people: 50, at: '2026-01-01', recountings: 0 }])).toStrictEqual(whole)
    expect(shown([{ theme: 't1', people: 50, at: '2026-01-01', recountings: 0 }])).not.toStrictEqual(whole)
  })
})
