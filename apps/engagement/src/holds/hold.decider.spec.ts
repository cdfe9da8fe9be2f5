import type { HoldFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type HoldCommand, holdDecider } from './hold.decider.ts'

const one = { programme: 'luton', hold: 'h1' }
const reason = { ref: 'w', binding: 'b' }
const days = { today: '2026-11-22', latest: '2027-11-22' }
const place: HoldCommand = { type: 'Place', ...one, reason, ...days, reviewBy: '2027-02-01', contribution: 'c1' }
const placed: HoldFact = { type: 'HoldPlaced', data: { ...one, reason, reviewBy: '2027-02-01', contribution: 'c1' } }
const lifted: HoldFact = { type: 'HoldLifted', data: { ...one, reason } }
const review = (reviewBy: string): HoldCommand => ({ type: 'Review', ...one, reason, ...days, reviewBy })

describe('a legal hold', () => {
  const { given } = specify(holdDecider)

  it('is placed on a contribution or on the whole programme', () => {
    given().when(place).then(placed)
    given()
      .when({ ...place, contribution: undefined })
      .then({ type: 'HoldPlaced', data: { ...one, reason, reviewBy: '2027-02-01' } })
  })
  it('is placed once', () => given(placed).when(place).thenRefused('already-placed'))
  it('must be looked at again within a year, on a day ahead', () => {
    given()
      .when({ ...place, reviewBy: '2026-11-22' })
      .thenRefused('review-not-ahead')
    given()
      .when({ ...place, reviewBy: '2027-11-23' })
      .thenRefused('review-not-ahead')
    given(placed).when(review('2026-01-01')).thenRefused('review-not-ahead')
    given(placed)
      .when(review('2027-11-22'))
      .then({ type: 'HoldReviewed', data: { ...one, reason, reviewBy: '2027-11-22' } })
  })
  it('is reviewed while it stands', () => {
    given(placed)
      .when(review('2027-05-01'))
      .then({ type: 'HoldReviewed', data: { ...one, reason, reviewBy: '2027-05-01' } })
    given(placed, lifted).when(review('2027-05-01')).thenRefused('hold-lifted')
  })
  it('is lifted once', () => {
    given(placed)
      .when({ type: 'Lift', ...one, reason })
      .then(lifted)
    given(placed, lifted)
      .when({ type: 'Lift', ...one, reason })
      .thenRefused('hold-lifted')
  })
  it('must be there', () =>
    given()
      .when({ type: 'Lift', ...one, reason })
      .thenRefused('unknown-hold'))
})
