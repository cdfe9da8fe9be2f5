import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { MiniEventDetails } from '../events/mini-event.ts'
import { Day, Id, Language, Moment, Slug, typedText } from '../values.ts'
import { EnquiryContact, enquiryConsent, enquiryNoticeChanged, MessageText } from './enquiry.ts'
import { AnswerWay, EnquiryChannel, EnquiryKind, EnquiryOutcome } from './enquiry-facts.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneEnquiry = z.strictObject({ programme: Slug, enquiry: Id })
const base = '/api/v1/engagement/programmes/:programme/enquiries' as const
export const unknownEnquiry = { 'unknown-enquiry': { status: 404, title: 'There is no such enquiry' } } as const

export const recordEnquiry = defineRoute({
  id: 'recordEnquiry',
  method: 'POST',
  path: `${base}/recorded`,
  action: 'enquiry.answer',
  summary: 'Record what came by e-mail, by phone or in person; the receipt is for the person',
  params: InProgramme,
  body: z.strictObject({
    kind: EnquiryKind,
    channel: EnquiryChannel.exclude(['web']),
    words: MessageText,
    contact: EnquiryContact.optional(),
    language: Language,
    /** Message-ID of their mail, so that the answer stands below it. */
    messageId: typedText(300).optional(),
    ...enquiryConsent,
    agreed: z.literal(true, { error: 'Say that the person knows we keep this and agrees' }),
  }),
  status: 201,
  answer: z.strictObject({ enquiry: Id, receipt: z.string() }),
  problems: enquiryNoticeChanged,
})

export const EnquiryState = z.enum(['open', 'answered', 'closed'])
export type EnquiryState = z.infer<typeof EnquiryState>

/** `answered`: waits for nothing but closing, or for the person to say more. */
const row = {
  enquiry: Id,
  /** Eight signs that stand in the subject and the reply address of its mails. */
  reference: z.string(),
  kind: EnquiryKind,
  channel: EnquiryChannel,
  language: Language,
  state: EnquiryState,
  at: Moment,
  due: Day,
  overdue: z.boolean(),
  reminded: z.boolean(),
  trapped: z.boolean(),
  bounced: z.boolean(),
  erased: z.boolean(),
  assigned: Id.optional(),
  outcome: EnquiryOutcome.optional(),
}
export const EnquiryRow = z.strictObject(row).meta({ id: 'EnquiryRow' })
export type EnquiryRow = z.infer<typeof EnquiryRow>

export const EnquiryFilter = z.enum(['open', 'mine', 'unassigned', 'overdue', 'closed'])
export type EnquiryFilter = z.infer<typeof EnquiryFilter>

/** Who may be given an enquiry of this programme. */
const colleagues = z.array(z.strictObject({ account: Id, name: z.string() }))

export const listEnquiries = defineRoute({
  id: 'listEnquiries',
  method: 'GET',
  path: base,
  action: 'enquiry.answer',
  summary: 'Enquiries, the one due first before the others, closed ones newest first; opens nothing. At most 200',
  params: InProgramme,
  query: z.strictObject({ show: EnquiryFilter.default('open'), reference: z.string().max(20).optional() }),
  answer: z.strictObject({
    total: z.int(),
    counts: z.record(EnquiryFilter, z.int()),
    enquiries: z.array(EnquiryRow),
    colleagues,
  }),
})

/** How far a mail came: with us, taken by the server, or sent back. */
export const MailStanding = z.enum(['waiting', 'sent', 'bounced', 'not-sent'])
export type MailStanding = z.infer<typeof MailStanding>

