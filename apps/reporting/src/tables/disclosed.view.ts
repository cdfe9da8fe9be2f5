import type { ReleaseAudit, ReleasedReach, ReleasedTable, StaffReach, StaffTable } from '@heard/contracts/reporting'
import {
  type AuditedRow,
  auditedRow,
  behind,
  type CountedRow,
  type DisclosedRow,
  type PublicRows,
  publicCount,
  type ShownRow,
  tellsOfAll,
  tellsTogether,
} from '@heard/privacy'
import { lineageOf, type Recounting } from '../codebook/lineage.ts'
import { type DisclosedReachTable, disclosedReachTable, type FloorsAt, heardOf, now, releasedReach } from '../reach/reach.view.ts'
import { type EarlierTables, releaseKey, seenBefore, seenOf, tornIn } from './seen.ts'
import { nameOf, rowIn } from './table-row.ts'
import type { ToldOfTheme } from './told.ts'

export type Disclosed = { readonly tables: ReleasedTable[]; readonly reach?: ReleasedReach; readonly audit: ReleaseAudit }

/** Counted tables, and what the public saw before. */
export type ToDisclose = {
  readonly tables: readonly StaffTable[]
  readonly reach?: StaffReach | undefined
  readonly earlier: readonly EarlierTables[]
  readonly told: readonly ToldOfTheme[]
  readonly recountings: readonly Recounting[]
}

/** A theme as it may be released, and as it is looked at with all people; `rows` is missing where nothing of it is told. */
type Theme = { readonly row: DisclosedRow; readonly rows?: PublicRows | undefined }
type Themes = ReadonlyMap<string, Theme>

/** Nothing of the row is told. */
const silent = ({ people, cells }: CountedRow): DisclosedRow => {
  const small = [people, ...Object.values(cells)].filter((count) => publicCount(count) === null).length
  const shown = { people: null, cells: Object.fromEntries(Object.keys(cells).map((name) => [name, null])) }
  return { shown, small, also: 1 + Object.keys(cells).length - small, narrow: 0 }
}

/** The row of a theme, and in which cells nearly everybody of a community is under it. */
const countedRow = ({ tables, reach }: ToDisclose, theme: string, people: number): CountedRow => {
  const communities = tables.filter(({ id }) => id === 'theme-by-community')
  const tooMuch = communities.flatMap(({ id, columns, rows }) =>
    columns.flatMap((column, index) => {
      const onTheme = rows.find((row) => row.theme === theme)?.cells[index] ?? 0
      return reach && tellsOfAll(onTheme, heardOf(reach, column)) ? [nameOf(id, column)] : []
    }),
  )
  return { people, cells: rowIn(tables, theme), tooMuch }
}

const publicly = (row: DisclosedRow, worlds: AuditedRow['worlds'], { earlier, into, releases }: ReturnType<typeof seenOf>): PublicRows => ({
  rows: [...earlier.map((shown, index) => ({ at: releases[index] ?? '', row: shown })), { at: now, row: row.shown }],
  order: { into },
  worlds,
})

const disclosedThemes = (work: ToDisclose): Themes => {
  const lineage = lineageOf(work.recountings)
  const times = work.recountings.length
  const seen = seenBefore(work.earlier, work.told, lineage)
  const torn = tornIn(seen, lineage, times)
  const people = new Map(work.tables.flatMap(({ rows }) => rows.map((row) => [row.theme, row.people] as const)))
  return new Map(
    [...people].map(([theme, all]): [string, Theme] => {
      const row = countedRow(work, theme, all)
      if (torn.has(theme)) return [theme, { row: silent(row) }]
      const before = seenOf({ theme, names: Object.keys(row.cells) }, seen, lineage, times)
      const audited = auditedRow({ now: row, ...before })
      return [theme, { row: audited.row, rows: publicly(audited.row, audited.worlds, before) }]
    }),
  )
}

/** What all people of a cell are at least, by what themes show of it at a time. */
const floorsOf =
  (seen: readonly { readonly at: string; readonly row: ShownRow }[]): FloorsAt =>
  (at) => {
    const floors: Record<string, number> = {}
    for (const { row } of seen.filter((one) => one.at === at)) {
      for (const [name, shown] of Object.entries(row.cells)) {
        if (typeof shown === 'number') floors[name] = Math.max(floors[name] ?? 0, behind(shown).low)
      }
    }
    return floors
  }

const isShown = ({ row }: DisclosedReachTable): boolean => Object.values(row.shown.cells).some((count) => count !== null)

