import type { CheckedBy, ResponseAnswer } from '@heard/contracts/reporting'
import type { OfRecommendation, RecommendationFact } from './recommendation.events.ts'

/** The words of a draft, and what its writer makes of it. */
type Wanted = Pick<OfRecommendation<'RecommendationDrafted'>, 'title' | 'text' | 'priority' | 'strength'>
/** `earlier`: it was the draft as it read before its last change. */
type OfDraft = { readonly earlier: boolean }
type Sent = OfDraft & { readonly replyBy: string }
type Replied = OfDraft & Pick<OfRecommendation<'DraftReplied'>, 'by' | 'text' | 'mayShow'>
/** A check of the draft by residents or champions: which draft it is `of`, by its changes, and what was counted once it was closed. */
export type CheckState = Pick<OfRecommendation<'DraftCheckAsked'>, 'round' | 'from' | 'communities' | 'on' | 'until'> & {
  readonly of: number
  readonly counts?: CheckedBy
}
/** One of the organisations asked, after publication. */
type AskedState = { readonly answer: ResponseAnswer | undefined; readonly silent: boolean }

export type RecommendationState =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'draft'
      readonly organisations: readonly string[]
      readonly wanted: Wanted
      /** By organisation: the last day kept free for its reply, and what it replied. Those that are not addressed any more stay. */
      readonly sent: ReadonlyMap<string, Sent>
      readonly replies: ReadonlyMap<string, Replied>
      readonly checks: readonly CheckState[]
      /** How often the draft was changed. */
      readonly redrafts: number
    }
  | { readonly is: 'published'; readonly dueBy: string; readonly asked: ReadonlyMap<string, AskedState> }
  | { readonly is: 'withdrawn'; readonly organisations: readonly string[] }

export const initial: RecommendationState = { is: 'unknown' }

const unanswered: AskedState = { answer: undefined, silent: false }

const earlier = <Of extends OfDraft>(of: ReadonlyMap<string, Of>): ReadonlyMap<string, Of> =>
  new Map([...of].map(([organisation, each]) => [organisation, { ...each, earlier: true }]))

const drafted = (state: RecommendationState, data: OfRecommendation<'RecommendationDrafted'>): RecommendationState => {
  const { organisations, title, text, priority, strength } = data
  const wanted = { title, text, priority, strength }
  if (state.is !== 'draft') return { is: 'draft', organisations, wanted, sent: new Map(), replies: new Map(), checks: [], redrafts: 0 }
  return { ...state, organisations, wanted, sent: earlier(state.sent), replies: earlier(state.replies), redrafts: state.redrafts + 1 }
}

const withAsked = (state: RecommendationState, organisation: string, change: Partial<AskedState>): RecommendationState => {
  if (state.is !== 'published') return state
  return { ...state, asked: new Map(state.asked).set(organisation, { ...unanswered, ...state.asked.get(organisation), ...change }) }
}

export const evolve = (state: RecommendationState, { type, data }: RecommendationFact): RecommendationState => {
  switch (type) {
    case 'RecommendationDrafted':
    case 'RecommendationRedrafted':
      return drafted(state, data)
    case 'DraftSent':
      return state.is === 'draft'
        ? {
            ...state,
            sent: new Map([...state.sent, ...data.organisations.map((each): [string, Sent] => [each, { replyBy: data.replyBy, earlier: false }])]),
          }
        : state
    case 'DraftReplied':
      return state.is === 'draft' ? { ...state, replies: new Map(state.replies).set(data.organisation, { ...data, earlier: false }) } : state
    case 'DraftCheckAsked':
      return state.is === 'draft' ? { ...state, checks: [...state.checks, { ...data, of: state.redrafts }] } : state
    case 'DraftCheckClosed': {
      const closed = (each: CheckState): CheckState => (each.round === data.round ? { ...each, counts: data.counts } : each)
      return state.is === 'draft' ? { ...state, checks: state.checks.map(closed) } : state
    }
    case 'RecommendationPublished':
      return { is: 'published', dueBy: data.dueBy, asked: new Map(data.organisations.map((each) => [each, unanswered])) }
    case 'RecommendationWithdrawn':
      return { is: 'withdrawn', organisations: data.organisations }
    case 'ResponseGiven':
    case 'ResponseAmended':
      return withAsked(state, data.organisation, { answer: data.answer, silent: false })
    case 'SilenceRecorded':
      return withAsked(state, data.organisation, { silent: true })
  }
}
