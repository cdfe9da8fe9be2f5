import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft, DraftRecommendation, Grounds } from './draft.decide.ts'
import type { PublishRecommendation } from './publish.decide.ts'
import { type RecommendationCommand, recommendationDecider } from './recommendation.decider.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { AmendResponse, Respond } from './respond.decide.ts'

const { given } = specify(recommendationDecider)
const of = { programme: 'luton', recommendation: 'r1' }
const sealed = (ref: string) => ({ ref, binding: 'b' })
const grounds: Grounds = { organisations: ['ccg', 'council'], objectives: ['care'], themes: ['waiting', 'staff'], excerptsStand: true }
const content = { organisation: 'ccg', themes: ['waiting'], excerpts: [], title: sealed('title'), text: sealed('text') }
const draft = (more: Partial<Draft> = {}): DraftRecommendation => ({ type: 'DraftRecommendation', ...of, ...content, grounds, ...more })
const drafted: RecommendationFact = { type: 'RecommendationDrafted', data: { ...of, ...content } }
const published: RecommendationFact = {
  type: 'RecommendationPublished',
  data: { ...of, organisation: 'ccg', askedOn: '2026-01-10', dueBy: '2026-03-01', people: 25, title: content.title, text: content.text },
}
const withdrawnWhen = (seen: boolean): RecommendationFact => ({
  type: 'RecommendationWithdrawn',
  data: { ...of, organisation: 'ccg', reason: sealed('reason'), published: seen },
})
const withdrawn = withdrawnWhen(true)
const silence: RecommendationFact = { type: 'SilenceRecorded', data: { ...of, organisation: 'ccg', since: '2026-03-01' } }
const responded = { ...of, organisation: 'ccg', by: 'ccg', answer: 'accepted' as const, text: sealed('yes') }
const response: RecommendationFact = { type: 'ResponseGiven', data: responded }
const publish = (more: Partial<PublishRecommendation> = {}): PublishRecommendation => ({
  type: 'PublishRecommendation',
  ...of,
  today: '2026-01-10',
  askedOn: '2026-01-10',
  dueBy: '2026-03-01',
  people: 25,
  ...more,
})
const respond = (more: Partial<Respond> = {}): Respond => ({
  type: 'Respond',
  ...of,
  actsFor: { ccg: 'ccg' },
  answer: 'accepted',
  text: sealed('yes'),
  ...more,
})
const amend = (more: Partial<AmendResponse> = {}): AmendResponse => ({ ...respond(), why: sealed('why'), ...more, type: 'AmendResponse' })

describe('drafting a recommendation', () => {
  it('records to whom it goes and what it rests on', () =>
    given()
      .when(draft({ objective: 'care', themes: ['waiting', 'staff', 'waiting'] }))
      .then({ type: 'RecommendationDrafted', data: { ...of, ...content, objective: 'care', themes: ['waiting', 'staff'] } }))
  it('may rest on excerpts alone', () => {
    const excerpts = [{ contribution: 'c1', field: 'happened' as const, from: 0, to: 4 }]
    given()
      .when(draft({ themes: [], excerpts }))
      .then({ type: 'RecommendationDrafted', data: { ...of, ...content, themes: [], excerpts } })
  })
  it('refuses the same id again', () => given(drafted).when(draft()).thenRefused('recommendation-exists'))
  it('refuses an organisation outside the programme', () =>
    given()
      .when(draft({ organisation: 'nobody' }))
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
  const redraft = (more: Partial<Draft> = {}): RecommendationCommand => ({ ...draft(more), type: 'RedraftRecommendation' })
  it('records the whole draft as it is now', () =>
    given(drafted)
      .when(redraft({ organisation: 'council' }))
      .then({ type: 'RecommendationRedrafted', data: { ...of, ...content, organisation: 'council' } }))
  it('refuses an unknown one', () => given().when(redraft()).thenRefused('unknown-recommendation'))
  it('refuses a published one', () => given(drafted, published).when(redraft()).thenRefused('not-a-draft'))
  it('refuses a withdrawn one', () => given(drafted, withdrawn).when(redraft()).thenRefused('not-a-draft'))
  it('refuses what a new draft would be refused for', () =>
    given(drafted)
      .when(redraft({ themes: ['moon'] }))
      .thenRefused('unknown-theme'))
})

describe('publishing a recommendation', () => {
  it('addresses it with the day for the answer and the number of people behind it', () => given(drafted).when(publish()).then(published))
  it('addresses the organisation of the newest draft, in its words', () =>
    given(drafted, { type: 'RecommendationRedrafted', data: { ...of, ...content, organisation: 'council', title: sealed('new title') } })
      .when(publish({ people: null }))
      .then({ type: 'RecommendationPublished', data: { ...published.data, organisation: 'council', people: null, title: sealed('new title') } }))
  it('may have been put to the organisation earlier', () =>
    given(drafted)
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

describe('whatever is asked', () => {
  const day = fc.constantFrom('2026-01-10', '2026-02-10', '2026-03-02', '2026-04-01')
  const actsFor = fc.constantFrom<Respond['actsFor']>({ ccg: 'ccg' }, { ccg: 'icb' }, { council: 'council' })
  const answer = fc.constantFrom('accepted' as const, 'accepted-in-part' as const, 'declined' as const)
  const reasons = fc.option(fc.constant(sealed('reasons')), { nil: undefined })
  const command: fc.Arbitrary<RecommendationCommand> = fc.oneof(
    fc.constant(draft()),
    fc.record({ today: day, askedOn: day, dueBy: day }).map((days) => publish(days)),
    fc.constant({ type: 'WithdrawRecommendation' as const, ...of, reason: sealed('reason') }),
    day.map((today) => ({ type: 'RecordSilence' as const, ...of, today })),
    fc.record({ actsFor, answer, reasons }).map((each) => respond(each)),
    fc.record({ actsFor, answer, reasons }).map((each) => amend(each)),
  )
  it('only the organisation addressed or its successor answers, reasons come with anything but a yes, and nothing follows a withdrawal', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (commands) => {
        const facts: RecommendationFact[] = []
        for (const each of commands) {
          const decision = recommendationDecider.decide(each, fold(recommendationDecider, facts))
          if ('accepted' in decision) facts.push(...decision.accepted)
        }
        const types = facts.map(({ type }) => type)
        expect(types.filter((type) => type === 'ResponseGiven').length).toBeLessThanOrEqual(1)
        expect(types.filter((type) => type === 'SilenceRecorded').length).toBeLessThanOrEqual(1)
        expect(types.indexOf('RecommendationWithdrawn')).toBeOneOf([-1, types.length - 1])
        if (types.includes('ResponseAmended')) expect(types.indexOf('ResponseGiven')).toBeLessThan(types.indexOf('ResponseAmended'))
        for (const { type, data } of facts) {
          if (type !== 'ResponseGiven' && type !== 'ResponseAmended') continue
          expect(['ccg', 'icb']).toContain(data.by)
          expect(data.answer === 'accepted' || data.reasons !== undefined).toBe(true)
        }
      }),
    ))
})
