import { z } from 'zod'
import { Moment } from '../values.ts'

/** A talk with an applicant. `sequence` grows with every change, for calendars. */
export const Talk = z.strictObject({
  startsAt: Moment,
  endsAt: Moment,
  sequence: z.int().min(0),
  cancelled: z.boolean(),
  changedAt: Moment,
  /** Where, or how; left out when erased. */
  place: z.string().optional(),
})
export type Talk = z.infer<typeof Talk>