export const EnquiryHistory = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('person'), at: Moment, channel: EnquiryChannel, text: z.string().optional() }),
  z.strictObject({
    what: z.literal('answer'),
    at: Moment,
    by: Id,
    answer: Id,
    how: AnswerWay,
    text: z.string().optional(),
    mail: MailStanding.optional(),
  }),
  z.strictObject({ what: z.literal('assigned'), at: Moment, by: z.string(), to: Id, note: z.string().optional() }),
  z.strictObject({ what: z.literal('released'), at: Moment, by: z.string() }),
  z.strictObject({ what: z.literal('due'), at: Moment, by: z.string(), due: Day }),
  z.strictObject({ what: z.literal('reminded'), at: Moment, due: Day, overdue: z.boolean() }),
  z.strictObject({ what: z.literal('bounced'), at: Moment, seen: z.enum(['mail-server', 'staff']) }),
  z.strictObject({ what: z.literal('gathering'), at: Moment, by: z.string(), request: Id }),
  z.strictObject({ what: z.literal('closed'), at: Moment, by: z.string(), outcome: EnquiryOutcome }),
  z.strictObject({ what: z.literal('reopened'), at: Moment, by: z.string() }),
])
export type EnquiryHistory = z.infer<typeof EnquiryHistory>

export const showEnquiry = defineRoute({
  id: 'showEnquiry',
  method: 'GET',
  path: `${base}/:enquiry`,
  action: 'enquiry.answer',
  summary: 'One enquiry with what the person wrote and what was answered; the opening is recorded',
  params: OneEnquiry,
  answer: z.strictObject({
    ...row,
    contact: EnquiryContact.optional(),
    /** Where replies to its mails go, when such an address is configured. */
    replyAddress: z.string().optional(),
    /** Whether there is a mail server to answer by. */
    canMail: z.boolean(),
    history: z.array(EnquiryHistory),
    colleagues,
  }),
  problems: unknownEnquiry,
})

export const stepEnquiry = defineRoute({
  id: 'stepEnquiry',
  method: 'POST',
  path: `${base}/:enquiry/steps`,
  action: 'enquiry.answer',
  summary: 'Assign, hand over, give back, move the day, answer, note what the person said, mark a bounce, ask for a gathering, close or reopen',
  params: OneEnquiry,
  body: z.discriminatedUnion('step', [
    z.strictObject({ step: z.literal('assign'), to: Id, note: typedText(2_000).optional() }),
    z.strictObject({ step: z.literal('release') }),
    z.strictObject({ step: z.literal('due'), due: Day }),
    z.strictObject({ step: z.literal('answer'), how: AnswerWay, text: MessageText }),
    z.strictObject({
      step: z.literal('hear'),
      channel: EnquiryChannel.exclude(['web']),
      text: MessageText,
      messageId: typedText(300).optional(),
    }),
    z.strictObject({ step: z.literal('bounced'), answer: Id }),
    z.strictObject({ step: z.literal('gathering'), details: MiniEventDetails }),
    z.strictObject({ step: z.literal('close'), outcome: EnquiryOutcome.exclude(['withdrawn']) }),
    z.strictObject({ step: z.literal('reopen') }),
  ]),
  answer: z.strictObject({ enquiry: Id }),
  problems: {
    ...unknownEnquiry,
    'enquiry-closed': { status: 409, title: 'This enquiry is closed; reopen it first' },
    'enquiry-withdrawn': { status: 409, title: 'They said that they need no answer any more; only if they write again does it open' },
    'not-closed': { status: 409, title: 'This enquiry is open' },
    'enquiry-erased': { status: 409, title: 'What was asked here is erased' },
    'in-the-past': { status: 422, title: 'Choose a day that has not passed' },
    'not-a-colleague': { status: 422, title: 'This person cannot answer enquiries of this programme' },
    'no-email': { status: 422, title: 'They left no e-mail address; answer by phone or on the page of their receipt' },
    'no-mail-server': { status: 503, title: 'We cannot send e-mail at the moment' },
    'unknown-answer': { status: 404, title: 'There is no such answer by e-mail' },
    'already-bounced': { status: 409, title: 'This mail is marked as returned already' },
    'not-an-invitation': { status: 409, title: 'Only an invitation can become a gathering' },
    'already-asked-for': { status: 409, title: 'A gathering is asked for already' },
  },
})
