import type { Population, PublicTables } from '@heard/contracts/reporting'

type Reach = NonNullable<PublicTables['reach']>
export type ReachTableView = Reach['tables'][number]

/** One group of people: how many were heard (null: not shown), and of how many there are where a figure is set. */
export type ReachRow = {
  readonly column: string
  readonly people: number | null
  readonly population?: Population
  /** Of every 1,000, from the rounded number. */
  readonly rate?: number
  /** How far its bar goes, out of a hundred; missing where there is nothing to compare. */
  readonly width?: number
}

const rateOf = (people: number | null, population: Population | undefined): number | undefined =>
  people === null || !population ? undefined : Math.min(1000, Math.round((people / population.people) * 10_000) / 10)

/** Who was heard beside how many there are, and bars of the shares where there are some. What is not shown has no bar, and nothing about it is worked out. */
export const reachRows = ({ id, columns, cells }: ReachTableView, populations: readonly Population[]): readonly ReachRow[] => {
  const rows = columns.map((column, index) => {
    const people = cells[index] ?? null
    const population = populations.find((each) => each.by === id && each.column === column)
    const rate = rateOf(people, population)
    return { column, people, ...(population ? { population } : {}), ...(rate === undefined ? {} : { rate }) }
  })
  const most = Math.max(0, ...rows.map(({ rate }) => rate ?? 0))
  return rows.map((row) => (row.rate === undefined || most === 0 ? row : { ...row, width: (row.rate / most) * 100 }))
}

/** The table of reach by something, where the release has one with any column. */
export const reachTable = (reach: Reach | undefined, id: ReachTableView['id']): ReachTableView | undefined =>
  reach?.tables.find((table) => table.id === id && table.columns.length > 0)
