import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type RecommendationCommand, recommendationDecider } from './recommendation.decider.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import {
  amend,
  content,
  draft,
  drafted,
  grounds,
  of,
  publish,
  published,
  redraft,
  respond,
  responded,
  response,
  sealed,
  sent,
  silence,
  withdrawn,
  withdrawnWhen,
} from './recommendation.fixture.ts'

const { given } = specify(recommendationDecider)

describe('drafting a recommendation', () => {
  it('records to whom it goes and what it rests on', () =>
    given()
      .when(draft({ objective: 'care', themes: ['waiting', 'staff', 'waiting'] }))
      .then({ type: 'RecommendationDrafted', data: { ...of, ...content, objective: 'care', themes: ['waiting', 'staff'] } }))
  it('records each organisation once, how soon it should be followed and how much speaks for it', () => {
    const weighed = { priority: 'soon' as const, strength: { level: 'strong' as const, because: sealed('because') } }
    given()
      .when(draft({ ...weighed, organisations: ['ccg', 'council', 'ccg'] }))
      .then({ type: 'RecommendationDrafted', data: { ...of, ...content, ...weighed, organisations: ['ccg', 'council'] } })
  })
  it('may rest on excerpts alone', () => {
    const excerpts = [{ contribution: 'c1', field: 'happened' as const, from: 0, to: 4 }]
    given()
      .when(draft({ themes: [], excerpts }))
      .then({ type: 'RecommendationDrafted', data: { ...of, ...content, themes: [], excerpts } })
  })
  it('refuses the same id again', () => given(drafted).when(draft()).thenRefused('recommendation-exists'))
  it('refuses an organisation outside the programme', () =>
    given()
      .when(draft({ organisations: ['ccg', 'nobody'] }))
      .thenRefused('unknown-organisation'))
  it('refuses an objective outside the programme', () =>
    given()
      .when(draft({ objective: 'moon' }))
      .thenRefused('unknown-objective'))
  it('refuses a theme outside the codebook', () =>
    given()
      .when(draft({ themes: ['moon'] }))
      .thenRefused('unknown-theme'))
  it('refuses an excerpt that is not there', () =>
    given()
      .when(draft({ grounds: { ...grounds, excerptsStand: false } }))
      .thenRefused('unknown-excerpt'))
  it('refuses what rests on nothing', () =>
    given()
      .when(draft({ themes: [] }))
      .thenRefused('rests-on-nothing'))
})

describe('changing a draft', () => {
  it('records the whole draft as it is now', () =>
    given(drafted)
      .when(redraft({ organisations: ['council'] }))
      .then({ type: 'RecommendationRedrafted', data: { ...of, ...content, organisations: ['council'] } }))
  it('refuses an unknown one', () => given().when(redraft()).thenRefused('unknown-recommendation'))
  it('refuses a published one', () => given(drafted, published).when(redraft()).thenRefused('not-a-draft'))
  it('refuses a withdrawn one', () => given(drafted, withdrawn).when(redraft()).thenRefused('not-a-draft'))
  it('refuses what a new draft would be refused for', () =>
    given(drafted)
      .when(redraft({ themes: ['moon'] }))
      .thenRefused('unknown-theme'))
})

describe('publishing a recommendation', () => {
  it('addresses it with the day for the answer and the number of people behind it', () => given(drafted, sent).when(publish()).then(published))
  it('addresses the organisation of the newest draft, in its words', () =>
    given(drafted, { type: 'RecommendationRedrafted', data: { ...of, ...content, organisations: ['council'], title: sealed('new title') } })
      .when(publish({ people: null, counted: 1, cannotWait: sealed('now') }))
      .then({
        type: 'RecommendationPublished',
        data: { ...published.data, organisations: ['council'], people: null, title: sealed('new title'), cannotWait: sealed('now') },
      } as RecommendationFact))
  it('may have been put to the organisation earlier', () =>
    given(drafted, sent)
      .when(publish({ today: '2026-05-01' }))
      .then(published))
  it('refuses an unknown one', () => given().when(publish()).thenRefused('unknown-recommendation'))
  it('refuses to publish it twice', () => given(drafted, published).when(publish()).thenRefused('not-a-draft'))
  it('refuses a day of asking in the future', () =>
    given(drafted)
      .when(publish({ askedOn: '2026-01-11' }))
      .thenRefused('asked-in-the-future'))
  it('refuses an answer due before the question', () =>
    given(drafted)
      .when(publish({ dueBy: '2026-01-09' }))
      .thenRefused('due-before-asked'))
})

describe('what was made of a recommendation when it was drafted last', () => {
  const weighed = { priority: 'now' as const, strength: { level: 'early' as const, because: sealed('because') } }
  it('is published with it, and is fixed', () =>
    given({ type: 'RecommendationDrafted', data: { ...of, ...content, ...weighed } }, sent)
      .when(publish())
      .then({ type: 'RecommendationPublished', data: { ...published.data, ...weighed } as typeof published.data } as RecommendationFact))
})

describe('withdrawing a recommendation', () => {
  const withdraw: RecommendationCommand = { type: 'WithdrawRecommendation', ...of, reason: sealed('reason') }
  it('takes back a draft, which the public never saw', () => given(drafted).when(withdraw).then(withdrawnWhen(false)))
  it('takes back a published one', () => given(drafted, published, response).when(withdraw).then(withdrawn))
  it('refuses an unknown one', () => given().when(withdraw).thenRefused('unknown-recommendation'))
  it('refuses to do it twice', () => given(drafted, withdrawn).when(withdraw).thenRefused('already-withdrawn'))
})

