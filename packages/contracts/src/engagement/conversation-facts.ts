import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Slug } from '../values.ts'
import { SealedQuestionnaire } from './questionnaire.ts'

/** Why asking rests, goes on longer, or ends. */
export const PauseReason = z.enum(['too-many-at-once', 'something-is-wrong', 'other'])
export type PauseReason = z.infer<typeof PauseReason>
export const ExtensionReason = z.enum(['more-time-to-answer', 'some-not-reached', 'paper-on-its-way', 'other'])
export type ExtensionReason = z.infer<typeof ExtensionReason>
export const ClosureReason = z.enum(['time-is-over', 'enough-answers', 'something-is-wrong', 'other'])
export type ClosureReason = z.infer<typeof ClosureReason>

const one = { programme: Slug, conversation: Id }

/** The way of one conversation, in the stream `conversation-<programme>.<conversation>`. */
export const conversationFacts = defineFacts({
  /** A questionnaire was written, or written anew: the whole of it. Words are the vault payloads `TitleWords` and `QuestionWords`, subject the programme. */
  QuestionnaireDrafted: { version: 1, data: z.strictObject({ ...one, questionnaire: z.int().min(1), ...SealedQuestionnaire }) },
  /** People can answer, until the end of that day. From now on no question changes what it means. */
  ConversationOpened: { version: 1, data: z.strictObject({ ...one, opens: Day, closes: Day }) },
  ConversationPaused: { version: 1, data: z.strictObject({ ...one, reason: PauseReason }) },
  ConversationResumed: { version: 1, data: z.strictObject(one) },
  ConversationExtended: { version: 1, data: z.strictObject({ ...one, closes: Day, reason: ExtensionReason }) },
  /** How many people of an audience were invited, as far as somebody knows; the newest counts, `null`: nobody knows any more. */
  InvitationsCounted: { version: 1, data: z.strictObject({ ...one, audience: Slug, people: z.int().min(0).nullable() }) },
  ConversationClosed: { version: 1, data: z.strictObject({ ...one, reason: ClosureReason }) },
})
export type ConversationFactType = keyof typeof conversationFacts
export type ConversationFact<T extends ConversationFactType = ConversationFactType> = FactOf<typeof conversationFacts, T>
