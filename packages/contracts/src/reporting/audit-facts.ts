import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Slug } from '../values.ts'
import { auditQuestions } from './audit-questions.ts'

/** What an auditor looked at: the list of questions, one question, or one of the explorers. */
export const AuditView = z.enum(['questions', 'question', 'consents', 'openings', 'retention', 'commitments', 'assurance', 'private-log'])
export type AuditView = z.infer<typeof AuditView>

/** Whose openings: an account, somebody with a receipt, or a part of the platform. */
export const AuditActor = z.string().regex(/^[a-z0-9-]{1,60}$/)
/** Picks a sample: the same seed draws the same one again. */
export const SampleSeed = z.int().min(0).max(2_147_483_647)

const question = z.int().min(1).max(auditQuestions.length)
/** How the view was narrowed, as far as it was. */
const filter = {
  programme: Slug.optional(),
  from: Day.optional(),
  to: Day.optional(),
  page: z.int().min(1).optional(),
  sample: z.int().min(1).optional(),
  seed: SampleSeed.optional(),
  contribution: Id.optional(),
  actor: AuditActor.optional(),
  purpose: Slug.optional(),
}
export const ViewedFilter = z.strictObject(filter)
export type ViewedFilter = z.infer<typeof ViewedFilter>

/** A checkpoint of the public ledger that somebody saw. */
export const SeenLedger = z.strictObject({ size: z.string().regex(/^\d{1,19}$/), root: z.string() })
export type SeenLedger = z.infer<typeof SeenLedger>

/** What auditors do. They change nothing else. */
export const auditFacts = defineFacts({
  /** Somebody looked at evidence; once a day for each view and filter. Stream `audit-<account>.<day>`. */
  EvidenceViewed: { version: 1, data: z.strictObject({ view: AuditView, question: question.optional(), ...filter }) },
  /**
   * An auditor has seen the record up to this position of the private log. `ledger`: the newest checkpoint of the public ledger at that moment, by its size
   * (decimal) and root (base64); left out before the first. Stream `visit-<account>`.
   */
  VisitMarked: { version: 1, data: z.strictObject({ position: z.int().min(1), ledger: SeenLedger.optional() }) },
})
export type AuditFact<T extends keyof typeof auditFacts = keyof typeof auditFacts> = FactOf<typeof auditFacts, T>
