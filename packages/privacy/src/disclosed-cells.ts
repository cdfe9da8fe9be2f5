import type { PublicCount } from '@heard/contracts/reporting'
import { publicCount } from './public-count.ts'

/** Percentages are given only where at least so many people answered. */
const SMALLEST_BASE = 50

/** Cells that stand under one total, as they may be seen. */
type Disclosed = {
  readonly base: PublicCount
  readonly cells: readonly { readonly people: PublicCount; readonly percent: number | null }[]
}

/**
 * Counts of people with how many there are in all. A cell that is withheld alone could be reckoned from the total and the others, so the smallest of those
 * is withheld with it. Percentages are made of rounded numbers.
 */
export const disclosedCells = (counts: readonly number[], total: number): Disclosed => {
  const base = publicCount(total)
  const people = counts.map(publicCount)
  const withheld = people.filter((count) => count === null).length
  const shown = counts.filter((_, index) => people[index] !== null)
  const partner = withheld === 1 && shown.length > 0 ? counts.indexOf(Math.min(...shown)) : -1
  return {
    base,
    cells: people.map((count, index) => {
      const kept = index === partner ? null : count
      return { people: kept, percent: kept === null || base === null || base < SMALLEST_BASE ? null : Math.min(100, Math.round((kept / base) * 100)) }
    }),
  }
}
