import { expect, it } from 'vitest'
import { inWords, type NamedTable, withEverybody } from './table-names.ts'

const table: NamedTable = {
  id: 'theme-by-stage',
  title: 'Themes by stage',
  across: 'Stage',
  columns: ['Diagnosis', 'Treatment'],
  rows: [
    { theme: 't1', name: 'Waiting', depth: 0, cells: [3, 12] },
    { theme: 't2', name: 'Kindness', depth: 0, cells: [0, null] },
  ],
}

it('says what stands out in a table', () => {
  expect(inWords(table)).toBe('2 themes, 2 stages. Most people: 12 for “Waiting”, stage “Treatment”.')
  expect(inWords({ ...table, rows: [] })).toBe('No cell has anybody in it yet.')
})

it('puts all people of a row first', () => {
  const released = { id: table.id, columns: ['diagnosis', 'treatment'], rows: [{ theme: 't1', people: 15, cells: [null, 10] }] }
  expect(withEverybody([released])(table)).toMatchObject({
    columns: ['Everybody', 'Diagnosis', 'Treatment'],
    rows: [{ cells: [15, 3, 12] }, { cells: [null, 0, null] }],
  })
})
