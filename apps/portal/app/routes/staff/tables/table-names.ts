import type { ProgrammeView } from '@heard/contracts/engagement'
import type { ReleasedTable, RowTheme, TableId } from '@heard/contracts/reporting'
import type { z } from 'zod'
import { type Name, nameIn, namesOf } from '../contributions/names.ts'

type Theme = z.infer<typeof RowTheme>

/** A table with everything in words: what a page needs to show it. `null` is withheld. */
export type NamedTable = {
  readonly id: TableId
  readonly title: string
  readonly across: string
  readonly columns: readonly string[]
  /** What stands out, where that is not to be read from these very cells. */
  readonly summary?: string
  readonly rows: readonly { readonly theme: string; readonly name: string; readonly depth: number; readonly cells: readonly (number | null)[] }[]
}

const titles = { 'theme-by-stage': 'Themes by stage', 'theme-by-community': 'Themes by community' } as const
const across = { 'theme-by-stage': 'Stage', 'theme-by-community': 'Community' } as const

type Table = {
  readonly id: TableId
  readonly columns: readonly string[]
  readonly rows: readonly { readonly theme: string; readonly cells: readonly (number | null)[] }[]
}

const textOf = ({ name }: Theme): string => (name.status === 'open' ? name.text : `(${name.status})`)

/** Tables in words, rows in the codebook's order. */
export const namedTables = (tables: readonly Table[], themes: readonly Theme[], programme: ProgrammeView): NamedTable[] => {
  const { stages, communities } = namesOf(programme, [])
  return tables.map(({ id, columns, rows }) => {
    const names: readonly Name[] = id === 'theme-by-stage' ? stages : communities
    return {
      id,
      title: titles[id],
      across: across[id],
      columns: columns.map((column) => nameIn(names, column)),
      rows: themes.flatMap((theme) => {
        const row = rows.find((each) => each.theme === theme.theme)
        return row ? [{ theme: theme.theme, name: textOf(theme), depth: theme.depth, cells: row.cells }] : []
      }),
    }
  })
}

/** With all people of each row before its columns. */
export const withEverybody =
  (released: readonly ReleasedTable[]) =>
  (table: NamedTable): NamedTable => {
    const rows = released.find(({ id }) => id === table.id)?.rows ?? []
    const people = (theme: string): number | null => rows.find((row) => row.theme === theme)?.people ?? null
    return {
      ...table,
      summary: inWords(table),
      columns: ['Everybody', ...table.columns],
      rows: table.rows.map((row) => ({ ...row, cells: [people(row.theme), ...row.cells] })),
    }
  }

/** What stands out, in a sentence. */
export const inWords = ({ columns, rows, across: by }: NamedTable): string => {
  const cells = rows.flatMap(({ name, cells: row }) => row.map((people, index) => ({ name, column: columns[index] ?? '', people: people ?? 0 })))
  const [most] = cells.toSorted((a, b) => b.people - a.people)
  if (!most || most.people === 0) return 'No cell has anybody in it yet.'
  const places = `${rows.length} ${rows.length === 1 ? 'theme' : 'themes'}, ${columns.length} ${by === 'Stage' ? 'stages' : 'communities'}`
  return `${places}. Most people: ${most.people.toLocaleString('en-GB')} for “${most.name}”, ${by.toLowerCase()} “${most.column}”.`
}
