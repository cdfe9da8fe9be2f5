import { z } from 'zod'
import { asCrockford, codeLetters, crockford } from '../crockford.ts'
import { defineRoute } from '../define-route.ts'
import { Id, Language, Slug } from '../values.ts'
import { DraftKey } from './draft.ts'
import { SolvedChallenge } from './proof.ts'
import { Barrier, mostFiles, StoryWords } from './words.ts'

export const AboutWhom = z.enum(['myself', 'relative', 'friend', 'someone-who-died'])
export type AboutWhom = z.infer<typeof AboutWhom>
/** How the words reached us; anything but `web` was helped by somebody. */
export const Mode = z.enum(['web', 'paper', 'phone', 'interpreter-assisted', 'gathering', 'champion'])

export const ConsentChoice = z.strictObject({
  purpose: Slug,
  given: z.boolean(),
  /** Version and hash of the notice that was shown, as the programme view gave them. */
  noticeVersion: z.int().min(1),
  noticeHash: z.string(),
  language: Language,
})

const Told = z.strictObject({
  about: AboutWhom,
  stages: z.array(Slug).max(10),
  /** A community or audience of the programme, `none-of-these`, or left out for "prefer not to say". */
  community: Slug.optional(),
  /** A ward of the programme, `none-of-these`, or left out for "prefer not to say". */
  ward: Slug.optional(),
  /** Any number of them, or none. */
  barriers: z.array(Barrier).max(Barrier.options.length).default([]),
  words: StoryWords,
  /** Files that were sent ahead (`keepDraftFile`), in their order. */
  files: z.array(DraftKey).max(mostFiles).default([]),
  /** The language the words are in. */
  language: Language,
  mode: Mode.default('web'),
  consents: z.array(ConsentChoice).min(1).max(20),
  /** A field that people neither see nor hear was filled in: kept all the same, and looked at by somebody first. */
  trapped: z.boolean().optional(),
  /** Never needed: see askForProof. */
  proof: SolvedChallenge.optional(),
  /** Declared to be at least the programme's minimum age. */
  oldEnough: z.literal(true, { error: 'Confirm that you are old enough to take part' }),
})

/** A story is told in words, by files, or both. */
export const ShareStory = Told.refine(({ words, files }) => words.happened !== undefined || files.length > 0, {
  path: ['words', 'happened'],
  error: 'Enter what happened, or send a file that tells it',
})
export type ShareStory = z.infer<typeof ShareStory>

/** A code that opens "My contribution": 26 characters of Crockford base 32 in groups, 128 random bits. */
export const ReceiptCode = z
  .string()
  .transform(asCrockford)
  .pipe(z.string().regex(new RegExp(`^[${crockford}]{${codeLetters}}$`), { error: 'Enter the whole code: 26 letters and numbers' }))

export const shareStory = defineRoute({
  id: 'shareStory',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/stories',
  action: 'public',
  summary: 'Share an experience with a programme, anonymously',
  together: 'stories',
  params: z.strictObject({ programme: Slug }),
  body: ShareStory,
  status: 201,
  answer: z.strictObject({ contribution: Id, receipt: z.string() }),
  problems: {
    'programme-not-open': { status: 409, title: 'This programme is not taking stories now' },
    'consent-required': { status: 422, title: 'Without this agreement we cannot use the story' },
    'unknown-stage': { status: 422, title: 'This programme has no such stage' },
    'unknown-community': { status: 422, title: 'This programme has no such community' },
    'unknown-ward': { status: 422, title: 'This programme asks for no such ward' },
    'notice-changed': { status: 409, title: 'The wording has changed since you read it; please look at it again' },
    'unknown-file': { status: 410, title: 'A file is not here any more; send it again' },
  },
})
