import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { ApplicationDetails, ApplicationState, EndedBecause, ReceiptShownBy } from './application.ts'
import { Talk } from './talk.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneApplication = InProgramme.extend({ application: Id })
const base = '/api/v1/champions/programmes/:programme/applications' as const

const row = {
  application: Id,
  /** Eight signs by which people speak of it. */
  reference: z.string(),
  at: Moment,
  state: ApplicationState,
  /** The last day on which the applicant should hear from us. */
  due: Day,
  /** When the talk is, while one is arranged. */
  talkAt: Moment.optional(),
  /** Until when it rests, where a day was said. */
  pausedUntil: Day.optional(),
  /** Somebody proposed a decision, and a colleague is to confirm it. */
  proposed: z.boolean(),
  erased: z.boolean(),
}
export const ApplicationRow = z.strictObject(row).meta({ id: 'ApplicationRow' })
export type ApplicationRow = z.infer<typeof ApplicationRow>

export const listApplications = defineRoute({
  id: 'listApplications',
  method: 'GET',
  path: base,
  action: 'application.review',
  summary: 'Applications to become a champion in one state or all, newest first, 500 at most, and how many there are in each; opens nothing',
  params: InProgramme,
  query: z.strictObject({ state: ApplicationState.optional() }),
  answer: z.strictObject({ counts: z.record(ApplicationState, z.int()), applications: z.array(ApplicationRow) }),
})

/** What happened to an application, in order. */
const Step = z.strictObject({
  what: z.enum([
    'applied',
    'talk-arranged',
    'talk-cancelled',
    'noted',
    'offer-proposed',
    'decline-proposed',
    'proposal-dropped',
    'offered',
    'accepted',
    'declined',
    'paused',
    'resumed',
    'withdrawn',
    'ended',
    'receipt-renewed',
  ]),
  at: Moment,
  by: z.enum(['applicant', 'you', 'colleague']),
  /** A note, a reason, or where the talk is; left out when erased. */
  text: z.string().optional(),
})

const unknown = { 'unknown-application': { status: 404, title: 'There is no such application' } } as const

export const showApplication = defineRoute({
  id: 'showApplication',
  method: 'GET',
  path: `${base}/:application`,
  action: 'application.review',
  summary: 'One application with all that was noted of it; opening it is recorded',
  params: OneApplication,
  answer: z.strictObject({
    ...row,
    /** Left out when erased. */
    details: ApplicationDetails.optional(),
    talk: Talk.optional(),
    proposal: z.strictObject({ decision: z.enum(['offer', 'decline']), own: z.boolean(), text: z.string().optional() }).optional(),
    care: z.string().optional(),
    history: z.array(Step),
  }),
  problems: unknown,
})

const words = typedText(2_000)

export const stepApplication = defineRoute({
  id: 'stepApplication',
  method: 'POST',
  path: `${base}/:application/steps`,
  action: 'application.review',
  summary: 'Take an application one step on: a talk, a note, an offer or a refusal with its confirmation, a rest',
  params: OneApplication,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('talk'), startsAt: Moment, minutes: z.int().min(5).max(480), place: typedText(500) }),
    z.strictObject({ step: z.literal('cancel-talk') }),
    z.strictObject({ step: z.literal('note'), text: words }),
    /** `care`: how the champion is looked after; needed at 16 and 17. */
    z.strictObject({ step: z.literal('offer'), care: words.optional() }),
    z.strictObject({ step: z.literal('decline'), reason: words }),
    z.strictObject({ step: z.literal('confirm') }),
    z.strictObject({ step: z.literal('drop') }),
    /** They told us that they say yes. */
    z.strictObject({ step: z.literal('accept') }),
    z.strictObject({ step: z.literal('pause'), until: Day.optional() }),
    z.strictObject({ step: z.literal('resume') }),
  ]),
  answer: z.strictObject({ application: Id }),
  problems: {
    ...unknown,
    'already-decided': { status: 409, title: 'This application has been decided already' },
    'in-the-past': { status: 422, title: 'Choose a time that lies ahead' },
    'no-talk': { status: 409, title: 'There is no talk arranged' },
    'care-missing': { status: 422, title: 'Write down how somebody of 16 or 17 is looked after' },
    'already-proposed': { status: 409, title: 'A decision is proposed already; confirm it or drop it first' },
    'nothing-proposed': { status: 409, title: 'No decision is proposed' },
    'same-person': { status: 409, title: 'Somebody else has to confirm what you proposed' },
    'not-offered': { status: 409, title: 'This person has not been offered a place' },
    'already-paused': { status: 409, title: 'It rests already' },
    'not-paused': { status: 409, title: 'It does not rest' },
  },
})

export const endVolunteering = defineRoute({
  id: 'endVolunteering',
  method: 'POST',
  path: `${base}/:application/end`,
  action: 'application.review',
  summary: 'Record that a champion volunteers no longer; from this day on their data is kept only as long as the retention rule says',
  params: OneApplication,
  body: z.strictObject({ why: EndedBecause.optional() }),
  answer: z.strictObject({ application: Id }),
  problems: {
    ...unknown,
    'not-a-champion': { status: 409, title: 'This person has not been welcomed as a champion' },
    'already-ended': { status: 409, title: 'It is recorded already that this person volunteers no longer' },
  },
})

export const renewReceipt = defineRoute({
  id: 'renewReceipt',
  method: 'POST',
  path: `${base}/:application/receipt`,
  action: 'application.review',
  summary: 'Make a new receipt for an applicant who lost the code and showed who they are; the old code opens nothing from then on',
  params: OneApplication,
  body: z.strictObject({ shownBy: ReceiptShownBy }),
  status: 201,
  answer: z.strictObject({ receipt: z.string() }),
  problems: unknown,
})

/** A count of people that may be shown: under 10 withheld, zero included, others rounded to 5. */
const Shown = z.int().nullable()

export const equalTreatment = defineRoute({
  id: 'equalTreatment',
  method: 'GET',
  path: '/api/v1/champions/programmes/:programme/equal-treatment',
  action: 'treatment.view',
  summary: 'How many of each community and age applied and what became of it, as it stood when this month began, under the rule of publication',
  params: InProgramme,
  answer: z.strictObject({
    rule: z.string(),
    asOf: Day,
    groups: z.array(
      z.strictObject({
        by: z.enum(['community', 'age']),
        rows: z.array(z.strictObject({ id: z.string(), applied: Shown, offered: Shown, declined: Shown, withdrawn: Shown, waiting: Shown })),
      }),
    ),
  }),
})
