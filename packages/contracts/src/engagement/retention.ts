import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Slug } from '../values.ts'
import { RetentionRule } from './programme-definition.ts'

const count = z.int().min(0)

/** What is held for one purpose, and how its clock stands. */
export const RetentionLine = z
  .strictObject({
    purpose: Slug,
    rule: RetentionRule,
    held: count,
    /** Items whose clock has not started yet, such as those kept until the programme closes. */
    notStarted: count,
    dueWithin30Days: count,
    /** Past their last day and not erased: nothing, unless a hold keeps them or the next run has not come. */
    overdue: count,
    /** The first last day that lies ahead or behind. */
    nextDue: Day.optional(),
  })
  .meta({ id: 'RetentionLine' })

export const retentionSchedule = defineRoute({
  id: 'retentionSchedule',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/retention',
  action: 'retention.view',
  summary: 'How long data is kept for each purpose, what is due, what is overdue, and the runs that erased it',
  params: z.strictObject({ programme: Slug }),
  answer: z.strictObject({
    today: Day,
    lines: z.array(RetentionLine),
    /** The newest 60 runs. */
    runs: z.array(z.strictObject({ on: Day, applied: count, held: count })),
  }),
})
