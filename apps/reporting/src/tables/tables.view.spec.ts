import { describe, expect, it } from 'vitest'
import { releasedTable, staffTable } from './tables.view.ts'

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
  it('is released without totals, without columns that the programme does not name, each cell by the rule', () =>
    expect(releasedTable(table, ['south-asian', 'eastern-european'], (people) => (people < 10 ? null : 15))).toStrictEqual({
      id: 'theme-by-community',
      columns: ['south-asian', 'eastern-european'],
      rows: [
        { theme: 't1', cells: [15, null] },
        { theme: 't2', cells: [null, null] },
      ],
    }))
})
