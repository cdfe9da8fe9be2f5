import type { Sealed } from '@heard/contracts'
import type { PublicCount } from '@heard/contracts/reporting'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { RecommendationFact } from './recommendation.events.ts'
import type { RecommendationState } from './recommendation.state.ts'

type Of = { readonly programme: string; readonly recommendation: string }
export type PublishRecommendation = Of & {
  readonly type: 'PublishRecommendation'
  readonly today: string
  readonly askedOn: string
  readonly dueBy: string
  /** How many people stand behind it, as the public may know it. */
  readonly people: PublicCount
}
export type WithdrawRecommendation = Of & { readonly type: 'WithdrawRecommendation'; readonly reason: Sealed }
export type RecordSilence = Of & { readonly type: 'RecordSilence'; readonly today: string }

export type PublishRefusal = 'unknown-recommendation' | 'not-a-draft' | 'asked-in-the-future' | 'due-before-asked'
export type WithdrawRefusal = 'unknown-recommendation' | 'already-withdrawn'

export const decidePublish = (command: PublishRecommendation, state: RecommendationState): Decision<RecommendationFact, PublishRefusal> => {
  const { programme, recommendation, today, askedOn, dueBy, people } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  if (askedOn > today) return refuse('asked-in-the-future')
  if (dueBy < askedOn) return refuse('due-before-asked')
  const { organisation, title, text } = state
  return accept<RecommendationFact>({
    type: 'RecommendationPublished',
    data: { programme, recommendation, organisation, askedOn, dueBy, people, title, text },
  })
}

export const decideWithdraw = (command: WithdrawRecommendation, state: RecommendationState): Decision<RecommendationFact, WithdrawRefusal> => {
  const { programme, recommendation, reason } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is === 'withdrawn') return refuse('already-withdrawn')
  return accept<RecommendationFact>({
    type: 'RecommendationWithdrawn',
    data: { programme, recommendation, organisation: state.organisation, reason, published: state.is === 'published' },
  })
}

/** Asked again and again by a watch: nothing happens unless the day for the answer has just passed without one. */
export const decideSilence = (
  { programme, recommendation, today }: RecordSilence,
  state: RecommendationState,
): Decision<RecommendationFact, never> => {
  if (state.is !== 'published' || state.silent || state.answer !== undefined || today <= state.dueBy) return accept()
  return accept<RecommendationFact>({
    type: 'SilenceRecorded',
    data: { programme, recommendation, organisation: state.organisation, since: state.dueBy },
  })
}
