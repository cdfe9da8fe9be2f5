import { fold } from '@heard/event-sourcing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type RecommendationCommand, recommendationDecider } from './recommendation.decider.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import { amend, askCheck, draft, of, publish, redraft, replyToDraft, respond, sealed, sendDraft } from './recommendation.fixture.ts'
import type { Respond } from './respond.decide.ts'

const day = fc.constantFrom('2026-01-02', '2026-01-10', '2026-02-10', '2026-03-02', '2026-04-01')
const organisations = fc.constantFrom(['ccg'], ['council'], ['ccg', 'council'])
const actsFor = fc.constantFrom<Respond['actsFor']>({ ccg: 'ccg' }, { ccg: 'icb' }, { council: 'council' }, { ccg: 'ccg', council: 'council' })
const organisation = fc.option(fc.constantFrom('ccg', 'council'), { nil: undefined })
const answer = fc.constantFrom('accepted' as const, 'accepted-in-part' as const, 'declined' as const)
const reasons = fc.option(fc.constant(sealed('reasons')), { nil: undefined })
const cannotWait = fc.option(fc.constant(sealed('now')), { nil: undefined })
const command: fc.Arbitrary<RecommendationCommand> = fc.oneof(
  organisations.map((to) => draft({ organisations: to })),
  organisations.map((to) => redraft({ organisations: to })),
  fc.record({ today: day, replyBy: day }).map((days) => sendDraft(days)),
  fc.record({ actsFor, organisation, mayShow: fc.boolean() }).map((each) => replyToDraft(each)),
  fc.record({ today: day, until: day }).map((days) => askCheck(days)),
  day.map((today) => ({ type: 'CloseDraftCheck' as const, ...of, today })),
  fc.record({ today: day, askedOn: day, dueBy: day, cannotWait, counted: fc.nat({ max: 3 }) }).map((each) => publish(each)),
  fc.constant({ type: 'WithdrawRecommendation' as const, ...of, reason: sealed('reason') }),
  day.map((today) => ({ type: 'RecordSilence' as const, ...of, today })),
  fc.record({ actsFor, organisation, answer, reasons }).map((each) => respond(each)),
  fc.record({ actsFor, organisation, answer, reasons }).map((each) => amend(each)),
)

const historyOf = (commands: readonly RecommendationCommand[]): readonly RecommendationFact[] => {
  const facts: RecommendationFact[] = []
  for (const each of commands) {
    const decision = recommendationDecider.decide(each, fold(recommendationDecider, facts))
    if ('accepted' in decision) facts.push(...decision.accepted)
  }
  return facts
}

const ofType = <Type extends RecommendationFact['type']>(facts: readonly RecommendationFact[], type: Type) =>
  facts.filter((fact): fact is Extract<RecommendationFact, { type: Type }> => fact.type === type)

/** Whether what each organisation did by itself comes in an order that can be. */
const expectOrder = (facts: readonly RecommendationFact[], asked: string): void => {
  const own = facts.filter(({ data }) => 'organisation' in data && data.organisation === asked).map(({ type }) => type)
  expect(own.filter((type) => type === 'ResponseGiven').length).toBeLessThanOrEqual(1)
  expect(own.filter((type) => type === 'SilenceRecorded').length).toBeLessThanOrEqual(1)
  if (own.includes('SilenceRecorded') && own.includes('ResponseGiven')) {
    expect(own.indexOf('SilenceRecorded')).toBeLessThan(own.indexOf('ResponseGiven'))
  }
  if (own.includes('ResponseAmended')) expect(own.indexOf('ResponseGiven')).toBeLessThan(own.indexOf('ResponseAmended'))
}

it('whatever is asked, each organisation answers for itself, drafts end with publication, and nothing follows a withdrawal', () =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const facts = historyOf(commands)
      const types = facts.map(({ type }) => type)
      const [published, again] = ofType(facts, 'RecommendationPublished')
      expect(again).toBeUndefined()
      expect(types.indexOf('RecommendationWithdrawn')).toBeOneOf([-1, types.length - 1])
      const at = types.indexOf('RecommendationPublished')
      const drafting = new Set([
        'RecommendationDrafted',
        'RecommendationRedrafted',
        'DraftSent',
        'DraftReplied',
        'DraftCheckAsked',
        'DraftCheckClosed',
      ])
      expect(types.filter((type, index) => at >= 0 && index > at && drafting.has(type))).toStrictEqual([])
      for (const { data } of [...ofType(facts, 'ResponseGiven'), ...ofType(facts, 'ResponseAmended'), ...ofType(facts, 'SilenceRecorded')]) {
        expect(published?.data.organisations).toContain(data.organisation)
        if ('answer' in data) expect(data.answer === 'accepted' || data.reasons !== undefined).toBe(true)
      }
      for (const asked of ['ccg', 'council']) expectOrder(facts, asked)
    }),
  ))

it('whatever is asked, nothing is published that an organisation may still reply to as it is, unless the reason is public', () =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), day, (commands, today) => {
      const counted = ofType(historyOf(commands), 'RecommendationRedrafted').length
      const facts = historyOf([...commands, publish({ today, askedOn: today, dueBy: '2026-05-01', counted })])
      const asItIs = facts.slice(facts.findLastIndex(({ type }) => type === 'RecommendationRedrafted') + 1)
      const [published] = ofType(facts, 'RecommendationPublished')
      if (!published || published.data.cannotWait) return
      for (const each of published.data.organisations) {
        const isSent = ofType(asItIs, 'DraftSent').some(({ data }) => data.organisations.includes(each))
        expect(isSent || ofType(asItIs, 'DraftReplied').some(({ data }) => data.organisation === each)).toBe(true)
      }
      for (const { organisation: each, text } of published.data.replies ?? []) {
        const newest = ofType(facts, 'DraftReplied').findLast(({ data }) => data.organisation === each)
        expect(text !== undefined).toBe(newest?.data.mayShow)
      }
    }),
  ))

it('whatever is asked, one check is open at most, each is closed once, and publication tells of every one', () =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const facts = historyOf(commands)
      const rounds = facts.flatMap((fact): string[] => {
        if (fact.type === 'DraftCheckAsked') return [`asked ${fact.data.round}`]
        return fact.type === 'DraftCheckClosed' ? [`closed ${fact.data.round}`] : []
      })
      const asked = ofType(facts, 'DraftCheckAsked')
      const inOrder = asked.flatMap((_, index) => [`asked ${index + 1}`, `closed ${index + 1}`])
      expect(inOrder.slice(0, rounds.length)).toStrictEqual(rounds)
      const [published] = ofType(facts, 'RecommendationPublished')
      if (!published) return
      expect(rounds).toStrictEqual(inOrder)
      expect((published.data.checks ?? []).map(({ round }) => round)).toStrictEqual(asked.map((_, index) => index + 1))
    }),
  ))
