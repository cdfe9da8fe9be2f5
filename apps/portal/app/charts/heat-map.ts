import type { PublicTables } from '@heard/contracts/reporting'

export type HeatCell = { readonly column: string; readonly people: number | null; readonly step: 0 | 1 | 2 | 3 | 4 }
/** `people`: in the whole row, where the release tells it. */
export type HeatRow = { readonly theme: string; readonly people?: number | null | undefined; readonly cells: readonly HeatCell[] }
/** `upTo`: the largest number of each step, from 1. */
export type HeatMap = { readonly columns: readonly string[]; readonly rows: readonly HeatRow[]; readonly upTo: readonly number[] }

const steps = [1, 2, 3, 4] as const
const toFive = (count: number): number => Math.ceil(count / 5) * 5

/** Shades of a released table: a withheld cell (null) has step 0, and nothing about it is worked out. */
export const heatMap = ({ columns, rows }: PublicTables['tables'][number]): HeatMap => {
  const largest = Math.max(0, ...rows.flatMap(({ cells }) => cells.map((cell) => cell ?? 0)))
  const upTo = [...new Set(steps.map((step) => toFive(10 + ((largest - 10) * step) / 4)))]
  const stepOf = (people: number | null): HeatCell['step'] => {
    if (people === null) return 0
    return steps[upTo.findIndex((limit) => people <= limit)] ?? 4
  }
  return {
    columns,
    upTo: largest === 0 ? [] : upTo,
    rows: rows.map(({ theme, people: all, cells }) => ({
      theme,
      ...(all === undefined ? {} : { people: all }),
      cells: columns.map((column, index) => {
        const people = cells[index] ?? null
        return { column, people, step: stepOf(people) }
      }),
    })),
  }
}
