import type { PublicCount, ReachTableId, ReleasedReach, StaffReach } from '@heard/contracts/reporting'
import {
  type AuditedRow,
  auditedRow,
  behind,
  type DisclosedRow,
  mostPeople,
  type PublicRows,
  publicCount,
  type Range,
  type ShownRow,
} from '@heard/privacy'
import { nameOf } from '../tables/table-row.ts'

/** Reach as it was released at some time; undefined where that release had none. */
export type EarlierReach = { readonly at: string; readonly reach: ReleasedReach | undefined }
/** What themes show at a time: of each cell the largest count that it is at least. */
export type FloorsAt = (at: string) => Readonly<Record<string, number>>

/** One table of reach, with what the public may see of it. */
export type DisclosedReachTable = {
  readonly id: ReachTableId
  readonly columns: readonly string[]
  readonly row: DisclosedRow
  /** As it is looked at with rows of some of these people. */
  readonly rows: PublicRows
}

export const now = 'now'

/** Everybody contributes in some way, and it reaches us by some way; not everybody says where they belong. */
const coversAll: readonly ReachTableId[] = ['origin', 'mode']

/** Cells of communities are named as those of themes by community are: everybody in these is in those. */
const tableOf = (id: ReachTableId): string => (id === 'community' ? 'theme-by-community' : id)

const cellsOf = <Count>(id: ReachTableId, columns: readonly string[], cells: readonly Count[]): Readonly<Record<string, Count>> =>
  Object.fromEntries(columns.flatMap((column, index) => (cells[index] === undefined ? [] : [[nameOf(tableOf(id), column), cells[index]]])))

const earlierRows = (id: ReachTableId, earlier: readonly EarlierReach[]): readonly { readonly at: string; readonly row: ShownRow }[] =>
  earlier.flatMap(({ at, reach }) => {
    const table = reach?.tables.find((each) => each.id === id)
    return reach && table ? [{ at, row: { people: reach.people, cells: cellsOf(id, table.columns, table.cells) } }] : []
  })

/** Nothing of the cells is told. */
const withoutCells = ({ shown, small, also }: DisclosedRow): DisclosedRow => {
  const told = Object.values(shown.cells).filter((count) => count !== null).length
  return { shown: { ...shown, cells: Object.fromEntries(Object.keys(shown.cells).map((name) => [name, null])) }, small, also: also + told, narrow: 0 }
}

const asPublic = (
  earlier: ReturnType<typeof earlierRows>,
  { row, worlds }: AuditedRow,
  order: PublicRows['order'],
  isShown: boolean,
): Pick<DisclosedReachTable, 'row' | 'rows'> => ({
  row: isShown ? row : withoutCells(row),
  rows: { rows: [...earlier, ...(isShown ? [{ at: now, row: row.shown }] : [])], order, worlds },
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const leastOf = (shown: PublicCount): number => (shown === null ? 0 : behind(shown).low)
const mostOf = (shown: PublicCount): number => (shown === null ? smallest - 1 : behind(shown).high)
const smallest = 10

/** What all tables together tell of how many people there are: nobody is in two communities or wards, as one may believe, and everybody is in some origin and mode. */
const peopleIn = ({ people, tables }: ReleasedReach): Range => {
  const told = people === null ? { low: 0, high: mostPeople } : behind(people)
  const low = Math.max(told.low, ...tables.filter(({ id }) => !coversAll.includes(id)).map(({ cells }) => sum(cells.map(leastOf))))
  const high = Math.min(told.high, ...tables.filter(({ id }) => coversAll.includes(id)).map(({ cells }) => sum(cells.map(mostOf))))
  return low > high ? told : { low, high }
}

/** The same of numbers that are about to be shown, as if each were that may be by itself: whoever sees fewer knows less. */
const peopleNow = ({ people, tables }: StaffReach): Range => {
  const { low, high } = peopleIn({ people: publicCount(people), tables: tables.map((table) => ({ ...table, cells: table.cells.map(publicCount) })) })
  return { low: Math.min(low, people), high: Math.max(high, people) }
}

/**
 * A table of reach as it may be released after all that was released of it, by somebody who knows of its people what the other tables tell. Where a withheld count cannot be protected by withholding others, or so few were heard that their number is withheld, it shows nothing.
 */
export const disclosedReachTable = (
  reach: StaffReach,
  { id, columns, cells }: StaffReach['tables'][number],
  earlier: readonly EarlierReach[],
  floorsAt: FloorsAt,
  mayShow = true,
): DisclosedReachTable => {
  const before = earlierRows(id, earlier)
  const order = {
    covering: coversAll.includes(id) ? [tableOf(id)] : [],
    floors: [...before.map(({ at }) => floorsAt(at)), floorsAt(now)],
    people: [...before.map(({ at }) => peopleIn(earlier.find((each) => each.at === at)?.reach ?? { people: null, tables: [] })), peopleNow(reach)],
  }
  const audited = auditedRow({
    now: { people: reach.people, cells: cellsOf(id, columns, cells) },
    earlier: before.map(({ row }) => row),
    ...order,
  })
  return { id, columns, ...asPublic(before, audited, order, mayShow && audited.row.narrow === 0 && audited.row.shown.people !== null) }
}

/** What is released of these tables. */
export const releasedReach = ({ people }: Pick<StaffReach, 'people'>, tables: readonly DisclosedReachTable[]): ReleasedReach => ({
  people: publicCount(people),
  tables: tables.map(({ id, columns, row }) => ({
    id,
    columns: [...columns],
    cells: columns.map((column) => row.shown.cells[nameOf(tableOf(id), column)] ?? null),
  })),
})

/** How many people of a community were heard. */
export const heardOf = ({ tables }: StaffReach, community: string): number => {
  const table = tables.find(({ id }) => id === 'community')
  return table?.cells[table.columns.indexOf(community)] ?? 0
}
