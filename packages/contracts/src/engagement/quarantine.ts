import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, Language, Moment, Slug } from '../values.ts'
import { QuarantineReason } from './contribution-facts.ts'
import { HeldWords } from './words.ts'

const path = '/api/v1/engagement/programmes/:programme/quarantine'
const action = 'quarantine.decide'

/** A story that waits for somebody to look at it. Without words when they were withdrawn. `files`: how many came with it. */
export const QuarantinedView = z
  .strictObject({ contribution: Id, why: QuarantineReason, at: Moment, language: Language, words: HeldWords.optional(), files: z.int().min(0) })
  .meta({ id: 'Quarantined' })
export type QuarantinedView = z.infer<typeof QuarantinedView>

export const listQuarantined = defineRoute({
  id: 'listQuarantined',
  method: 'GET',
  path,
  action,
  summary: 'The oldest stories, 50 at most, that are held back until somebody has looked; opening their words is recorded',
  params: z.strictObject({ programme: Slug }),
  /** 0 for the total alone, which opens nothing. */
  query: z.strictObject({ limit: z.coerce.number().int().min(0).max(50).default(50) }),
  answer: z.strictObject({ total: z.int().min(0), quarantined: z.array(QuarantinedView) }),
})

export const decideQuarantined = defineRoute({
  id: 'decideQuarantined',
  method: 'POST',
  path: `${path}/:contribution/decision`,
  action,
  summary: 'Let a story in that was held back, or keep it out of analysis for good; its receipt works either way',
  params: z.strictObject({ programme: Slug, contribution: Id }),
  body: z.strictObject({ decision: z.enum(['let-in', 'set-aside']) }),
  answer: z.strictObject({ contribution: Id }),
  problems: { 'not-held-back': { status: 409, title: 'This story is not held back, or somebody has decided already' } },
})
