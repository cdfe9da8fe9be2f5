import { expect, it } from 'vitest'
import { asReleased, inWords, type NamedTable } from './table-names.ts'

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

it('shows counts beforehand as the public will see them', () =>
  expect([0, 9, 10, 12, 13, null].map(asReleased)).toStrictEqual([null, null, 10, 10, 15, null]))
