import type { Sealed } from '@heard/contracts'
import { accept, type Decision, refuse } from '@heard/event-sourcing'
import type { ActsFor } from '../acts-for.ts'
import type { RecommendationFact } from './recommendation.events.ts'
import type { RecommendationState } from './recommendation.state.ts'
import { speakingFor } from './speaking-for.ts'

type Of = { readonly programme: string; readonly recommendation: string }
export type SendDraft = Of & { readonly type: 'SendDraft'; readonly today: string; readonly replyBy: string }
export type ReplyToDraft = Of & {
  readonly type: 'ReplyToDraft'
  readonly actsFor: ActsFor
  readonly organisation?: string | undefined
  /** How often the draft had been changed that was read. */
  readonly seen?: number | undefined
  readonly text: Sealed
  readonly mayShow: boolean
}

export type SendDraftRefusal = 'unknown-recommendation' | 'not-a-draft' | 'reply-day-not-ahead'
export type ReplyToDraftRefusal = 'unknown-recommendation' | 'not-a-draft' | 'not-sent-to-you' | 'which-organisation' | 'draft-changed'

export const decideSendDraft = (command: SendDraft, state: RecommendationState): Decision<RecommendationFact, SendDraftRefusal> => {
  const { programme, recommendation, today, replyBy } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  if (replyBy <= today) return refuse('reply-day-not-ahead')
  return accept<RecommendationFact>({ type: 'DraftSent', data: { programme, recommendation, organisations: [...state.organisations], replyBy } })
}

/** The organisations addressed now that were sent the draft. */
const sentTo = ({ organisations, sent }: Extract<RecommendationState, { is: 'draft' }>): readonly string[] =>
  organisations.filter((organisation) => sent.has(organisation))

export const decideReplyToDraft = (command: ReplyToDraft, state: RecommendationState): Decision<RecommendationFact, ReplyToDraftRefusal> => {
  const { programme, recommendation, actsFor, organisation, seen, text, mayShow } = command
  if (state.is === 'unknown') return refuse('unknown-recommendation')
  if (state.is !== 'draft') return refuse('not-a-draft')
  const speaking = speakingFor(actsFor, sentTo(state), organisation)
  if (speaking === 'none') return refuse('not-sent-to-you')
  if (speaking === 'several') return refuse('which-organisation')
  if (seen !== undefined && seen !== state.redrafts) return refuse('draft-changed')
  return accept<RecommendationFact>({ type: 'DraftReplied', data: { programme, recommendation, ...speaking, text, mayShow } })
}

/** Whether every organisation addressed has said what it has to say of the draft as it is now, or let its day pass. */
export const hadTheirSay = ({ organisations, sent, replies }: Extract<RecommendationState, { is: 'draft' }>, today: string): boolean =>
  organisations.every((organisation) => {
    const [was, reply] = [sent.get(organisation), replies.get(organisation)]
    return reply?.earlier === false || (was?.earlier === false && today > was.replyBy)
  })
