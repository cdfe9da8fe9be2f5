import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneHold = z.strictObject({ programme: Slug, hold: Id })
const Reason = typedText(2_000)
const answer = z.strictObject({ hold: Id })
const problems = {
  'unknown-hold': { status: 404, title: 'There is no such hold' },
  'hold-lifted': { status: 409, title: 'This hold was lifted already' },
} as const
const reviewLater = { 'review-not-ahead': { status: 422, title: 'The day of the next review must lie ahead, and within a year' } } as const

export const placeHold = defineRoute({
  id: 'placeHold',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/holds',
  action: 'hold.manage',
  summary: 'Keep a contribution, or the whole programme, from being erased, with the reason and the day of the next review',
  params: InProgramme,
  body: z.strictObject({ contribution: Id.optional(), reason: Reason, reviewBy: Day }),
  status: 201,
  answer,
  problems: {
    ...reviewLater,
    'already-placed': { status: 409, title: 'This hold is placed already' },
    'unknown-contribution': { status: 422, title: 'There is no such contribution' },
  },
})

export const reviewHold = defineRoute({
  id: 'reviewHold',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/holds/:hold/review',
  action: 'hold.manage',
  summary: 'Say that a hold is still needed, why, and when it is looked at again',
  params: OneHold,
  body: z.strictObject({ reason: Reason, reviewBy: Day }),
  answer,
  problems: { ...problems, ...reviewLater },
})

export const liftHold = defineRoute({
  id: 'liftHold',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/holds/:hold/lift',
  action: 'hold.manage',
  summary: 'Lift a hold; what waited for it goes on',
  params: OneHold,
  body: z.strictObject({ reason: Reason }),
  answer,
  problems,
})

export const HoldView = z
  .strictObject({
    hold: Id,
    contribution: Id.optional(),
    placedAt: Moment,
    reviewBy: Day,
    /** Nobody looked at it by that day. */
    overdue: z.boolean(),
    lifted: z.boolean(),
    /** The newest reason, and the account that gave it. */
    reason: z.string().optional(),
    by: z.string(),
  })
  .meta({ id: 'Hold' })

export const listHolds = defineRoute({
  id: 'listHolds',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/holds',
  action: 'retention.view',
  summary: 'Holds of a programme, standing ones first',
  params: InProgramme,
  answer: z.strictObject({ holds: z.array(HoldView) }),
})
