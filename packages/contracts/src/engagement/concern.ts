import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { CallOutcome, ConcernOutcome, ConcernSource, HandoverTo, ProtocolStep, SharingGround, SupportAnswer, Urgency } from './concern-facts.ts'
import { unknownEnquiry } from './enquiry-desk.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneConcern = z.strictObject({ programme: Slug, concern: Id })
const base = '/api/v1/engagement/programmes/:programme/concerns' as const
const answer = z.strictObject({ concern: Id })
const Words = typedText(5_000)
const Note = typedText(5_000).optional()

export const raiseConcern = defineRoute({
  id: 'raiseConcern',
  method: 'POST',
  path: base,
  action: 'safeguarding.raise',
  summary: 'Say that you are worried about somebody: the safeguarding team looks at it in the time that its urgency gives',
  params: InProgramme,
  body: z.strictObject({
    source: ConcernSource.exclude(['call-asked', 'under-age']),
    urgency: Urgency,
    words: Words,
    /** How the person can be reached, where it is known. */
    contact: typedText(300).optional(),
    contribution: Id.optional(),
    enquiry: Id.optional(),
  }),
  status: 201,
  answer: answer.extend({ due: Moment }),
  problems: unknownEnquiry,
})

export const ConcernView = z
  .strictObject({
    concern: Id,
    source: ConcernSource,
    urgency: Urgency,
    raisedAt: Moment,
    state: z.enum(['open', 'closed']),
    /** By when the next thing has to be done. */
    due: Moment,
    overdue: z.boolean(),
    contribution: Id.optional(),
    enquiry: Id.optional(),
    assignee: z.strictObject({ account: Id, name: z.string(), own: z.boolean() }).optional(),
    /** Whether the person left a way to reach them that still stands. */
    reachable: z.boolean(),
    callOn: Day.optional(),
    steps: z.array(ProtocolStep),
    closedAt: Moment.optional(),
    outcome: ConcernOutcome.optional(),
  })
  .meta({ id: 'Concern' })
export type ConcernView = z.infer<typeof ConcernView>

export const listConcerns = defineRoute({
  id: 'listConcerns',
  method: 'GET',
  path: base,
  action: 'safeguarding.manage',
  summary: 'Every open concern, by what has to be done first, then the 200 that were closed last; opens nothing',
  params: InProgramme,
  answer: z.strictObject({ concerns: z.array(ConcernView) }),
})

export const listColleagues = defineRoute({
  id: 'listColleagues',
  method: 'GET',
  path: `${base}/colleagues`,
  action: 'safeguarding.manage',
  summary: 'Who may look after concerns of this programme, to hand one over',
  params: InProgramme,
  answer: z.strictObject({ colleagues: z.array(z.strictObject({ account: Id, name: z.string(), own: z.boolean() })) }),
})

/** What a resident told us to be called. */
export const CallDetails = z.strictObject({
  /** What to call the person; nobody has to say. */
  name: typedText(200).optional(),
  /** A phone number, or another way. */
  contact: typedText(300),
  /** When it is safe to call. */
  when: typedText(300).optional(),
  /** Whether a message may be left, or somebody else may answer. */
  message: z.enum(['yes', 'no']),
})
export type CallDetails = z.infer<typeof CallDetails>

/** One thing that was done about a concern. `note` is left out where nothing was written, or it is erased. */
const Done = z.strictObject({
  at: Moment,
  by: z.string(),
  what: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('raised'), source: ConcernSource }),
    z.strictObject({ type: z.literal('triaged'), urgency: Urgency }),
    z.strictObject({ type: z.literal('assigned'), to: z.string() }),
    z.strictObject({ type: z.literal('released') }),
    z.strictObject({ type: z.literal('step'), step: ProtocolStep }),
    z.strictObject({ type: z.literal('handed-over'), to: HandoverTo, ground: SharingGround }),
    z.strictObject({ type: z.literal('support'), support: Slug, answer: SupportAnswer }),
    z.strictObject({ type: z.literal('call-planned'), on: Day }),
    z.strictObject({ type: z.literal('called'), outcome: CallOutcome, next: Day.optional() }),
    z.strictObject({ type: z.literal('call-cancelled') }),
    z.strictObject({ type: z.literal('closed'), outcome: ConcernOutcome }),
    z.strictObject({ type: z.literal('reopened') }),
  ]),
  note: z.string().optional(),
})

const unknown = { 'unknown-concern': { status: 404, title: 'There is no such concern' } } as const

export const showConcern = defineRoute({
  id: 'showConcern',
  method: 'GET',
  path: `${base}/:concern`,
  action: 'safeguarding.manage',
  summary: 'One concern with what was written and done; the opening is recorded',
  params: OneConcern,
  answer: ConcernView.extend({ words: z.string().optional(), contact: CallDetails.optional(), history: z.array(Done) }),
  problems: unknown,
})

const actOn = `${base}/:concern/acts` as const

export const actOnConcern = defineRoute({
  id: 'actOnConcern',
  method: 'POST',
  path: actOn,
  action: 'safeguarding.manage',
  summary: 'Rank, take, give back, hand over, record a step, support or a call, close or reopen a concern',
  params: OneConcern,
  body: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('triage'), urgency: Urgency }),
    z.strictObject({ act: z.literal('take') }),
    z.strictObject({ act: z.literal('release') }),
    z.strictObject({ act: z.literal('assign'), to: Id }),
    z.strictObject({ act: z.literal('step'), step: ProtocolStep, note: Note }),
    z.strictObject({ act: z.literal('hand-over'), to: HandoverTo, ground: SharingGround, note: Words }),
    z.strictObject({ act: z.literal('support'), support: Slug, answer: SupportAnswer }),
    z.strictObject({ act: z.literal('plan-call'), on: Day }),
    z.strictObject({ act: z.literal('call'), outcome: CallOutcome, next: Day.optional(), note: Note }),
    z.strictObject({ act: z.literal('close'), outcome: ConcernOutcome.exclude(['call-cancelled']), note: Note }),
    z.strictObject({ act: z.literal('reopen'), note: Words }),
  ]),
  answer,
  problems: {
    ...unknown,
    'concern-closed': { status: 409, title: 'This concern is closed; open it again first' },
    'concern-open': { status: 409, title: 'This concern is open already' },
    'not-ahead': { status: 422, title: 'Choose today or a day ahead for the call' },
    'danger-not-checked': { status: 409, title: 'Record first whether somebody is in immediate danger' },
    'not-a-colleague': { status: 422, title: 'This colleague may not look after concerns of this programme' },
  },
})
