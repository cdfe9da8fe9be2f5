import { z } from 'zod'
import { QuestionType } from '../engagement/questionnaire.ts'
import { Id, Slug } from '../values.ts'
import { PublicCount } from './values.ts'

/** A number of people as it may be seen, and its share where enough people answered. */
const cell = { people: PublicCount, percent: z.int().min(0).max(100).nullable() }

/** People by what they chose; `row`: of a matrix. `base`: who answered this at all. */
export const AnswerTable = z.strictObject({
  row: Id.optional(),
  base: PublicCount,
  cells: z.array(z.strictObject({ option: Id, ...cell })),
})
export type AnswerTable = z.infer<typeof AnswerTable>

const results = {
  question: Id,
  type: QuestionType,
  replaces: Id.optional(),
  /** For a question that is answered in words: how many did. */
  answered: PublicCount,
  tables: z.array(AnswerTable),
}

/** Results of one question. Questions that were replaced stand for themselves; of ranked things it is counted how many people gave them a place. */
export const QuestionResults = z.strictObject(results)
export type QuestionResults = z.infer<typeof QuestionResults>

/** How people answered. What was noted at a table of a gathering counts nobody. */
export const AnswerChannel = z.enum(['web', 'paper', 'phone', 'interpreter-assisted', 'import'])
export type AnswerChannel = z.infer<typeof AnswerChannel>

const tookPart = {
  people: PublicCount,
  audiences: z.array(z.strictObject({ audience: Slug, ...cell })),
  channels: z.array(z.strictObject({ channel: AnswerChannel, ...cell })),
}

/** What came of a conversation, as it may be seen: ids and numbers, no words. A question stands after the one that it replaces. */
export const ConversationCounts = z.strictObject({ ...tookPart, questions: z.array(QuestionResults) })
export type ConversationCounts = z.infer<typeof ConversationCounts>

/** The same with something said of each question. */
export const countsWith = <S extends z.ZodRawShape>(said: S) =>
  z.strictObject({ ...tookPart, questions: z.array(z.strictObject({ ...results, ...said })) })
