import { type ReviewStanding, reviewGraceDays } from '@heard/contracts/engagement'
import { daysBetween } from '@heard/privacy'

/** How a review day stands on a day: its day itself is still fresh. */
export const reviewStanding = (reviewBy: string | null, today: string): ReviewStanding => {
  if (reviewBy === null) return 'none'
  if (today <= reviewBy) return 'fresh'
  return daysBetween(reviewBy, today) <= reviewGraceDays ? 'due' : 'overdue'
}
