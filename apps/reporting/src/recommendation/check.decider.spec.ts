import type { CheckCounts } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { checksRule } from './check.decide.ts'
import { recommendationDecider } from './recommendation.decider.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import { askCheck, check, checkAsked, content, drafted, of, publish, published, redraft, sent, withdrawn } from './recommendation.fixture.ts'

const { given } = specify(recommendationDecider)
const none: CheckCounts = { 'says-it': null, partly: null, no: null }
const said = { residents: { ...none, 'says-it': 15 }, champions: none }
const closedOn = (on: string, counts: object = said): RecommendationFact =>
  ({ type: 'DraftCheckClosed', data: { ...of, round: 1, on, rule: checksRule, counts } }) as RecommendationFact
const closed = closedOn('2026-01-05')
const redrafted: RecommendationFact = { type: 'RecommendationRedrafted', data: { ...of, ...content } }
const close = { type: 'CloseDraftCheck' as const, ...of, today: '2026-01-05', counted: { round: 1, counts: said } }
const told = (checks: readonly object[]): RecommendationFact => ({ ...published, data: { ...published.data, checks } }) as RecommendationFact
const second = (more: object = {}): RecommendationFact =>
  ({ type: 'DraftCheckAsked', data: { ...of, round: 2, ...check, communities: [], ...more } }) as RecommendationFact

describe('asking people to check a draft', () => {
  it('records whom, and until when', () => given(drafted).when(askCheck()).then(checkAsked))
  it('may be of champions of some communities alone', () =>
    given(drafted)
      .when(askCheck({ from: ['champions'], communities: ['south-asian', 'south-asian'] }))
      .then({ type: 'DraftCheckAsked', data: { ...of, round: 1, ...check, from: ['champions'], communities: ['south-asian'] } }))
  it('leaves communities out where only residents are asked', () =>
    given(drafted)
      .when(askCheck({ from: ['residents'], communities: ['south-asian'] }))
      .then({ type: 'DraftCheckAsked', data: { ...of, round: 1, ...check, from: ['residents'], communities: [] } }))
  it('begins a new round, and closes the one before with what was said in it', () => {
    given(drafted, checkAsked, closed, redrafted).when(askCheck()).then(second())
    given(drafted, checkAsked)
      .when(askCheck({ counted: { round: 1, counts: said } }))
      .then(closedOn('2026-01-02'), second())
  })
  it('refuses a day that leaves no time', () =>
    given(drafted)
      .when(askCheck({ until: '2026-01-02' }))
      .thenRefused('check-day-not-ahead'))
  it('refuses a community that is not one of the programme', () =>
    given(drafted)
      .when(askCheck({ communities: ['elsewhere'] }))
      .thenRefused('unknown-community'))
  it('refuses a draft that was changed since it was read', () =>
    given(drafted, redrafted)
      .when(askCheck({ seen: 0 }))
      .thenRefused('draft-changed'))
  it('refuses an unknown one', () => given().when(askCheck()).thenRefused('unknown-recommendation'))
  it('refuses a published one', () => given(drafted, published).when(askCheck()).thenRefused('not-a-draft'))
  it('refuses a withdrawn one', () => given(drafted, withdrawn).when(askCheck()).thenRefused('not-a-draft'))
})

describe('closing a check', () => {
  it('records what was said in it', () => given(drafted, checkAsked).when(close).then(closed))
  it('shows no number that was counted of another round', () =>
    given(drafted, checkAsked)
      .when({ ...close, counted: { round: 2, counts: said } })
      .then(closedOn('2026-01-05', { residents: none, champions: none })))
  it('refuses where nobody is asked', () => {
    given(drafted).when(close).thenRefused('no-open-check')
    given(drafted, checkAsked, closed).when(close).thenRefused('no-open-check')
    given(drafted, checkAsked, published).when(close).thenRefused('no-open-check')
    given(drafted, checkAsked, withdrawn).when(close).thenRefused('no-open-check')
  })
  it('refuses an unknown one', () => given().when(close).thenRefused('unknown-recommendation'))
})

describe('what ends a check', () => {
  it('is a change of the draft', () =>
    given(drafted, checkAsked)
      .when({ ...redraft(), counted: { round: 1, counts: said } })
      .then(closedOn('2026-01-08'), redrafted))
  it('is its publication, which tells of it', () =>
    given(drafted, sent, checkAsked)
      .when(publish({ check: { round: 1, counts: said } }))
      .then(closedOn('2026-01-10'), told([{ round: 1, ...check, changed: false, counts: said }])))
  it('is told with each round, and whether the draft was changed after it', () =>
    given(drafted, checkAsked, closed, redrafted, sent, second())
      .when(publish({ counted: 1, check: { round: 2, counts: { residents: none, champions: none } } }))
      .then(
        { type: 'DraftCheckClosed', data: { ...of, round: 2, on: '2026-01-10', rule: checksRule, counts: { residents: none, champions: none } } },
        told([
          { round: 1, ...check, changed: true, counts: said },
          { round: 2, ...check, changed: false, counts: { residents: none, champions: none } },
        ]),
      ))
})