/**
 * The tables of reach beside the themes. Whoever speaks on a theme is among those who were heard: where communities of themes and of reach would together tell
 * a withheld count, reach shows no communities; where that is not enough, the theme shows nothing.
 */
const besideThemes = (
  work: ToDisclose,
  reach: StaffReach,
  themes: Themes,
): { readonly reach: readonly DisclosedReachTable[]; readonly themes: Themes } => {
  const rows = [...themes].flatMap(([theme, { rows: all }]) => (all ? [[theme, all] as const] : []))
  const released = work.earlier.flatMap(({ tables }, index) =>
    tables.flatMap((table) => table.rows.map((row) => ({ at: releaseKey(index), row: cellsOf(table, row) }))),
  )
  const shownNow = [...themes.values()].map(({ row }) => ({ at: now, row: row.shown }))
  const floors = floorsOf([...released, ...shownNow])
  const table = (id: DisclosedReachTable['id'], mayShow = true): readonly DisclosedReachTable[] =>
    reach.tables
      .filter((each) => each.id === id)
      .map((each) =>
        disclosedReachTable(
          reach,
          each,
          work.earlier.map(({ reach: of }, index) => ({ at: releaseKey(index), reach: of })),
          id === 'community' ? floors : () => ({}),
          mayShow,
        ),
      )
  const others = reach.tables.flatMap(({ id }) => (id === 'community' ? [] : table(id)))
  const [shown] = table('community')
  const tells = (all: PublicRows, community: DisclosedReachTable): boolean => tellsTogether(all, community.rows, now)
  if (!shown) return { reach: others, themes }
  if (!rows.some(([, all]) => tells(all, shown))) return { reach: [shown, ...others], themes }
  const [hidden] = isShown(shown) ? table('community', false) : [shown]
  if (!hidden) return { reach: others, themes }
  const telling = new Set(rows.flatMap(([theme, all]) => (tells(all, hidden) ? [theme] : [])))
  const quiet = [...themes].map(([theme, each]): [string, Theme] => [theme, telling.has(theme) ? { row: withoutAny(each.row) } : each])
  return { reach: [hidden, ...others], themes: new Map(quiet) }
}

const cellsOf = ({ id, columns }: ReleasedTable, { people, cells }: ReleasedTable['rows'][number]): ShownRow => ({
  people,
  cells: Object.fromEntries(columns.map((column, index) => [nameOf(id, column), cells[index]])),
})

const withoutAny = ({ shown, small, also, narrow }: DisclosedRow): DisclosedRow => {
  const told = [shown.people, ...Object.values(shown.cells)].filter((count) => count !== null).length
  return {
    shown: { people: null, cells: Object.fromEntries(Object.keys(shown.cells).map((name) => [name, null])) },
    small,
    also: also + told,
    narrow,
  }
}

/** Of the tables of reach, the cells alone: their people are the same number in each, which is not withheld to protect another. */
const withoutPeople = ({ shown, small, ...row }: DisclosedRow) => ({
  ...row,
  small: shown.people === null ? small - 1 : small,
  shown: { people: undefined, cells: shown.cells },
})
type Audited = Pick<DisclosedRow, 'small' | 'also' | 'narrow'> & { readonly shown: ShownRow }

/** What the public may see of these tables after everything that it saw before. */
export const disclosedTables = (work: ToDisclose): Disclosed => {
  const alone = disclosedThemes(work)
  const { reach, themes } = work.reach ? besideThemes(work, work.reach, alone) : { reach: [], themes: alone }
  const rows: readonly Audited[] = [...[...themes.values()].map(({ row }) => row), ...reach.map(({ row }) => withoutPeople(row))]
  const sum = (of: (row: Audited) => number): number => rows.reduce((total, row) => total + of(row), 0)
  return {
    tables: work.tables.map(({ id, columns, rows: counted }) => ({
      id,
      columns: [...columns],
      rows: counted.map(({ theme }) => {
        const shown = themes.get(theme)?.row.shown
        return { theme, people: shown?.people ?? null, cells: columns.map((column) => shown?.cells[nameOf(id, column)] ?? null) }
      }),
    })),
    ...(work.reach ? { reach: releasedReach(work.reach, reach) } : {}),
    audit: {
      cells: sum(({ shown }) => (shown.people === undefined ? 0 : 1) + Object.keys(shown.cells).length),
      small: sum(({ small }) => small),
      also: sum(({ also }) => also),
      narrow: sum(({ narrow }) => narrow),
      earlier: work.earlier.length,
    },
  }
}
