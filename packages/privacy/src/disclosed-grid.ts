import type { PublicCount } from '@heard/contracts/reporting'
import { disclosedCounts } from './disclosed-counts.ts'

type Grid = readonly (readonly PublicCount[])[]

/** The smallest shown count of a line in which one alone is withheld: withheld with it. */
const partnerIn = (line: readonly PublicCount[]): number => {
  const shown = line.filter((count) => count !== null)
  return shown.length > 0 && shown.length === line.length - 1 ? line.indexOf(Math.min(...shown)) : -1
}

const turned = <T>(grid: readonly (readonly T[])[]): T[][] => (grid[0] ?? []).map((_, column) => grid.flatMap((row) => row.slice(column, column + 1)))
const closeRows = (grid: Grid): Grid =>
  grid.map((row) => {
    const partner = partnerIn(row)
    return row.map((count, index) => (index === partner ? null : count))
  })
const shownIn = (grid: Grid): number => grid.flat().filter((count) => count !== null).length

/**
 * Counts of people by two things, under totals of rows and of columns as these may be seen. Nothing stands under a total that is withheld, each line is told as
 * `disclosedCounts` tells it, and no line has one withheld cell alone: it could be reckoned from the others.
 */
export const disclosedGrid = (counts: readonly (readonly number[])[], rows: readonly PublicCount[], columns: readonly PublicCount[]): Grid => {
  const inRows = counts.map((row) => disclosedCounts(row).counts)
  const inColumns = turned(turned(counts).map((column) => disclosedCounts(column).counts))
  let grid: Grid = inRows.map((row, index) =>
    row.map((count, column) => (rows[index] === null || columns[column] === null || inColumns[index]?.[column] === null ? null : count)),
  )
  for (;;) {
    const closed = turned(closeRows(turned(closeRows(grid))))
    if (shownIn(closed) === shownIn(grid)) return grid
    grid = closed
  }
}
