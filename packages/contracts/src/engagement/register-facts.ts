import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Moment, Sealed, Slug } from '../values.ts'

/** UK GDPR Articles 15–22, and how a person says it. */
export const RightAsked = z.enum(['access', 'rectification', 'erasure', 'objection', 'restriction', 'portability'])
export type RightAsked = z.infer<typeof RightAsked>
export const CaseKind = z.enum(['rights', 'complaint', 'breach'])
export type CaseKind = z.infer<typeof CaseKind>

const one = { programme: Slug, case: Id }

/** Registers of rights requests, complaints and breaches. Stream `case-<programme>.<case>`. Texts are sealed for the purpose `data-rights` of `person`; about a breach, of `case`. */
export const registerFacts = defineFacts({
  /** `received` starts the clock: one month for a right (Article 12(3)), 30 days to acknowledge a complaint. */
  RightAskedFor: {
    version: 1,
    data: z.strictObject({ ...one, right: RightAsked, person: Id, details: Sealed, received: Day, contribution: Id.optional() }),
  },
  ComplaintMade: { version: 1, data: z.strictObject({ ...one, person: Id, details: Sealed, received: Day, contribution: Id.optional() }) },
  /** `aware` starts the 72 hours of Article 33. */
  BreachFound: { version: 1, data: z.strictObject({ ...one, details: Sealed, aware: Moment }) },
  CaseAcknowledged: { version: 1, data: z.strictObject({ ...one, on: Day }) },
  /** The clock stops while the person is asked what they mean or who they are. */
  ClockPaused: { version: 1, data: z.strictObject({ ...one, on: Day, reason: Sealed }) },
  /** `pausedDays`: whole days that the clock stood so far, this pause included. */
  ClockResumed: { version: 1, data: z.strictObject({ ...one, on: Day, pausedDays: z.int().min(0) }) },
  /** By two further months, once, told within the first (Article 12(3)). */
  TimeExtended: { version: 1, data: z.strictObject({ ...one, on: Day, reason: Sealed }) },
  /** `outcome`: what was asked was done, done in part, or refused with the reasons in the answer. */
  CaseAnswered: { version: 1, data: z.strictObject({ ...one, on: Day, outcome: z.enum(['done', 'in-part', 'refused']), answer: Sealed }) },
  BreachReported: { version: 1, data: z.strictObject({ ...one, at: Moment, peopleTold: z.boolean() }) },
  /** Not reported to the regulator, with the reason why no risk is likely. */
  BreachNotReported: { version: 1, data: z.strictObject({ ...one, at: Moment, reason: Sealed }) },
})
export type RegisterFact<T extends keyof typeof registerFacts = keyof typeof registerFacts> = FactOf<typeof registerFacts, T>
