import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { Day, Id, Language, Sealed, Slug } from '../values.ts'
import { WordsHash } from './programme-facts.ts'

export const EnquiryKind = z.enum(['question', 'idea', 'invitation'])
export type EnquiryKind = z.infer<typeof EnquiryKind>

/** How words came in: typed on the page, or recorded by staff from another way. */
export const EnquiryChannel = z.enum(['web', 'email', 'phone', 'in-person'])
export type EnquiryChannel = z.infer<typeof EnquiryChannel>

/** How an answer went out: by e-mail, by word of mouth that staff noted, or on the page that the receipt opens. */
export const AnswerWay = z.enum(['email', 'phone', 'in-person', 'page'])
export type AnswerWay = z.infer<typeof AnswerWay>

/** The closed list of how an enquiry can end; `withdrawn` is said by the person, the others by staff. */
export const EnquiryOutcome = z.enum([
  'answered',
  'idea-passed-on',
  'signposted',
  'gathering-asked-for',
  'no-way-to-answer',
  'not-for-us',
  'spam',
  'withdrawn',
])
export type EnquiryOutcome = z.infer<typeof EnquiryOutcome>

/** To which words: their version and language, and the SHA-256 of exactly these. Where staff recorded the enquiry, they read them out. */
export const EnquiryConsent = z.strictObject({ purpose: z.literal('enquiry'), version: z.int().min(1), notice: WordsHash, language: Language })
export type EnquiryConsent = z.infer<typeof EnquiryConsent>

const one = { programme: Slug, enquiry: Id }

/**
 * What people ask a connector, in the stream `enquiry-<programme>.<enquiry>`. Words, addresses and notes are sealed for the purpose `enquiry` of `person`.
 * Accounts stand by their random ids.
 */
export const enquiryFacts = defineFacts({
  /** `due`: the last day to answer. `trapped`: a field that people do not see was filled in. */
  EnquiryMade: {
    version: 1,
    data: z.strictObject({
      ...one,
      person: Id,
      kind: EnquiryKind,
      channel: EnquiryChannel,
      language: Language,
      words: Sealed,
      contact: Sealed.optional(),
      due: Day,
      trapped: z.boolean(),
      consent: EnquiryConsent.optional(),
    }),
  },
  /** The person said more, by the receipt or to staff. `message` names these words. */
  EnquiryContinued: { version: 1, data: z.strictObject({ ...one, message: Id, channel: EnquiryChannel, words: Sealed }) },
  EnquiryAssigned: { version: 1, data: z.strictObject({ ...one, to: Id, note: Sealed.optional() }) },
  /** Given back: nobody answers it now. */
  EnquiryReleased: { version: 1, data: z.strictObject(one) },
  EnquiryDueMoved: { version: 1, data: z.strictObject({ ...one, due: Day }) },
  /** The platform reminded whoever it is assigned to, once for each day that it was due. */
  EnquiryReminded: { version: 1, data: z.strictObject({ ...one, due: Day, what: z.enum(['due', 'overdue']), to: Id.optional() }) },
  EnquiryAnswered: { version: 1, data: z.strictObject({ ...one, answer: Id, how: AnswerWay, words: Sealed }) },
  /** An answer by e-mail came back: the mail server refused it, or staff saw it return. */
  EnquiryBounced: { version: 1, data: z.strictObject({ ...one, answer: Id, seen: z.enum(['mail-server', 'staff']) }) },
  /** An invitation is to become a gathering: `request` is its id there, `details` what the gathering is planned from. */
  GatheringWished: { version: 1, data: z.strictObject({ ...one, person: Id, request: Id, details: Sealed }) },
  EnquiryClosed: { version: 1, data: z.strictObject({ ...one, outcome: EnquiryOutcome }) },
  EnquiryReopened: { version: 1, data: z.strictObject(one) },
})
export type EnquiryFact<T extends keyof typeof enquiryFacts = keyof typeof enquiryFacts> = FactOf<typeof enquiryFacts, T>
