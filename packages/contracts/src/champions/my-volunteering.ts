import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { unknownReceipt } from '../engagement/my-contribution.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { Day, Id, Slug } from '../values.ts'
import { Activity } from './activity.ts'
import { Assignment } from './assignment.ts'

const InProgramme = z.strictObject({ programme: Slug })
export const myVolunteeringPath = '/api/v1/champions/programmes/:programme/my-volunteering' as const

/** What all that champions do by themselves may be refused with. */
export const ownProblems = {
  'not-linked': { status: 409, title: 'Connect your account with your application first' },
} as const

/** What a champion sees of being one. */
export const MyVolunteering = z
  .strictObject({
    application: Id,
    /** Eight signs by which the team speaks of the application. */
    reference: z.string(),
    /** Until when they are on leave, where a day was said; left out when they are not. */
    leave: z.strictObject({ until: Day.optional() }).optional(),
    /** Where they belong now; left out while that is nowhere. */
    community: Slug.optional(),
    /** Oldest first. */
    assignments: z.array(Assignment),
    /** The account is bound to another community than the one they belong to: nothing of the work of either is shown until the team has put it right. */
    elsewhere: z.boolean(),
    /** Pieces of work for their community that go on. */
    works: z.array(z.strictObject({ work: Id, name: z.string().optional(), communities: z.array(Slug), joined: z.boolean() })),
    /** The programme pays expenses, or they claimed some. */
    expenses: z.boolean(),
    /** All that they logged, in minutes. */
    minutes: z.int(),
    /** Hours that they are thanked for, the highest that they reached, and the next. */
    thanks: z.strictObject({ reached: z.int().optional(), next: z.int().optional() }),
    /** What they logged, the newest day first, 100 at most. */
    activities: z.array(Activity),
  })
  .meta({ id: 'MyVolunteering' })
export type MyVolunteering = z.infer<typeof MyVolunteering>

export const myVolunteering = defineRoute({
  id: 'myVolunteering',
  method: 'GET',
  path: myVolunteeringPath,
  action: 'volunteering.own',
  summary: 'What a champion sees of being one; nothing until the account is connected with the application',
  params: InProgramme,
  answer: z.strictObject({ mine: MyVolunteering.optional() }),
})

export const linkApplication = defineRoute({
  id: 'linkApplication',
  method: 'POST',
  path: `${myVolunteeringPath}/link`,
  action: 'volunteering.own',
  summary: 'Connect the own account with the own application, by its receipt; once',
  params: InProgramme,
  body: z.strictObject({ receipt: ReceiptCode }),
  status: 201,
  answer: z.strictObject({ application: Id }),
  problems: {
    ...unknownReceipt,
    'not-a-champion': { status: 409, title: 'This application is not one of a champion' },
    'already-linked': { status: 409, title: 'Another account is connected with this application; ask the team' },
    'role-elsewhere': { status: 409, title: 'Your account is bound to another community than you belong to; ask the team' },
    'made-by-you': { status: 409, title: 'You made this code for somebody else; only their own account can be connected with it' },
    'account-taken': { status: 409, title: 'Your account is connected with another application; ask the team' },
  },
})

export const stepMyVolunteering = defineRoute({
  id: 'stepMyVolunteering',
  method: 'POST',
  path: `${myVolunteeringPath}/steps`,
  action: 'volunteering.own',
  summary: 'Go on leave as a champion, perhaps until a day, and come back',
  params: InProgramme,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('leave'), until: Day.optional() }),
    z.strictObject({ step: z.literal('return') }),
  ]),
  answer: z.strictObject({ application: Id }),
  problems: {
    ...ownProblems,
    'in-the-past': { status: 422, title: 'Choose a day that lies ahead' },
    'already-paused': { status: 409, title: 'You are on leave already' },
    'not-paused': { status: 409, title: 'You are not on leave' },
  },
})
