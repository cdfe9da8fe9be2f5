import type { RopaFact } from '@heard/contracts/engagement'
import { accept, type Decider, refuse } from '@heard/event-sourcing'

/** `on`: today. `latest`: the last day the next review may be put off to. All are days. */
export type ReviewRopa = { readonly programme: string; readonly on: string; readonly nextReview: string; readonly latest: string }

/** A review may be repeated as often as somebody looks; it is never put off for more than a year. */
export const ropaDecider: Decider<ReviewRopa, undefined, RopaFact, 'review-not-ahead'> = {
  initial: undefined,
  evolve: () => undefined,
  decide: ({ programme, on, nextReview, latest }) =>
    nextReview > on && nextReview <= latest
      ? accept<RopaFact>({ type: 'RopaReviewed', data: { programme, on, nextReview } })
      : refuse('review-not-ahead'),
}
