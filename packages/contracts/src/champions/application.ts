import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { unknownReceipt } from '../engagement/my-contribution.ts'
import { AgreedWords, WordsHash } from '../engagement/programme-facts.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { Day, Id, Moment, Slug, typedText } from '../values.ts'
import { Activity } from './activity.ts'
import { Assignment } from './assignment.ts'
import { CameBy } from './campaign.ts'
import { ChampionCare } from './care-held.ts'
import { ExpenseClaim } from './expense.ts'
import { Talk } from './talk.ts'

/** How somebody showed who they are who lost the code of their receipt: by what they left us, or face to face. */
export const ReceiptShownBy = z.enum(['phone', 'e-mail', 'in-person'])
export type ReceiptShownBy = z.infer<typeof ReceiptShownBy>

/** What somebody agrees to who applies, by language. Other words are another version. */
export const volunteeringNotice = {
  version: 1,
  words: {
    en: 'We keep what you told us sealed, to decide with you and to work with you. Our connectors and coordinators read it, and use it for nothing else. We delete it 12 months after you stop, or after we had to say no. You can delete it earlier with your code.',
    ur: 'جو آپ نے ہمیں بتایا ہم اسے مہر بند رکھتے ہیں، تاکہ آپ کے ساتھ مل کر فیصلہ کریں اور کام کریں۔ ہمارے رابطہ کار اور منتظمین اسے پڑھتے ہیں اور کسی اور کام میں نہیں لاتے۔ آپ کے رکنے، یا ہمارے انکار کے 12 مہینے بعد ہم اسے مٹا دیتے ہیں۔ آپ اپنے کوڈ سے اسے پہلے بھی مٹا سکتے ہیں۔',
  },
} as const satisfies { readonly version: number; readonly words: Readonly<Record<string, string>> }

/** For how many working days an applicant waits for word from us. */
export const applicantHearsWithin = 10

/** Declared, never a date of birth; 16 and 17 get extra care. */
export const ApplicantAge = z.enum(['16-17', '18-or-over'])
export type ApplicantAge = z.infer<typeof ApplicantAge>

export const Availability = z.enum(['weekday-daytime', 'weekday-evening', 'weekend', 'now-and-then'])
export type Availability = z.infer<typeof Availability>

/** How somebody would like to take part. */
export const Involvement = z.enum(['listening', 'awareness', 'gatherings', 'signposting', 'representing', 'behind-the-scenes'])
export type Involvement = z.infer<typeof Involvement>

/** What an applicant tells; community is theirs to tell and decides only whom they would work with. */
export const ApplicationDetails = z.strictObject({
  name: typedText(200),
  /** E-mail address or phone number, as the person wrote it. */
  contact: typedText(200),
  community: Slug,
  /** Left out by those who applied before it was asked. */
  age: ApplicantAge.optional(),
  /** At 16 and 17: a grown-up whom they trust and we may talk to. */
  adult: typedText(300).optional(),
  /** Life experience and skills, in their own words. */
  about: typedText(5_000).optional(),
  involvement: z.array(Involvement).max(Involvement.options.length).optional(),
  /** Languages they speak, as they wrote them. */
  languages: typedText(300).optional(),
  availability: z.array(Availability).max(Availability.options.length).optional(),
  /** When they have time, in their own words. */
  times: typedText(1_000).optional(),
  /** Where the programme asks for them: people who know them. */
  references: typedText(1_000).optional(),
})
export type ApplicationDetails = z.infer<typeof ApplicationDetails>

/** `talk`: a talk is arranged. `paused`: an application or a champion that rests for a while. */
export const ApplicationState = z.enum(['new', 'talk', 'offered', 'accepted', 'paused', 'declined', 'withdrawn', 'ended'])
export type ApplicationState = z.infer<typeof ApplicationState>

/** Why somebody is a champion no longer: kinds that say nothing about the person. */
export const EndedBecause = z.enum(['their-wish', 'lost-touch', 'work-done'])
export type EndedBecause = z.infer<typeof EndedBecause>
const InProgramme = z.strictObject({ programme: Slug })

export const applyAsChampion = defineRoute({
  id: 'applyAsChampion',
  method: 'POST',
  path: '/api/v1/champions/programmes/:programme/applications',
  action: 'public',
  summary: 'Ask to become a champion; open to everyone aged 16 or over',
  params: InProgramme,
  body: z.strictObject({
    details: ApplicationDetails,
    sixteenOrOver: z.literal(true, { error: 'Confirm that you are 16 or over' }),
    contactAgreed: z.literal(true, { error: 'We can only answer you if you agree that we contact you' }),
    /** SHA-256 of the words of `volunteeringNotice` that were shown. */
    noticeHash: WordsHash,
    /** By which campaign they came, where its link said so; what is not known is passed over. */
    cameBy: CameBy.optional(),
  }),
  status: 201,
  /** `due`: the day by which the applicant hears from us. */
  answer: z.strictObject({ application: Id, receipt: z.string(), due: Day }),
  problems: {
    'programme-not-open': { status: 409, title: 'This programme is not looking for champions now' },
    'unknown-community': { status: 422, title: 'This programme has no such community' },
    'not-asked-for': { status: 422, title: 'This programme does not ask for references' },
    'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
  },
})

/** An application as whoever has its receipt sees it. Texts are left out when they are erased. */
export const MyApplication = z
  .strictObject({
    application: Id,
    programme: Slug,
    state: ApplicationState,
    at: Moment,
    due: Day,
    details: ApplicationDetails.optional(),
    /** The last one that was arranged, also when it was called off. */
    talk: Talk.optional(),
    /** Why it was declined. */
    reason: z.string().optional(),
    /** How staff look after the champion, as they wrote it. */
    care: z.string().optional(),
    /** What staff noted, oldest first. */
    notes: z.array(z.strictObject({ at: Moment, text: z.string().optional() })),
    /** What the person agreed to; left out of applications from before that was recorded. */
    consent: AgreedWords.optional(),
    /** Of a champion: where they belonged, all that they logged, how they were looked after, and what they claimed. */
    volunteering: z
      .strictObject({ assignments: z.array(Assignment), activities: z.array(Activity), care: ChampionCare, expenses: z.array(ExpenseClaim) })
      .optional(),
  })
  .meta({ id: 'MyApplication' })
export type MyApplication = z.infer<typeof MyApplication>

export const myApplication = defineRoute({
  id: 'myApplication',
  method: 'POST',
  path: '/api/v1/champions/my-application',
  action: 'public',
  summary: 'How far an application is and all that is held of it, for the holder of its receipt',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: MyApplication,
  problems: unknownReceipt,
})

export const withdrawMyApplication = defineRoute({
  id: 'withdrawMyApplication',
  method: 'POST',
  path: '/api/v1/champions/my-application/withdrawal',
  action: 'public',
  summary: 'Take an application back, with its receipt',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ application: Id }),
  problems: { ...unknownReceipt, 'already-decided': { status: 409, title: 'This application has been decided already' } },
})

export const acceptOffer = defineRoute({
  id: 'acceptOffer',
  method: 'POST',
  path: '/api/v1/champions/my-application/acceptance',
  action: 'public',
  summary: 'Say yes to the offer to be a champion, with the receipt of the application',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ application: Id }),
  problems: { ...unknownReceipt, 'not-offered': { status: 409, title: 'There is no offer to say yes to now' } },
})
