import { createHash } from 'node:crypto'
import type { PublicCount, Release, ReleasedTable, StaffTable } from '@heard/contracts/reporting'
import canonicalize from 'canonicalize'
import type { Kept } from '../accountability/words.ts'
import type { Cell } from '../analysis/counts.query.ts'

/** Named in every release, so that a figure can be judged by the rule of its day. */
export const disclosureRule = 'under-10-withheld-others-to-5/1'

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of what is released. */
export const hashOf = (released: object): string =>
  createHash('sha256')
    .update(canonicalize(released) ?? '')
    .digest('hex')

/** What a release is, besides what it freezes. */
export const releaseOf = ({ data: { release, number, rule, hash }, at }: Kept<{ readonly data: Omit<Release, 'at'> }>): Release => ({
  release,
  number,
  at,
  rule,
  hash,
})

/** A table of people: every theme a row, every column given, zero where nobody is. */
export const staffTable = (
  id: StaffTable['id'],
  columns: readonly string[],
  themes: readonly { readonly theme: string; readonly people: number }[],
  cells: readonly Cell[],
): StaffTable => {
  const people = new Map(cells.map((cell) => [`${cell.theme} ${cell.column}`, cell.people]))
  return {
    id,
    columns: [...columns],
    rows: themes.map(({ theme, people: all }) => ({ theme, people: all, cells: columns.map((column) => people.get(`${theme} ${column}`) ?? 0) })),
  }
}

/** What the public may see of it: no row totals, and every cell through the disclosure rule. Columns that the programme does not name are left out. */
export const releasedTable = (
  { id, columns, rows }: StaffTable,
  named: readonly string[],
  disclose: (people: number) => PublicCount,
): ReleasedTable => {
  const kept = columns.flatMap((column, index) => (named.includes(column) ? [index] : []))
  return {
    id,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map(({ theme, cells }) => ({ theme, cells: kept.map((index) => disclose(cells[index] ?? 0)) })),
  }
}
