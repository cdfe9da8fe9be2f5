import type { ReleasedTable } from '@heard/contracts/reporting'
import type { ShownRow } from '@heard/privacy'

/** A cell among those of all tables that hang together. */
export const nameOf = (table: string, column: string): string => `${table}:${column}`

/** Of one theme in tables that hang together, what each cell has. */
export const rowIn = <Shown>(
  tables: readonly {
    readonly id: string
    readonly columns: readonly string[]
    readonly rows: readonly { theme: string; cells: readonly Shown[] }[]
  }[],
  theme: string,
): Readonly<Record<string, Shown>> =>
  Object.fromEntries(
    tables.flatMap(({ id, columns, rows }) => {
      const cells = rows.find((row) => row.theme === theme)?.cells ?? []
      return cells.flatMap((cell, index) => (columns[index] === undefined ? [] : [[nameOf(id, columns[index]), cell] as const]))
    }),
  )

/** The same, as it was published. */
export const shownRow = (tables: readonly ReleasedTable[], theme: string): ShownRow => ({
  people: tables.flatMap(({ rows }) => rows.find((row) => row.theme === theme) ?? [])[0]?.people,
  cells: rowIn(tables, theme),
})
