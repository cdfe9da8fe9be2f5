import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, LocalText, Slug, typedText } from '../values.ts'
import { WordsHash } from './programme-facts.ts'
import { AboutWhom, ConsentChoice, shareStory } from './share-story.ts'
import { longestAnswer } from './words.ts'

/** What a resident agrees to, by language, before a champion passes on anything that tells who they are. Other words are another version. */
export const namedNotice = {
  version: 1,
  words: {
    en: 'You may pass on things that tell who I am, such as my name or how to reach me. Only the team of the programme sees these. They are never published.',
    ur: 'آپ ایسی باتیں آگے پہنچا سکتے ہیں جن سے معلوم ہو کہ میں کون ہوں، جیسے میرا نام یا مجھ سے رابطے کا طریقہ۔ انہیں صرف پروگرام کی ٹیم دیکھتی ہے۔ یہ کبھی شائع نہیں ہوتیں۔',
  },
} as const satisfies { readonly version: number; readonly words: Readonly<Record<string, string>> }

const path = '/api/v1/engagement/programmes/:programme/champion-notes' as const
const InProgramme = z.strictObject({ programme: Slug })

export const passOnHeard = defineRoute({
  id: 'passOnHeard',
  method: 'POST',
  path,
  action: 'heard.pass-on',
  summary: 'Pass on as a champion what a resident told and agreed to; `note` is chosen by whoever sends it, and sent again it is kept once',
  together: 'stories',
  params: InProgramme,
  body: z.strictObject({
    note: Id,
    heard: typedText(longestAnswer),
    /** Whom it is about, as seen by the resident. */
    about: AboutWhom,
    /** As the resident says: a community or audience of the programme, `none-of-these`, or left out for "prefer not to say". */
    community: Slug.optional(),
    stages: z.array(Slug).max(10),
    /** The language that the note is written in. */
    language: Language,
    /** To what was read out to the resident. */
    consents: z.array(ConsentChoice).min(1).max(20),
    /** SHA-256 of the words of `namedNotice` that they agreed to; without it nothing may tell who they are. */
    named: WordsHash.optional(),
    oldEnough: z.literal(true, { error: 'Pass on only what people told you who are old enough' }),
  }),
  status: 201,
  /** `receipt`: for the resident; the same again where the very same note is sent again within a day. */
  answer: z.strictObject({ note: Id, receipt: z.string() }),
  problems: {
    ...shareStory.problems,
    'not-linked': { status: 409, title: 'Connect your account with your application first' },
    'not-assigned': { status: 409, title: 'You belong to no community yet; ask the team' },
    'role-elsewhere': { status: 409, title: 'Your account is for another community than you belong to; ask the team' },
    'tells-who': { status: 422, title: 'This holds a phone number, an address or the like; take it out, or ask whether they agree' },
    'already-kept': { status: 409, title: 'Something is kept under this id already; choose a new one' },
  },
})

/** How far something is that a champion passed on. */
export const HeardState = z.enum(['received', 'being-read', 'in-themes', 'in-recommendation'])
export type HeardState = z.infer<typeof HeardState>

/** What a champion sees of what they passed on: neither its words nor what staff make of it. */
export const HeardNote = z
  .strictObject({
    note: Id,
    on: Day,
    stages: z.array(Slug),
    state: HeardState,
    /** Published recommendations that rest on it, with their address in the portal. */
    recommendations: z.array(z.strictObject({ name: LocalText.optional(), link: z.string().optional() })),
  })
  .meta({ id: 'HeardNote' })
export type HeardNote = z.infer<typeof HeardNote>

export const myHeard = defineRoute({
  id: 'myHeard',
  method: 'GET',
  path,
  action: 'heard.pass-on',
  summary: 'How far things are that the champion who asks passed on, newest first, 100 at most; nothing of what was erased',
  params: InProgramme,
  answer: z.strictObject({ notes: z.array(HeardNote) }),
})
