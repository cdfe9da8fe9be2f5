import { Refused } from '../problems.ts'
import { dayOf } from '../record-fact.ts'

const DAY_MS = 86_400_000

/** @throws Refused unless the day of a review is from tomorrow on, at most a year ahead */
export const checkReviewDay = (day: string, now: number): void => {
  if (day <= dayOf(now) || day > dayOf(now + 366 * DAY_MS)) throw new Refused('review-not-ahead')
}
