import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { QuestionType } from '../engagement/questionnaire.ts'
import { Id, Slug } from '../values.ts'
import { InProgramme, PublicCount } from './values.ts'

/** A number of people as it may be seen, and its share where enough people answered. */
const cell = { people: PublicCount, percent: z.int().min(0).max(100).nullable() }

/** People by what they chose; `row`: of a matrix. `base`: who answered this at all. */
export const AnswerTable = z.strictObject({
  row: Id.optional(),
  base: PublicCount,
  cells: z.array(z.strictObject({ option: Id, ...cell })),
})
export type AnswerTable = z.infer<typeof AnswerTable>

/** Results of one question. Questions that were replaced stand for themselves; of ranked things it is counted how many people gave them a place. */
export const QuestionResults = z.strictObject({
  question: Id,
  type: QuestionType,
  replaces: Id.optional(),
  /** For a question that is answered in words: how many did. */
  answered: PublicCount,
  tables: z.array(AnswerTable),
})
export type QuestionResults = z.infer<typeof QuestionResults>

const Channel = z.enum(['web', 'paper', 'phone', 'interpreter-assisted', 'gathering'])

/** Of a hundred people who were invited; nothing where their number is not known, is small, or the answers are withheld. */
const rate = z.int().min(0).max(100).nullable()

/** People of an audience who answered, also by how; `invited`: how many were asked to, where staff know it. */
const AudienceResponses = z
  .strictObject({
    audience: Slug,
    ...cell,
    invited: z.int().min(0).nullable(),
    rate,
    channels: z.array(z.strictObject({ channel: Channel, people: PublicCount, rate })),
  })
  .meta({ id: 'AudienceResponses' })
export type AudienceResponses = z.infer<typeof AudienceResponses>

export const conversationResults = defineRoute({
  id: 'conversationResults',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/conversations/:conversation/results',
  action: 'analysis.view',
  summary: 'Results of a conversation so far, under the same rule as everything that is published: no number under ten, others rounded to five',
  params: InProgramme.extend({ conversation: Id }),
  answer: z.strictObject({
    people: PublicCount,
    audiences: z.array(AudienceResponses),
    channels: z.array(z.strictObject({ channel: Channel, ...cell })),
    questions: z.array(QuestionResults),
  }),
})
