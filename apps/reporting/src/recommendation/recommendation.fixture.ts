import type { AskDraftCheck } from './check.decide.ts'
import type { Draft, DraftRecommendation, Grounds, RedraftRecommendation } from './draft.decide.ts'
import type { PublishRecommendation } from './publish.decide.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { ReplyToDraft, SendDraft } from './reply.decide.ts'
import type { AmendResponse, Respond } from './respond.decide.ts'

export const of = { programme: 'luton', recommendation: 'r1' }
export const sealed = (ref: string) => ({ ref, binding: 'b' })
export const grounds: Grounds = { organisations: ['ccg', 'council'], objectives: ['care'], themes: ['waiting', 'staff'], excerptsStand: true }
export const content = { organisations: ['ccg'], themes: ['waiting'], excerpts: [], title: sealed('title'), text: sealed('text') }
export const draft = (more: Partial<Draft> = {}): DraftRecommendation => ({ type: 'DraftRecommendation', ...of, ...content, grounds, ...more })
export const redraft = (more: Partial<Draft> = {}): RedraftRecommendation => ({ ...draft(more), type: 'RedraftRecommendation', today: '2026-01-08' })
export const drafted: RecommendationFact = { type: 'RecommendationDrafted', data: { ...of, ...content } }
export const published: RecommendationFact = {
  type: 'RecommendationPublished',
  data: { ...of, organisations: ['ccg'], askedOn: '2026-01-10', dueBy: '2026-03-01', people: 25, title: content.title, text: content.text },
}
export const withdrawnWhen = (seen: boolean): RecommendationFact => ({
  type: 'RecommendationWithdrawn',
  data: { ...of, organisations: ['ccg'], reason: sealed('reason'), published: seen },
})
export const withdrawn = withdrawnWhen(true)
export const silence: RecommendationFact = { type: 'SilenceRecorded', data: { ...of, organisation: 'ccg', since: '2026-03-01' } }
export const responded = { ...of, organisation: 'ccg', by: 'ccg', answer: 'accepted' as const, text: sealed('yes') }
export const response: RecommendationFact = { type: 'ResponseGiven', data: responded }
export const publish = (more: Partial<PublishRecommendation> = {}): PublishRecommendation => ({
  type: 'PublishRecommendation',
  ...of,
  today: '2026-01-10',
  askedOn: '2026-01-10',
  dueBy: '2026-03-01',
  people: 25,
  counted: 0,
  ...more,
})
export const respond = (more: Partial<Respond> = {}): Respond => ({
  type: 'Respond',
  ...of,
  actsFor: { ccg: 'ccg' },
  answer: 'accepted',
  text: sealed('yes'),
  ...more,
})
export const amend = (more: Partial<AmendResponse> = {}): AmendResponse => ({ ...respond(), why: sealed('why'), ...more, type: 'AmendResponse' })

/** Sent to the organisation of the draft, whose day passes before the publication. */
export const sent: RecommendationFact = { type: 'DraftSent', data: { ...of, organisations: ['ccg'], replyBy: '2026-01-09' } }
export const sendDraft = (more: Partial<SendDraft> = {}): SendDraft => ({
  type: 'SendDraft',
  ...of,
  today: '2026-01-02',
  replyBy: '2026-01-09',
  ...more,
})
export const replyToDraft = (more: Partial<ReplyToDraft> = {}): ReplyToDraft => ({
  type: 'ReplyToDraft',
  ...of,
  actsFor: { ccg: 'ccg' },
  text: sealed('reply'),
  mayShow: true,
  ...more,
})
export const replied: RecommendationFact = {
  type: 'DraftReplied',
  data: { ...of, organisation: 'ccg', by: 'ccg', text: sealed('reply'), mayShow: true },
}

/** Residents and champions are asked about the first draft. */
export const check = { from: ['residents' as const, 'champions' as const], on: '2026-01-02', until: '2026-01-09' }
export const checkAsked: RecommendationFact = { type: 'DraftCheckAsked', data: { ...of, round: 1, ...check, communities: [] } }
export const askCheck = (more: Partial<AskDraftCheck> = {}): AskDraftCheck => ({
  type: 'AskDraftCheck',
  ...of,
  today: '2026-01-02',
  from: check.from,
  communities: [],
  until: '2026-01-09',
  known: ['south-asian', 'eastern-european'],
  ...more,
})
