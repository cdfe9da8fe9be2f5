import type { PublicCount } from '@heard/contracts/reporting'

const SMALLEST_SHOWN = 10
const ROUNDED_TO = 5

/**
 * A number of people as the public may see it: withheld (null) under 10, zero included; otherwise rounded to the nearest 5.
 * This alone does not make linked cells safe: a table with totals needs the feasibility audit as well.
 * @throws RangeError for what is not a count
 */
export const publicCount = (people: number): PublicCount => {
  if (!Number.isSafeInteger(people) || people < 0) throw new RangeError('a count of people is a whole number from 0')
  return people < SMALLEST_SHOWN ? null : Math.round(people / ROUNDED_TO) * ROUNDED_TO
}

/** Every cell of a table of people, without totals, as the public may see it. */
export const publicTable = (rows: readonly (readonly number[])[]): PublicCount[][] => rows.map((cells) => cells.map(publicCount))
