import { z } from 'zod'
import { defineRoute } from './define-route.ts'
import { Id, Moment, Slug } from './values.ts'

/** What waits for somebody; each kind belongs to one service. */
export const TaskKind = z.enum([
  'concern',
  'reading',
  'enquiry',
  'piece-check',
  'information-check',
  'referral',
  'held-back',
  'quotation',
  'rights',
  'complaint',
  'breach',
  'hold-review',
  'erasure',
  'record-review',
  'mini-event',
  'mini-event-talk',
  'offer-by-phone',
  'what-was-heard',
  'application',
  'talk',
  'decision',
  'rest-over',
  'support-asked',
  'one-to-one',
  'training',
  'training-due',
  'expense',
  'expense-payment',
  'de-identify',
  'code',
  'draft',
  'draft-reply',
  'draft-check',
  'response',
  'silence',
  'commitment',
  'milestone',
  'report',
])
export type TaskKind = z.infer<typeof TaskKind>

/** Something that waits. It holds no words of anybody and no name but of the colleague who looks after it. */
export const Task = z
  .strictObject({
    kind: TaskKind,
    /** What the service knows it by; for a heap of one kind, the kind itself. */
    id: z.string().max(100),
    programme: Slug,
    since: Moment,
    /** By when it has to be done, where there is such a time. */
    due: Moment.optional(),
    assignee: z.strictObject({ account: Id, name: z.string(), own: z.boolean() }).optional(),
    urgent: z.boolean(),
    /** How many there are, where they are worked on as a heap. */
    count: z.int().min(1).optional(),
  })
  .meta({ id: 'Task' })
export type Task = z.infer<typeof Task>

/** The end of a day as tasks count it. */
export const endOfDay = (day: string): string => `${day}T23:59:59.000Z`

/** The one route by which a service tells what waits in a programme for whoever asks: only what they may act on, and nothing is opened for it. */
export const tasksRoute = <Service extends 'engagement' | 'events' | 'champions' | 'reporting'>(service: Service) =>
  defineRoute({
    id: `${service}Tasks`,
    method: 'GET',
    path: `/api/v1/${service}/programmes/:programme/tasks`,
    action: 'task.view',
    summary: `What waits in ${service} for whoever asks, 500 at most; only what they may act on, and nothing is opened for it`,
    params: z.strictObject({ programme: Slug }),
    answer: z.strictObject({ tasks: z.array(Task) }),
  })
