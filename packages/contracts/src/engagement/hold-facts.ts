import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Sealed, Slug } from '../values.ts'

const hold = { programme: Slug, hold: Id }

/** A legal hold keeps data that would otherwise be erased. Reasons are wording of staff, sealed for `publication` of the programme. Stream `hold-<programme>.<hold>`. */
export const holdFacts = defineFacts({
  /** Without a contribution it holds everything of the programme. `reviewBy`: the day by which somebody must look at it again. */
  HoldPlaced: { version: 1, data: z.strictObject({ ...hold, contribution: Id.optional(), reason: Sealed, reviewBy: Day }) },
  /** Still needed, until another day. */
  HoldReviewed: { version: 1, data: z.strictObject({ ...hold, reason: Sealed, reviewBy: Day }) },
  HoldLifted: { version: 1, data: z.strictObject({ ...hold, reason: Sealed }) },
})
export type HoldFact<T extends keyof typeof holdFacts = keyof typeof holdFacts> = FactOf<typeof holdFacts, T>
