import { createHash } from 'node:crypto'
import type { Release, ReleaseAudit, ReleasedTable, StaffTable } from '@heard/contracts/reporting'
import { type CountedRow, type DisclosedRow, disclosedRow, publicCount } from '@heard/privacy'
import canonicalize from 'canonicalize'
import type { Kept } from '../accountability/words.ts'
import type { Cell } from '../analysis/counts.query.ts'
import { lineageOf, type Recounting } from '../codebook/lineage.ts'
import { type EarlierTables, seenBefore, seenOf, tornIn } from './seen.ts'
import { nameOf, rowIn } from './table-row.ts'
import type { ToldOfTheme } from './told.ts'

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

/** A table without the columns that the programme does not name. */
export const namedTable = ({ id, columns, rows }: StaffTable, named: readonly string[]): StaffTable => {
  const kept = columns.flatMap((column, index) => (named.includes(column) ? [index] : []))
  return {
    id,
    columns: kept.flatMap((index) => columns[index] ?? []),
    rows: rows.map(({ theme, people, cells }) => ({ theme, people, cells: kept.map((index) => cells[index] ?? 0) })),
  }
}

/** Rows of which the public may not know how many people they are. */
export const withheldThemes = (tables: readonly ReleasedTable[]): ReadonlySet<string> =>
  new Set(tables.flatMap(({ rows }) => rows.flatMap(({ theme, people }) => (people === null ? [theme] : []))))

export type Disclosed = { readonly tables: ReleasedTable[]; readonly audit: ReleaseAudit }

/** Counted tables, and what the public saw before. */
export type ToDisclose = {
  readonly tables: readonly StaffTable[]
  readonly earlier: readonly EarlierTables[]
  readonly told: readonly ToldOfTheme[]
  readonly recountings: readonly Recounting[]
}

/** Nothing of the row is told. */
const silent = ({ people, cells }: CountedRow): DisclosedRow => {
  const small = [people, ...Object.values(cells)].filter((count) => publicCount(count) === null).length
  const shown = { people: null, cells: Object.fromEntries(Object.keys(cells).map((name) => [name, null])) }
  return { shown, small, also: 1 + Object.keys(cells).length - small, narrow: 0 }
}

/** What the public may see of these tables after everything that it saw before. */
export const disclosedTables = ({ tables, earlier, told, recountings }: ToDisclose): Disclosed => {
  const lineage = lineageOf(recountings)
  const now = recountings.length
  const seen = seenBefore(earlier, told, lineage)
  const torn = tornIn(seen, lineage, now)
  const themes = [...new Map(tables.flatMap(({ rows }) => rows.map(({ theme, people }) => [theme, people] as const)))]
  const rows = new Map(
    themes.map(([theme, people]) => {
      const row = { people, cells: rowIn(tables, theme) }
      return [
        theme,
        torn.has(theme) ? silent(row) : disclosedRow({ now: row, ...seenOf({ theme, names: Object.keys(row.cells) }, seen, lineage, now) }),
      ] as const
    }),
  )
  const sum = (of: (row: DisclosedRow) => number): number => [...rows.values()].reduce((total, row) => total + of(row), 0)
  return {
    tables: tables.map(({ id, columns, rows: counted }) => ({
      id,
      columns: [...columns],
      rows: counted.map(({ theme }) => {
        const shown = rows.get(theme)?.shown
        return { theme, people: shown?.people ?? null, cells: columns.map((column) => shown?.cells[nameOf(id, column)] ?? null) }
      }),
    })),
    audit: {
      cells: sum(({ shown }) => 1 + Object.keys(shown.cells).length),
      small: sum(({ small }) => small),
      also: sum(({ also }) => also),
      narrow: sum(({ narrow }) => narrow),
      earlier: earlier.length,
    },
  }
}
