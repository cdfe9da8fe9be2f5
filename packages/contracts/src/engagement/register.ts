import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { CaseKind, RightAsked } from './register-facts.ts'
import { ReceiptCode } from './share-story.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneCase = z.strictObject({ programme: Slug, case: Id })
const base = '/api/v1/engagement/programmes/:programme/cases' as const
const answer = z.strictObject({ case: Id })

/** What a person writes when they ask for a right or complain. */
export const CaseDetails = z.strictObject({
  words: typedText(5_000),
  /** E-mail address, phone number or postal address, as written; without one the answer waits behind the receipt. */
  contact: typedText(300).optional(),
})
const asked = { details: CaseDetails, receipt: ReceiptCode.optional() }
const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const
const noWayBack = { 'no-way-to-answer': { status: 422, title: 'Tell us how to reach you, or enter the code of your receipt' } } as const

export const askForRight = defineRoute({
  id: 'askForRight',
  method: 'POST',
  path: `${base}/rights`,
  action: 'public',
  summary: 'Ask to see, correct, erase, restrict, move or object to the use of personal data',
  params: InProgramme,
  body: z.strictObject({ right: RightAsked, ...asked }),
  status: 201,
  answer: answer.extend({ due: Day }),
  problems: { ...unknownReceipt, ...noWayBack },
})

export const complain = defineRoute({
  id: 'complain',
  method: 'POST',
  path: `${base}/complaints`,
  action: 'public',
  summary: 'Complain about how personal data is used; acknowledged within 30 days',
  params: InProgramme,
  body: z.strictObject(asked),
  status: 201,
  answer: answer.extend({ due: Day }),
  problems: { ...unknownReceipt, ...noWayBack },
})

export const recordBreach = defineRoute({
  id: 'recordBreach',
  method: 'POST',
  path: `${base}/breaches`,
  action: 'register.manage',
  summary: 'Record a breach of personal data, also one that will not be reported; 72 hours run from awareness',
  params: InProgramme,
  body: z.strictObject({ what: typedText(5_000), aware: Moment }),
  status: 201,
  answer: answer.extend({ due: Moment }),
  problems: { 'in-the-future': { status: 422, title: 'Nobody can have become aware of it in the future' } },
})

const problems = {
  'unknown-case': { status: 404, title: 'There is no such case' },
  'case-closed': { status: 409, title: 'This case is answered and closed' },
  'not-for-this-kind': { status: 409, title: 'This step does not exist for this kind of case' },
} as const

export const actOnCase = defineRoute({
  id: 'actOnCase',
  method: 'POST',
  path: `${base}/:case/steps`,
  action: 'register.manage',
  summary: 'Acknowledge, pause, resume, extend or answer a case; report a breach or say why not',
  params: OneCase,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('acknowledge') }),
    z.strictObject({ step: z.literal('pause'), reason: typedText(2_000) }),
    z.strictObject({ step: z.literal('resume') }),
    z.strictObject({ step: z.literal('extend'), reason: typedText(2_000) }),
    z.strictObject({ step: z.literal('answer'), outcome: z.enum(['done', 'in-part', 'refused']), text: typedText(10_000) }),
    z.strictObject({ step: z.literal('report'), peopleTold: z.boolean() }),
    z.strictObject({ step: z.literal('do-not-report'), reason: typedText(5_000) }),
  ]),
  answer,
  problems: {
    ...problems,
    'already-acknowledged': { status: 409, title: 'This case is acknowledged already' },
    'already-paused': { status: 409, title: 'The clock of this case stands already' },
    'not-paused': { status: 409, title: 'The clock of this case is running' },
    'already-extended': { status: 409, title: 'The time was extended already; it can be extended once' },
    'too-late-to-extend': { status: 409, title: 'The first month has passed; the time can no longer be extended' },
  },
})

export const CaseState = z.enum(['open', 'paused', 'closed'])
export const CaseView = z
  .strictObject({
    case: Id,
    kind: CaseKind,
    right: RightAsked.optional(),
    contribution: Id.optional(),
    state: CaseState,
    received: z.string(),
    acknowledged: Day.optional(),
    extended: z.boolean(),
    /** A day, or for a breach a moment; while the clock stands, as it was when it stopped. */
    due: z.string(),
    overdue: z.boolean(),
    closed: z.string().optional(),
    outcome: z.enum(['done', 'in-part', 'refused', 'reported', 'not-reported']).optional(),
  })
  .meta({ id: 'Case' })
export type CaseView = z.infer<typeof CaseView>

export const listCases = defineRoute({
  id: 'listCases',
  method: 'GET',
  path: base,
  action: 'register.view',
  summary: 'The registers of rights requests, complaints and breaches with their clocks, the most urgent first; opens nothing',
  params: InProgramme,
  answer: z.strictObject({ cases: z.array(CaseView) }),
})

export const showCase = defineRoute({
  id: 'showCase',
  method: 'GET',
  path: `${base}/:case`,
  action: 'register.manage',
  summary: 'One case with what the person wrote; the opening is recorded',
  params: OneCase,
  /** `words` and `contact` are left out when erased. `template`: a beginning for the answer. */
  answer: CaseView.extend({
    words: z.string().optional(),
    contact: z.string().optional(),
    answer: z.string().optional(),
    template: z.string().optional(),
  }),
  problems: { 'unknown-case': problems['unknown-case'] },
})

export const myCases = defineRoute({
  id: 'myCases',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/cases',
  action: 'public',
  summary: 'Requests and complaints that came with this receipt, with their answers',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ cases: z.array(CaseView.extend({ answer: z.string().optional() })) }),
  problems: unknownReceipt,
})