describe('an organisation that says nothing', () => {
  const watch = (today: string): RecommendationCommand => ({ type: 'RecordSilence', ...of, today })
  it('has until the end of the due day', () => given(drafted, published).when(watch('2026-03-01')).then())
  it('is recorded as silent the day after', () => given(drafted, published).when(watch('2026-03-02')).then(silence))
  it('is recorded as silent once', () => given(drafted, published, silence).when(watch('2026-04-01')).then())
  it('is not silent when it answered', () => given(drafted, published, response).when(watch('2026-04-01')).then())
  it('is not silent on a draft, a withdrawn one or an unknown one', () => {
    given(drafted).when(watch('2026-04-01')).then()
    given(drafted, published, withdrawn).when(watch('2026-04-01')).then()
    given().when(watch('2026-04-01')).then()
  })
  it('may still answer', () => given(drafted, published, silence).when(respond()).then(response))
})

describe('answering a recommendation', () => {
  it('records the answer of the organisation', () => given(drafted, published).when(respond()).then(response))
  it('records the successor as the one who answered', () =>
    given(drafted, published)
      .when(respond({ actsFor: { ccg: 'icb', icb: 'icb' } }))
      .then({ type: 'ResponseGiven', data: { ...responded, by: 'icb' } }))
  it.each(['declined', 'accepted-in-part'] as const)('records %s with its reasons', (answer) =>
    given(drafted, published)
      .when(respond({ answer, reasons: sealed('reasons') }))
      .then({ type: 'ResponseGiven', data: { ...responded, answer, reasons: sealed('reasons') } }),
  )
  it.each(['declined', 'accepted-in-part'] as const)('refuses %s without reasons', (answer) =>
    given(drafted, published).when(respond({ answer })).thenRefused('reasons-required'),
  )
  it('refuses another organisation', () =>
    given(drafted, published)
      .when(respond({ actsFor: { council: 'council' } }))
      .thenRefused('not-addressed-to-you'))
  it('refuses somebody who acts for nobody', () =>
    given(drafted, published)
      .when(respond({ actsFor: {} }))
      .thenRefused('not-addressed-to-you'))
  it('refuses a second answer', () => given(drafted, published, response).when(respond()).thenRefused('already-answered'))
  it('refuses before it is published', () => given(drafted).when(respond()).thenRefused('not-published'))
  it('refuses after it was withdrawn', () => given(drafted, published, withdrawn).when(respond()).thenRefused('recommendation-withdrawn'))
  it('refuses an unknown one', () => given().when(respond()).thenRefused('unknown-recommendation'))
})

describe('amending an answer', () => {
  it('records the new answer beside the old one, and why', () =>
    given(drafted, published, response)
      .when(amend({ answer: 'declined', reasons: sealed('money') }))
      .then({ type: 'ResponseAmended', data: { ...responded, answer: 'declined', reasons: sealed('money'), why: sealed('why') } }))
  it('refuses where there is none', () => given(drafted, published).when(amend()).thenRefused('not-answered'))
  it('refuses another organisation', () =>
    given(drafted, published, response)
      .when(amend({ actsFor: { council: 'council' } }))
      .thenRefused('not-addressed-to-you'))
  it('refuses to decline without reasons', () =>
    given(drafted, published, response)
      .when(amend({ answer: 'declined' }))
      .thenRefused('reasons-required'))
})

describe('a recommendation to two organisations', () => {
  const both = { organisations: ['ccg', 'council'] }
  const toBoth: RecommendationFact[] = [
    { type: 'RecommendationDrafted', data: { ...of, ...content, ...both } },
    { ...published, data: { ...published.data, ...both } } as RecommendationFact,
  ]
  const ofCouncil = { ...responded, organisation: 'council', by: 'council' }
  const councilSilence: RecommendationFact = { type: 'SilenceRecorded', data: { ...of, organisation: 'council', since: '2026-03-01' } }
  const watch = (today: string): RecommendationCommand => ({ type: 'RecordSilence', ...of, today })

  it('is answered by each for itself', () =>
    given(...toBoth, response)
      .when(respond({ actsFor: { council: 'council' } }))
      .then({ type: 'ResponseGiven', data: ofCouncil }))
  it('is amended by each for itself', () =>
    given(...toBoth, response)
      .when(amend({ actsFor: { council: 'council' } }))
      .thenRefused('not-answered'))
  it('is answered for one of them by somebody who speaks for both', () =>
    given(...toBoth)
      .when(respond({ actsFor: { ccg: 'ccg', council: 'council' }, organisation: 'council' }))
      .then({ type: 'ResponseGiven', data: ofCouncil }))
  it('refuses an answer of which nobody can tell whose it is', () =>
    given(...toBoth)
      .when(respond({ actsFor: { ccg: 'ccg', council: 'council' } }))
      .thenRefused('which-organisation'))
  it('refuses an answer for one that the person does not speak for', () =>
    given(...toBoth)
      .when(respond({ organisation: 'council' }))
      .thenRefused('not-addressed-to-you'))
  it('has each silence recorded that there is, and no other', () => {
    given(...toBoth)
      .when(watch('2026-03-02'))
      .then(silence, councilSilence)
    given(...toBoth, response)
      .when(watch('2026-03-02'))
      .then(councilSilence)
    given(...toBoth, response, councilSilence)
      .when(watch('2026-04-02'))
      .then()
  })
  it('is withdrawn from both', () =>
    given(...toBoth)
      .when({ type: 'WithdrawRecommendation', ...of, reason: sealed('reason') })
      .then({ type: 'RecommendationWithdrawn', data: { ...of, ...both, reason: sealed('reason'), published: true } }))
})
