import type { RopaFact } from '@heard/contracts/engagement'
import { type Projection, put, type RecordedFact, type Table } from '@heard/event-sourcing'

const reviews: Table = { name: 'ropa_reviews', columns: { programme: 'TEXT', reviewed: 'TEXT', next_review: 'TEXT' }, key: ['programme'] }

/** The newest review of each programme's record of processing. */
export const ropaProjection: Projection = {
  name: 'ropa',
  version: 1,
  tables: [reviews],
  types: ['RopaReviewed'],
  project(fact) {
    const { programme, on, nextReview } = (fact as RecordedFact<RopaFact>).data
    return [put(reviews, { programme, reviewed: on, next_review: nextReview })]
  },
}
