import { z } from 'zod'
import { Id, LocalText } from '../values.ts'
import { AnswerField } from './answer-field.ts'

/** What somebody answered to one question, in the words it was asked in; without an answer when they gave none. */
export const OwnAnswer = z.strictObject({
  question: Id,
  asked: LocalText,
  text: z.string().optional(),
  /** In the order chosen, where they were ranked. */
  chosen: z.array(LocalText).optional(),
  rows: z.array(z.strictObject({ row: LocalText, chosen: LocalText })).optional(),
})
export type OwnAnswer = z.infer<typeof OwnAnswer>

/** What somebody answered to a conversation, question by question. */
export const OwnAnswers = z.strictObject({ conversation: Id, title: LocalText, answers: z.array(OwnAnswer) })
export type OwnAnswers = z.infer<typeof OwnAnswers>

/** What was chosen in one question. */
export const HeldChoice = z.union([z.strictObject({ options: z.array(Id) }), z.strictObject({ rows: z.record(Id, Id) })])
export type HeldChoice = z.infer<typeof HeldChoice>
export const HeldChoices = z.record(Id, HeldChoice)
export type HeldChoices = z.infer<typeof HeldChoices>

/** What the vault holds of answers: which questions the words answer, in the order of `AnswerField`, and what was chosen in the others. */
export const HeldAnswers = z.strictObject({ texts: z.array(Id).max(AnswerField.options.length), choices: HeldChoices })
export type HeldAnswers = z.infer<typeof HeldAnswers>
