import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { WordsHash } from '../engagement/programme-facts.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { PublicCount } from '../reporting/values.ts'
import { Id, Language, Moment, Slug, typedText } from '../values.ts'
import { People, Permission } from './facts.ts'
import { gatheringBase, OneGathering, unknownGathering } from './gathering.ts'

/** What somebody agrees to who registers, by language. Other words are another version. */
export const eventCareNotice = {
  version: 2,
  words: {
    en: 'We keep what you tell us here sealed. We use it to keep your place, to meet your needs, and to write to you afterwards with thanks and with what was heard, and for nothing else. The people who run the event read it. We erase it 30 days after the event, or at once if you give your place back.',
    ur: 'جو آپ یہاں بتاتے ہیں ہم اسے مہر بند رکھتے ہیں۔ ہم اسے آپ کی جگہ رکھنے، آپ کی ضرورت، اور بعد میں شکریہ اور جو سنا گیا وہ آپ کو لکھنے کے لیے استعمال کرتے ہیں، کسی اور کام میں نہیں لاتے۔ تقریب چلانے والے اسے پڑھتے ہیں۔ ہم اسے تقریب کے 30 دن بعد مٹا دیتے ہیں، یا جگہ واپس کرنے پر فوراً۔',
  },
} as const satisfies { readonly version: number; readonly words: Readonly<Record<string, string>> }

export const Need = z.enum([
  'step-free',
  'hearing-loop',
  'bsl',
  'interpreter',
  'easy-read',
  'large-print',
  'quiet-room',
  'childcare',
  'transport',
  'diet',
])
export type Need = z.infer<typeof Need>

/** Who comes, and how to reach them. */
export const RegistrationDetails = z.strictObject({
  name: typedText(200),
  email: z.email({ error: 'Enter an e-mail address, such as name@example.org' }).max(254).optional(),
  phone: typedText(50).optional(),
  /** What we write to them in. */
  language: Language,
})
export type RegistrationDetails = z.infer<typeof RegistrationDetails>

/** What somebody needs to take part. */
export const RegistrationNeeds = z.strictObject({ needs: z.array(Need), more: typedText(1_000).optional() })
export type RegistrationNeeds = z.infer<typeof RegistrationNeeds>

const Registering = z.strictObject({ people: People, details: RegistrationDetails, needs: RegistrationNeeds })

/** `in`: has a place. `offered`: one is kept until a moment. `lapsed`: the offer was not taken in time. */
export const Standing = z.enum(['in', 'waiting', 'offered', 'cancelled', 'lapsed'])
export type Standing = z.infer<typeof Standing>

const taken = {
  standing: Standing,
  /** The place on the waiting list, from 1. */
  waiting: z.int().min(1).optional(),
  /** By when an offered place has to be taken. */
  until: Moment.optional(),
}
const passed = { 'gathering-passed': { status: 409, title: 'This gathering has begun, was cancelled or is over' } } as const

export const registerForGathering = defineRoute({
  id: 'registerForGathering',
  method: 'POST',
  path: `${gatheringBase}/:gathering/registrations`,
  action: 'public',
  summary: 'Register for a gathering without an account: a place, or the next one on the waiting list',
  params: OneGathering,
  body: Registering.extend({
    careAgreed: z.literal(true, { error: 'We can only keep a place for you if you agree that we keep what you tell us here' }),
    /** SHA-256 of the words of `eventCareNotice` that were shown. */
    noticeHash: WordsHash,
  }),
  status: 201,
  answer: z.strictObject({ registration: Id, receipt: z.string(), ...taken }),
  problems: {
    ...unknownGathering,
    ...passed,
    'no-registration': { status: 409, title: 'Nobody needs to register for this gathering: just come' },
    'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
  },
})

const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const
const ended = { 'registration-ended': { status: 409, title: 'This registration was cancelled or its time has passed' } } as const
const WithReceipt = z.strictObject({ receipt: ReceiptCode })
const mine = '/api/v1/events/my-registration' as const

/** A registration as its holder sees it. `details` and `needs` are left out once they are erased; of one that has ended, only how is told. */
export const MyRegistration = z
  .strictObject({
    programme: Slug,
    gathering: Id,
    registration: Id.optional(),
    people: People.optional(),
    ...taken,
    details: RegistrationDetails.optional(),
    needs: RegistrationNeeds.optional(),
  })
  .meta({ id: 'MyRegistration' })
export type MyRegistration = z.infer<typeof MyRegistration>

export const myRegistration = defineRoute({
  id: 'myRegistration',
  method: 'POST',
  path: mine,
  action: 'public',
  summary: 'A registration by its receipt: whether there is a place, and what was told',
  body: WithReceipt,
  answer: MyRegistration,
  problems: unknownReceipt,
})

export const changeRegistration = defineRoute({
  id: 'changeRegistration',
  method: 'POST',
  path: `${mine}/change`,
  action: 'public',
  summary: 'Change how many come, how to reach them or what they need',
  body: WithReceipt.extend(Registering.shape),
  answer: z.strictObject({ registration: Id, ...taken }),
  problems: {
    ...unknownReceipt,
    ...passed,
    ...ended,
    'no-room': { status: 409, title: 'There is no room for so many more. You can keep the number you had' },
  },
})

