import { describe, expect, it } from 'vitest'
import { reachRows, reachTable } from './reach.ts'

const source = { status: 'open', language: 'en', text: 'Census' } as const
const figure = (column: string, people: number) => ({ by: 'community', column, people, year: 2021, source }) as const
const table = { id: 'community' as const, columns: ['a', 'b', 'c', 'd'], cells: [40, 20, null, 15] }

describe('who was heard beside how many there are', () => {
  it('has bars of shares, the longest of all the way', () =>
    expect(reachRows(table, [figure('a', 20_000), figure('b', 5_000), figure('c', 900)])).toStrictEqual([
      { column: 'a', people: 40, population: figure('a', 20_000), rate: 2, width: 50 },
      { column: 'b', people: 20, population: figure('b', 5_000), rate: 4, width: 100 },
      { column: 'c', people: null, population: figure('c', 900) },
      { column: 'd', people: 15 },
    ]))
  it('takes no figure of something else of the same name', () =>
    expect(reachRows(table, [{ ...figure('a', 20_000), by: 'ward' }])[0]).toStrictEqual({ column: 'a', people: 40 }))
  it('is never more than everybody', () => expect(reachRows(table, [figure('a', 50), figure('b', 50), figure('d', 50)])[0]?.rate).toBe(800))
  it('is left out where a release has no such table', () => {
    expect(reachTable({ people: 40, tables: [table, { id: 'ward', columns: [], cells: [] }] }, 'ward')).toBeUndefined()
    expect(reachTable(undefined, 'community')).toBeUndefined()
    expect(reachTable({ people: 40, tables: [table] }, 'community')).toBe(table)
  })
})
