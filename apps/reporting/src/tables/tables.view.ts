import { createHash } from 'node:crypto'
import type { ReachTableId, Release, ReleasedReach, ReleasedTable, StaffReach, StaffTable } from '@heard/contracts/reporting'
import canonicalize from 'canonicalize'
import type { Kept } from '../accountability/words.ts'
import type { Cell, Reached } from '../analysis/counts.query.ts'

/** SHA-256 (hex) of the canonical JSON (RFC 8785) of what is released. */
export const hashOf = (released: object): string =>
  createHash('sha256')
    .update(canonicalize(released) ?? '')
    .digest('hex')

/** What the fingerprint of a release is of: its tables, with reach where it has that. */
export const fingerprinted = (tables: readonly ReleasedTable[], reach: ReleasedReach | undefined): object => (reach ? { reach, tables } : tables)

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

/** A table of reach: every column given, zero where nobody is. */
export const reachTable = (id: ReachTableId, columns: readonly string[], cells: readonly Reached[]): StaffReach['tables'][number] => {
  const people = new Map(cells.map((cell) => [cell.column, cell.people]))
  return { id, columns: [...columns], cells: columns.map((column) => people.get(column) ?? 0) }
}

const keptOf = (columns: readonly string[], named: readonly string[]): readonly number[] =>
  columns.flatMap((column, index) => (named.includes(column) ? [index] : []))

/** The same, without the columns that the programme does not name. */
export const namedReach = ({ id, columns, cells }: StaffReach['tables'][number], named: readonly string[]): StaffReach['tables'][number] => {
  const kept = keptOf(columns, named)
  return { id, columns: kept.flatMap((index) => columns[index] ?? []), cells: kept.map((index) => cells[index] ?? 0) }
}

/** A table without the columns that the programme does not name. */
export const namedTable = ({ id, columns, rows }: StaffTable, named: readonly string[]): StaffTable => {
  const kept = keptOf(columns, named)
  return {
    id,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map(({ theme, people, cells }) => ({ theme, people, cells: kept.map((index) => cells[index] ?? 0) })),
  }
}

/** Rows of which the public may not know how many people they are. */
export const withheldThemes = (tables: readonly ReleasedTable[]): ReadonlySet<string> =>
  new Set(tables.flatMap(({ rows }) => rows.flatMap(({ theme, people }) => (people === null ? [theme] : []))))