export const cancelRegistration = defineRoute({
  id: 'cancelRegistration',
  method: 'POST',
  path: `${mine}/cancellation`,
  action: 'public',
  summary: 'Give a place back: what was told is erased, and the next one moves up; done again it changes nothing',
  body: WithReceipt,
  /** `registration` is left out when it had ended. */
  answer: z.strictObject({ registration: Id.optional(), ...taken }),
  problems: unknownReceipt,
})

export const acceptPlace = defineRoute({
  id: 'acceptPlace',
  method: 'POST',
  path: `${mine}/acceptance`,
  action: 'public',
  summary: 'Take a place that was offered',
  body: WithReceipt,
  answer: z.strictObject({ registration: Id, ...taken }),
  problems: { ...unknownReceipt, ...ended, 'no-offer': { status: 409, title: 'No place is kept for this registration now' } },
})

/** A registration as staff see it. */
export const RegistrationView = z
  .strictObject({
    registration: Id,
    at: Moment,
    people: People,
    standing: Standing,
    until: Moment.optional(),
    arrived: z.int(),
    /** What they let happen; nothing, unless they said so. */
    permissions: z.array(Permission),
    details: RegistrationDetails.optional(),
    needs: RegistrationNeeds.optional(),
  })
  .meta({ id: 'Registration' })
export type RegistrationView = z.infer<typeof RegistrationView>

const Headcount = z.strictObject({
  walkIns: z.int({ error: 'Enter a whole number' }).min(0).max(5_000),
  communities: z.array(z.strictObject({ community: Slug, people: z.int({ error: 'Enter a whole number' }).min(0).max(5_000) })).max(50),
})

export const listRegistrations = defineRoute({
  id: 'listRegistrations',
  method: 'GET',
  path: `${gatheringBase}/:gathering/registrations`,
  action: 'gathering.plan',
  summary: 'Who comes to a gathering and what they need, and who waits; opening them is recorded',
  params: OneGathering,
  answer: z.strictObject({
    registrations: z.array(RegistrationView),
    headcount: Headcount.optional(),
    /** Counted by devices at the door; communities as far as the rule of disclosure lets them be known. */
    doors: z.strictObject({ walkIns: z.int(), communities: z.array(z.strictObject({ community: Slug, people: PublicCount })) }),
  }),
  problems: unknownGathering,
})

export const cancelForPerson = defineRoute({
  id: 'cancelForPerson',
  method: 'POST',
  path: `${gatheringBase}/:gathering/registrations/:registration/cancellation`,
  action: 'gathering.plan',
  summary: 'Give back the place of somebody who told staff that they cannot come; what they told is erased',
  params: OneGathering.extend({ registration: Id }),
  answer: z.strictObject({ registration: Id }),
  problems: { ...unknownGathering, 'unknown-registration': { status: 404, title: 'There is no such registration' } },
})

export const acceptForPerson = defineRoute({
  id: 'acceptForPerson',
  method: 'POST',
  path: `${gatheringBase}/:gathering/registrations/:registration/acceptance`,
  action: 'gathering.plan',
  summary: 'Take the offered place for somebody who told staff that they come',
  params: OneGathering.extend({ registration: Id }),
  answer: z.strictObject({ registration: Id }),
  problems: {
    ...unknownGathering,
    ...ended,
    'unknown-registration': { status: 404, title: 'There is no such registration' },
    'no-offer': { status: 409, title: 'No place is kept for this registration now' },
  },
})

export const showRegistration = defineRoute({
  id: 'showRegistration',
  method: 'GET',
  path: `${gatheringBase}/:gathering/registrations/:registration`,
  action: 'gathering.plan',
  summary: 'One registration, as the picture on its receipt leads to it; opening it is recorded',
  params: OneGathering.extend({ registration: Id }),
  answer: RegistrationView,
  problems: { ...unknownGathering, 'unknown-registration': { status: 404, title: 'There is no such registration' } },
})

export const noteArrival = defineRoute({
  id: 'noteArrival',
  method: 'PUT',
  path: `${gatheringBase}/:gathering/registrations/:registration/arrival`,
  action: 'gathering.plan',
  summary: 'How many of a registration came; none takes it back. The same number again changes nothing',
  params: OneGathering.extend({ registration: Id }),
  body: z.strictObject({ people: z.int().min(0).max(6) }),
  answer: z.strictObject({ registration: Id }),
  problems: { ...unknownGathering, ...ended, 'unknown-registration': { status: 404, title: 'There is no such registration' } },
})

export const noteHeadcount = defineRoute({
  id: 'noteHeadcount',
  method: 'PUT',
  path: `${gatheringBase}/:gathering/headcount`,
  action: 'gathering.plan',
  summary: 'How many came without registering, and how many said they are of which community; replaces what was noted before',
  params: OneGathering,
  body: Headcount,
  answer: z.strictObject({ gathering: Id }),
  problems: { ...unknownGathering, 'unknown-community': { status: 422, title: 'This programme has no such community' } },
})
