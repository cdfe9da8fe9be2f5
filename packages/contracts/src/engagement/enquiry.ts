import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { MiniEventDetails } from '../events/mini-event.ts'
import { Day, Id, Language, Moment, Slug, typedText } from '../values.ts'
import { AnswerWay, EnquiryChannel, EnquiryConsent, EnquiryKind, EnquiryOutcome } from './enquiry-facts.ts'
import { unknownReceipt } from './my-contribution.ts'
import { OpeningOfMine } from './openings.ts'
import { WordsHash } from './programme-facts.ts'
import { ReceiptCode } from './share-story.ts'

/** Longest text of an enquiry or an answer to one, in UTF-16 units. */
export const longestMessage = 5_000
export const MessageText = typedText(longestMessage)

/** What somebody agrees to who sends an enquiry, by language. Other words are another version. */
export const enquiryNotice = {
  version: 1,
  words: {
    en: 'Our connectors read it to answer you, and use it for nothing else. We keep it sealed and delete it 90 days after we have finished. You can delete it earlier with your code.',
    ur: 'ہمارے رابطہ کار آپ کو جواب دینے کے لیے اسے پڑھتے ہیں اور کسی اور کام میں نہیں لاتے۔ ہم اسے مہر بند رکھتے ہیں اور کام ختم ہونے کے 90 دن بعد مٹا دیتے ہیں۔ آپ اپنے کوڈ سے اسے پہلے بھی مٹا سکتے ہیں۔',
  },
} as const satisfies { readonly version: number; readonly words: Readonly<Record<string, string>> }

/** SHA-256 of the words of `enquiryNotice` that were shown or read out, in whichever language. */
export const enquiryConsent = {
  agreed: z.literal(true, { error: 'We can only answer you if you agree that we keep what you wrote' }),
  noticeHash: WordsHash,
}
export const enquiryNoticeChanged = {
  'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
} as const

/** How to reach somebody; either may be left out, and both: then the answer waits behind the receipt. */
export const EnquiryContact = z.strictObject({
  name: typedText(200).optional(),
  email: z.email({ error: 'Enter an e-mail address such as name@example.com' }).max(254).optional(),
  phone: typedText(40).optional(),
})
export type EnquiryContact = z.infer<typeof EnquiryContact>

/** What somebody asks, tells or invites to. */
const asked = { kind: EnquiryKind, words: MessageText, contact: EnquiryContact.optional(), language: Language }

export const askConnector = defineRoute({
  id: 'askConnector',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/enquiries',
  action: 'public',
  summary: 'Send a question, an idea or an invitation to a community connector',
  params: z.strictObject({ programme: Slug }),
  body: z.strictObject({
    ...asked,
    /** A field that people neither see nor hear was filled in: kept all the same, and marked. */
    trapped: z.boolean().optional(),
    ...enquiryConsent,
  }),
  status: 201,
  answer: z.strictObject({ enquiry: Id, receipt: z.string(), due: Day }),
  problems: { 'programme-not-open': { status: 409, title: 'This programme is over; nobody would answer' }, ...enquiryNoticeChanged },
})

/** Words of the person, or an answer, in the order they came. */
export const EnquiryMessage = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('person'), at: Moment, channel: EnquiryChannel, text: z.string().optional() }),
  z.strictObject({ from: z.literal('connector'), at: Moment, how: AnswerWay, bounced: z.boolean(), text: z.string().optional() }),
])
export type EnquiryMessage = z.infer<typeof EnquiryMessage>

/** An enquiry as its holder sees it. A text is left out when it is erased. */
export const MyEnquiry = z
  .strictObject({
    enquiry: Id,
    programme: Slug,
    kind: EnquiryKind,
    state: z.enum(['open', 'answered', 'closed']),
    at: Moment,
    due: Day,
    outcome: EnquiryOutcome.optional(),
    contact: EnquiryContact.optional(),
    messages: z.array(EnquiryMessage),
  })
  .meta({ id: 'MyEnquiry' })
export type MyEnquiry = z.infer<typeof MyEnquiry>

export const myEnquiry = defineRoute({
  id: 'myEnquiry',
  method: 'POST',
  path: '/api/v1/engagement/my-enquiry',
  action: 'public',
  summary: 'What was asked with this receipt and how it was answered',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: MyEnquiry,
  problems: unknownReceipt,
})

export const addToMyEnquiry = defineRoute({
  id: 'addToMyEnquiry',
  method: 'POST',
  path: '/api/v1/engagement/my-enquiry/words',
  action: 'public',
  summary: 'Add words to an enquiry; a closed one is opened again',
  body: z.strictObject({ receipt: ReceiptCode, words: MessageText }),
  answer: z.strictObject({ enquiry: Id }),
  problems: unknownReceipt,
})

export const withdrawMyEnquiry = defineRoute({
  id: 'withdrawMyEnquiry',
  method: 'POST',
  path: '/api/v1/engagement/my-enquiry/withdrawal',
  action: 'public',
  summary: 'No answer is needed any more: the enquiry is closed, and erased when its time is over',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ enquiry: Id }),
  problems: { ...unknownReceipt, 'already-closed': { status: 409, title: 'This is closed already' } },
})

export const downloadMyEnquiry = defineRoute({
  id: 'downloadMyEnquiry',
  method: 'POST',
  path: '/api/v1/engagement/my-enquiry/download',
  action: 'public',
  summary: 'Everything held of an enquiry in one document, and who opened it, for the holder of its receipt',
  body: z.strictObject({ receipt: ReceiptCode }),
  exports: { what: 'own-contribution', format: 'json' },
  answer: z.strictObject({
    format: z.literal('heard/my-enquiry/1'),
    madeAt: Moment,
    ...MyEnquiry.shape,
    /** What the person agreed to. */
    consent: EnquiryConsent.optional(),
    /** Notes that staff made about it among themselves. */
    notes: z.array(z.strictObject({ at: Moment, text: z.string().optional() })),
    /** What a gathering that staff asked for is planned from. */
    gatherings: z.array(z.strictObject({ at: Moment, details: MiniEventDetails.optional() })),
    openings: z.array(OpeningOfMine),
  }),
  problems: unknownReceipt,
})
