import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { SignpostingChannel } from '../engagement/referral-facts.ts'
import { Day, Id, Slug } from '../values.ts'

/** What a champion did. */
export const ActivityKind = z.enum(['awareness', 'signposting', 'gathering', 'conversation', 'board-meeting'])
export type ActivityKind = z.infer<typeof ActivityKind>

/** What is recorded of it: nothing typed, and nobody met. */
export const activityContent = {
  kind: ActivityKind,
  minutes: z.int().min(1, { error: 'Enter at least 1 minute' }).max(1_440, { error: 'Enter 24 hours or fewer' }),
  on: Day,
  /** How many people it reached, about. */
  reach: z.int().min(0).max(10_000, { error: 'Enter 10,000 or fewer' }).optional(),
  /** Of signposting only: services of the support directory, and how. */
  services: z.array(Id).min(1).max(20, { error: 'Choose 20 services or fewer' }).optional(),
  channel: SignpostingChannel.optional(),
}
export type ActivityContent = z.infer<z.ZodObject<typeof activityContent>>

const isWhole = ({ kind, services, channel }: Pick<ActivityContent, 'kind' | 'services' | 'channel'>): boolean =>
  kind === 'signposting' ? services !== undefined && channel !== undefined : services === undefined && channel === undefined
const whole = { path: ['services'], error: 'Choose which services you pointed to, and how, when it was signposting' }

/** Something a champion logged, as it was last corrected. */
export const Activity = z.strictObject({ activity: Id, community: Slug, ...activityContent }).meta({ id: 'Activity' })
export type Activity = z.infer<typeof Activity>

const InProgramme = z.strictObject({ programme: Slug })
const path = '/api/v1/champions/programmes/:programme/my-volunteering/activities' as const
const OneActivity = InProgramme.extend({ activity: Id })

const refusals = {
  'not-linked': { status: 409, title: 'Connect your account with your application first' },
  'not-assigned': { status: 409, title: 'You belong to no community yet; ask the team' },
  'role-elsewhere': { status: 409, title: 'Your account is for another community than you belong to; ask the team' },
  'not-within-a-year': { status: 422, title: 'The day must lie within the last year' },
  'unknown-piece': { status: 422, title: 'One of these services is not in the directory' },
} as const
const unknown = { 'unknown-activity': { status: 404, title: 'There is no such entry' } } as const

export const logActivity = defineRoute({
  id: 'logActivity',
  method: 'POST',
  path,
  action: 'activity.log',
  summary: 'Log what one did as a champion; `activity` is chosen by whoever sends it, and sent again it is logged once',
  params: InProgramme,
  body: z.strictObject({ activity: Id, ...activityContent }).refine(isWhole, whole),
  status: 201,
  answer: z.strictObject({ activity: Id }),
  problems: { ...refusals, 'already-logged': { status: 409, title: 'Something else is logged under this id' } },
})

export const correctActivity = defineRoute({
  id: 'correctActivity',
  method: 'POST',
  path: `${path}/:activity/correction`,
  action: 'activity.log',
  summary: 'Put right what one logged; whole',
  params: OneActivity,
  body: z.strictObject(activityContent).refine(isWhole, whole),
  answer: z.strictObject({ activity: Id }),
  problems: { ...refusals, ...unknown },
})

export const takeBackActivity = defineRoute({
  id: 'takeBackActivity',
  method: 'POST',
  path: `${path}/:activity/taking-back`,
  action: 'activity.log',
  summary: 'Take back what one logged: it counts no more',
  params: OneActivity,
  answer: z.strictObject({ activity: Id }),
  problems: { 'not-linked': refusals['not-linked'], ...unknown },
})

/** A figure that may be shown: under 10 withheld, zero included, others rounded to 5. */
const Shown = z.int().nullable()

export const activityReport = defineRoute({
  id: 'activityReport',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/activity-report',
  action: 'activity.view',
  summary: 'Hours and reach of champions by community for the last twelve months that are over, newest first, under the rule of publication',
  params: InProgramme,
  answer: z.strictObject({
    rule: z.string(),
    months: z.array(
      z.strictObject({
        /** As `2026-10`. */
        month: z.string(),
        hours: Shown,
        reach: Shown,
        communities: z.array(z.strictObject({ community: Slug, hours: Shown, reach: Shown })),
      }),
    ),
  }),
})
