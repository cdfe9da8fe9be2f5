import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Moment, Slug, typedText } from '../values.ts'
import { WordsHash } from './programme-facts.ts'
import { ReferralField } from './referral-facts.ts'
import { ReceiptCode } from './share-story.ts'

const InProgramme = z.strictObject({ programme: Slug })
const OneService = InProgramme.extend({ piece: Id })
const OneReferral = InProgramme.extend({ referral: Id })
const base = '/api/v1/engagement/programmes/:programme' as const

/** Behind an agreement: the partner by name, the address that its mails go to, and who agreed there. */
export const AgreementWords = z.strictObject({
  partner: typedText(200),
  email: z.email({ error: 'Enter an e-mail address, such as help@example.org' }).max(200),
  agreedBy: typedText(200),
})
export type AgreementWords = z.infer<typeof AgreementWords>

const unknownService = { 'unknown-piece': { status: 404, title: 'This service is not in the directory any more' } } as const

export const agreeReferrals = defineRoute({
  id: 'agreeReferrals',
  method: 'POST',
  path: `${base}/pieces/:piece/referrals-agreement`,
  action: 'referral.agree',
  summary: 'Record that a service takes self-referrals: since when, who agreed, what is passed on and to which address',
  params: OneService,
  body: z.strictObject({ on: Day, fields: z.array(ReferralField), words: AgreementWords }),
  answer: z.strictObject({ piece: Id }),
  problems: { ...unknownService, 'in-the-future': { status: 422, title: 'The day they agreed must not lie ahead' } },
})

export const endReferrals = defineRoute({
  id: 'endReferrals',
  method: 'DELETE',
  path: `${base}/pieces/:piece/referrals-agreement`,
  action: 'referral.agree',
  summary: 'Record that a service takes no more self-referrals; those on their way stay',
  params: OneService,
  answer: z.strictObject({ piece: Id }),
  problems: { 'no-agreement': { status: 409, title: 'This service takes no referrals' } },
})

/** The agreement of a service as staff see it. */
export const showAgreement = defineRoute({
  id: 'showAgreement',
  method: 'GET',
  path: `${base}/pieces/:piece/referrals-agreement`,
  action: 'referral.view',
  summary: 'Whether a service takes self-referrals, and what was agreed',
  params: OneService,
  answer: z.strictObject({
    agreement: z.strictObject({ on: Day, fields: z.array(ReferralField), words: AgreementWords.optional() }).optional(),
  }),
})

/** What a resident is asked, and the exact words they agree to. */
export const referralForm = defineRoute({
  id: 'referralForm',
  method: 'GET',
  path: `${base}/support-services/:piece/referral`,
  action: 'public',
  summary: 'Whether one can ask this service to get in touch, what is passed on, and the words to agree to in this language',
  params: OneService,
  query: z.strictObject({ language: Language.default('en') }),
  /** Left out: it takes none, or the words are not checked in this language yet. */
  answer: z.strictObject({
    form: z.strictObject({ partner: z.string(), fields: z.array(ReferralField), notice: LocalText, noticeHash: WordsHash }).optional(),
  }),
  problems: unknownService,
})

/** What a person tells the service. */
export const ReferralDetails = z.strictObject({
  name: typedText(200),
  /** Phone number or e-mail address, as written. */
  contact: typedText(200),
  about: typedText(2_000).optional(),
  language: typedText(100).optional(),
})
export type ReferralDetails = z.infer<typeof ReferralDetails>

export const referMyself = defineRoute({
  id: 'referMyself',
  method: 'POST',
  path: `${base}/support-services/:piece/referral`,
  action: 'public',
  summary: 'Ask a service to get in touch: passed on to that partner alone, with explicit consent',
  params: OneService,
  body: z.strictObject({
    details: ReferralDetails,
    consent: z.literal(true, { error: 'We can only pass this on if you agree' }),
    noticeHash: WordsHash,
    language: Language,
  }),
  status: 201,
  answer: z.strictObject({ referral: Id, receipt: z.string() }),
  problems: {
    ...unknownService,
    'no-agreement': { status: 409, title: 'This service does not take requests here; ring them instead' },
    'notice-changed': { status: 409, title: 'The wording has changed since you read it; please look at it again' },
    'not-asked-for': { status: 422, title: 'The service does not ask for this' },
    'no-mail-server': { status: 409, title: 'We cannot send this now; ring the service instead' },
  },
})

