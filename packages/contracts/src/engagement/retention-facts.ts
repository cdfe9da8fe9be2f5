import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Slug } from '../values.ts'

/** What is held about a person: one item of one purpose. */
export const HoldingKind = z.enum([
  'contribution',
  'application',
  'mini-event-request',
  'enquiry',
  'case',
  'hold',
  'concern',
  'call-request',
  'referral',
  'equality-answers',
  'second-keying',
  'follow',
  'registration',
  'evaluation',
  'preparation',
])
export type HoldingKind = z.infer<typeof HoldingKind>

export const retentionFacts = defineFacts({
  /**
   * The retention rule of a purpose was applied to one item: what was held of it is erased. `person` of a hold or a following is its own id: no fact says whose
   * they are. Stream `retention-<programme>`.
   */
  RetentionApplied: {
    version: 1,
    data: z.strictObject({ programme: Slug, run: Id, purpose: Slug, kind: HoldingKind, item: Id, person: Id, due: Day }),
  },
  /** What somebody took back was erased before its time: at once, or as soon as no hold kept it any more. Stream `retention-<programme>`. */
  TakenBackErased: { version: 1, data: z.strictObject({ programme: Slug, purpose: Slug, kind: HoldingKind, item: Id, person: Id }) },
  /** One run, also one that found nothing: how many items were due, erased, and kept by a hold. Stream `retention-<programme>`. */
  RetentionRunDone: {
    version: 1,
    data: z.strictObject({ programme: Slug, run: Id, on: Day, applied: z.int().min(0), held: z.int().min(0) }),
  },
})
export type RetentionFact<T extends keyof typeof retentionFacts = keyof typeof retentionFacts> = FactOf<typeof retentionFacts, T>
