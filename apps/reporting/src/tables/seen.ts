import type { ReleasedReach, ReleasedTable } from '@heard/contracts/reporting'
import type { ShownRow } from '@heard/privacy'
import type { Lineage } from '../codebook/lineage.ts'
import { shownRow } from './table-row.ts'
import type { TablesReleased } from './tables.events.ts'
import type { ToldOfTheme } from './told.ts'

/** Tables that are public; `recountings`: how often themes had been made to count otherwise when they were worked out. */
export type EarlierTables = {
  readonly at: string
  readonly tables: readonly ReleasedTable[]
  readonly reach?: ReleasedReach | undefined
  readonly recountings: number
}

export const earlierTables = ({ at, data }: { readonly at: string; readonly data: TablesReleased['data'] }): EarlierTables => ({
  at,
  tables: data.tables,
  reach: data.reach,
  recountings: data.recountings ?? 0,
})

/** What the public saw of a theme at one time. */
export type Seen = {
  readonly theme: string
  readonly at: string
  /** The release that it was seen in, as `releaseKey` names it; missing of a number that was told beside them. */
  readonly release?: string
  readonly recountings: number
  readonly row: ShownRow
}

/** A release among those before this one. */
export const releaseKey = (index: number): string => `release ${index}`

/** In order: rows of releases, and numbers told of a theme alone, which say nothing of its cells. */
export const seenBefore = (earlier: readonly EarlierTables[], told: readonly ToldOfTheme[], lineage: Lineage): readonly Seen[] => {
  const released = earlier.flatMap(({ at, tables, recountings }, index) =>
    [...new Set(tables.flatMap(({ rows }) => rows.map(({ theme }) => theme)))].map((theme) => ({
      theme,
      at,
      release: releaseKey(index),
      recountings,
      row: shownRow(tables, theme),
    })),
  )
  const alone = told.flatMap(({ theme, at, people, recountings }) =>
    [...lineage(theme, 0, recountings)].map((then) => ({ theme: then, at, recountings, row: { people, cells: {} } })),
  )
  return [...released, ...alone].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

const tells = ({ people, cells }: ShownRow): boolean => typeof people === 'number' || Object.values(cells).some((count) => typeof count === 'number')

/** Themes of which the public saw a number together with others: with theirs, it would tell of people that are counted apart now. */
export const tornIn = (seen: readonly Seen[], lineage: Lineage, now: number): ReadonlySet<string> =>
  new Set(
    seen.flatMap(({ theme, recountings, row }) => {
      const themes = lineage(theme, recountings, now)
      return themes.size > 1 && tells(row) ? [...themes] : []
    }),
  )

/** What was seen of people who are all counted with the theme now, each with the next of these that they are part of. */
export const seenOf = (
  { theme, names }: { readonly theme: string; readonly names: readonly string[] },
  seen: readonly Seen[],
  lineage: Lineage,
  now: number,
): { readonly earlier: readonly ShownRow[]; readonly into: readonly number[]; readonly releases: readonly string[] } => {
  const untold = Object.fromEntries(names.map((name) => [name, undefined]))
  const isWithin = (one: Seen, name: string, then: number): boolean => {
    const themes = lineage(one.theme, one.recountings, then)
    return themes.size === 1 && themes.has(name)
  }
  const mine = seen.filter((one) => isWithin(one, theme, now))
  const into = mine.map((one, index) => {
    const next = mine.findIndex((other, later) => later > index && isWithin(one, other.theme, other.recountings))
    return next < 0 ? mine.length : next
  })
  const earlier = mine.map(({ row }) => (Object.keys(row.cells).length > 0 ? row : { ...row, cells: untold }))
  return { earlier, into, releases: mine.map(({ release }) => release ?? 'told') }
}