const ReferralState = z.enum(['sent', 'acknowledged', 'withdrawn'])
const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const

/** A referral as its holder sees it. `details` are left out once they are erased. */
export const MyReferral = z
  .strictObject({
    programme: Slug,
    service: LocalText.optional(),
    partner: z.string().optional(),
    state: ReferralState,
    askedAt: Moment,
    acknowledgedAt: Moment.optional(),
    details: ReferralDetails.optional(),
  })
  .meta({ id: 'MyReferral' })
export type MyReferral = z.infer<typeof MyReferral>

export const myReferral = defineRoute({
  id: 'myReferral',
  method: 'POST',
  path: '/api/v1/engagement/my-referral',
  action: 'public',
  summary: 'How far a request to a service is, and what was passed on',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: MyReferral,
  problems: unknownReceipt,
})

export const withdrawReferral = defineRoute({
  id: 'withdrawReferral',
  method: 'POST',
  path: '/api/v1/engagement/my-referral/withdrawal',
  action: 'public',
  summary: 'Take a request back: what was told is erased here, and the partner is asked to erase it; done again it changes nothing',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ state: ReferralState }),
  problems: unknownReceipt,
})

export const openReferral = defineRoute({
  id: 'openReferral',
  method: 'POST',
  path: '/api/v1/engagement/referrals/opening',
  action: 'public',
  summary: 'The partner opens what it was sent, once, with the token of its mail; that acknowledges it',
  body: z.strictObject({ token: z.string().max(100) }),
  answer: z.strictObject({ service: z.string(), askedAt: Moment, details: ReferralDetails }),
  problems: { 'unknown-link': { status: 404, title: 'This link was used already, or the person has taken the request back' } },
})

/** For how many days a referral may wait before staff should ask. */
export const referralPatienceDays = 7

/** A referral as staff see it: nothing of the person. */
export const ReferralView = z
  .strictObject({
    referral: Id,
    piece: Id,
    service: z.string(),
    state: ReferralState,
    askedAt: Moment,
    attempts: z.int(),
    acknowledgedAt: Moment.optional(),
    by: z.enum(['partner', 'staff']).optional(),
    /** Nobody has said for a week that they have it. */
    late: z.boolean(),
  })
  .meta({ id: 'ReferralView' })
export type ReferralView = z.infer<typeof ReferralView>

/** How many self-referrals come at once. */
export const referralsAPage = 50

export const listReferrals = defineRoute({
  id: 'listReferrals',
  method: 'GET',
  path: `${base}/referrals`,
  action: 'referral.view',
  summary: 'Self-referrals, fifty a page: those that wait first, longest at the top, then the newest; without anything of the people',
  params: InProgramme,
  query: z.strictObject({ page: z.coerce.number().int().min(1).max(1_000).default(1) }),
  answer: z.strictObject({ referrals: z.array(ReferralView), more: z.boolean() }),
})

export const stepReferral = defineRoute({
  id: 'stepReferral',
  method: 'POST',
  path: `${base}/referrals/:referral/steps`,
  action: 'referral.manage',
  summary: 'Say that the partner has it, or send it a new link',
  params: OneReferral,
  body: z.strictObject({ step: z.enum(['acknowledge', 'send-again']) }),
  answer: z.strictObject({ referral: Id }),
  problems: {
    'unknown-referral': { status: 404, title: 'There is no such request' },
    'referral-withdrawn': { status: 409, title: 'The person has taken this request back' },
    'already-acknowledged': { status: 409, title: 'The partner has this already' },
    'no-agreement': { status: 409, title: 'This service takes no referrals any more' },
    'other-agreement': {
      status: 409,
      title: 'The agreement with this service has changed; the person agreed to the one before, and would have to ask again',
    },
    'no-mail-server': { status: 409, title: 'This installation has no mail server' },
  },
})
