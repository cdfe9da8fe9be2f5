import type { PublicCount } from '@heard/contracts/reporting'
import { publicCount } from './public-count.ts'

/** Named with every count, so that it can be judged by the rule of its day. */
export const disclosedCountsRule = 'under-10-withheld-others-to-5-complementary-from-30/1'

/** Under so many people in all, nothing is said. */
const SMALLEST_TABLE = 30
/** A percentage is told from so many on. */
const SMALLEST_BASE = 50
/** Whoever knows all shown counts and the sum exactly, and this rule, must be left with so many possible values for a withheld count. */
const POSSIBLE_VALUES = 5
const MOST_WITHHELD = 9

export type DisclosedCounts = { readonly total: PublicCount; readonly counts: readonly PublicCount[] }

type Known = { readonly rest: number; readonly small: number; readonly hidden: number; readonly leastShown: number }

/** How many values a count under 10 may have for somebody who knows that `small` such and `hidden` others, none above `leastShown`, sum up to `rest`. */
const possibleValues = ({ rest, small, hidden, leastShown }: Known): number => {
  const from = Math.max(0, rest - MOST_WITHHELD * (small - 1) - (hidden > 0 ? leastShown * hidden : 0))
  const to = Math.min(MOST_WITHHELD, rest - (MOST_WITHHELD + 1) * hidden)
  return to - from + 1
}

/** Which counts to withhold besides the small ones: the smallest, as many as it takes. */
const alsoWithheld = (counts: readonly number[]): ReadonlySet<number> => {
  const order = counts.flatMap((count, index) => (publicCount(count) === null ? [] : [index])).toSorted((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0))
  const small = counts.length - order.length
  const sum = counts.reduce((total, count) => total + count, 0)
  const isSafe = (hidden: number): boolean => {
    const shown = order.slice(hidden).map((index) => counts[index] ?? 0)
    const rest = shown.reduce((left, count) => left - count, sum)
    return small + hidden !== 1 && possibleValues({ rest, small, hidden, leastShown: shown[0] ?? sum }) >= POSSIBLE_VALUES
  }
  if (small === 0) return new Set()
  const hidden = order.findIndex((_, index) => isSafe(index))
  return new Set(hidden === -1 ? order : order.slice(0, hidden))
}

/**
 * How many people answered each way to one question, as far as it may be known: under 10 withheld, zero included, others rounded to 5, and where the sum
 * would tell what is withheld, the next smallest withheld too. Nothing at all under 30 people.
 */
export const disclosedCounts = (counts: readonly number[]): DisclosedCounts => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total < SMALLEST_TABLE) return { total: null, counts: counts.map(() => null) }
  const also = alsoWithheld(counts)
  return { total: publicCount(total), counts: counts.map((count, index) => (also.has(index) ? null : publicCount(count))) }
}

/**
 * How many of `total` people chose each of several things, where everybody may choose more than one: each thing stands against all who did not choose it, so
 * that neither of the two can be told when it is small.
 */
export const disclosedChoices = (counts: readonly number[], total: number): DisclosedCounts => {
  if (total < SMALLEST_TABLE) return { total: null, counts: counts.map(() => null) }
  return { total: publicCount(total), counts: counts.map((count) => disclosedCounts([count, total - count]).counts[0] ?? null) }
}

/** Of a hundred, from rounded numbers; nothing where either is withheld or the whole is under 50. */
export const disclosedPercentage = (part: PublicCount, whole: PublicCount): number | undefined =>
  part === null || whole === null || whole < SMALLEST_BASE ? undefined : Math.min(100, Math.round((part / whole) * 100))
