import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ReviewRopa, ropaDecider } from './ropa.decider.ts'

const review = (nextReview: string): ReviewRopa => ({ programme: 'luton', on: '2026-11-22', nextReview, latest: '2027-11-22' })

describe('a review of the record of processing', () => {
  const { given } = specify(ropaDecider)

  it('is recorded with the day of the next one, up to a year ahead', () => {
    const reviewed = (nextReview: string) => ({ type: 'RopaReviewed' as const, data: { programme: 'luton', on: '2026-11-22', nextReview } })
    given().when(review('2026-11-23')).then(reviewed('2026-11-23'))
    given(reviewed('2026-11-23')).when(review('2027-11-22')).then(reviewed('2027-11-22'))
  })

  it.each(['2026-11-22', '2026-01-01', '2027-11-23'])('refuses %s as the next day', (nextReview) => {
    given().when(review(nextReview)).thenRefused('review-not-ahead')
  })
})
