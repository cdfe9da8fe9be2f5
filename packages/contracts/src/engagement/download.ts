import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { CheckAnswer, Verdict } from '../reporting/values.ts'
import { Day, Id, Language, LocalText, Moment, Slug } from '../values.ts'
import { IdentifyingSpan, ShareOrigin } from './contribution-facts.ts'
import { EqualityAnswers } from './equality-questions.ts'
import { ContributionStep, FollowState, PublishedFromMine, unknownReceipt } from './my-contribution.ts'
import { OpeningOfMine } from './openings.ts'
import { OwnAnswers } from './own-answers.ts'
import { AgreedWords } from './programme-facts.ts'
import { GivenAnswers } from './questionnaire.ts'
import { AboutWhom, Mode, ReceiptCode } from './share-story.ts'
import { FileKind, HeldWords } from './words.ts'

/** What happened to one consent, in its order. */
export const ConsentEvent = z.strictObject({
  what: z.enum(['given', 'refused', 'renewed', 'withdrawn', 'expired']),
  at: Moment,
  /** How it was said; nobody says that it expires. */
  mode: Mode.optional(),
  noticeVersion: z.int().min(1),
  language: Language,
  /** SHA-256 of the exact words that were shown, hex. */
  noticeHash: z.string(),
  wording: LocalText,
})

const Withdrawn = z.strictObject({ status: z.literal('withdrawn') })

/**
 * Everything that is held of one contribution, for its teller: machine-readable JSON (Articles 15 and 20). `format` changes when the shape does.
 */
export const MyData = z
  .strictObject({
    format: z.literal('heard/my-contribution/2'),
    madeAt: Moment,
    contribution: Id,
    programme: Slug,
    origin: z.enum([...ShareOrigin.options, 'import']),
    receivedAt: Moment,
    about: AboutWhom.optional(),
    stages: z.array(Slug),
    language: Language,
    mode: Mode.optional(),
    /** Passed on by a champion: to which words they agreed, so that it may tell who they are. */
    named: AgreedWords.optional(),
    /** The newest words, and when earlier ones were put right. */
    words: z.discriminatedUnion('status', [z.strictObject({ status: z.literal('open'), words: HeldWords }), Withdrawn]),
    correctedAt: z.array(Moment),
    attributes: z
      .discriminatedUnion('status', [z.strictObject({ status: z.literal('open'), values: z.record(z.string(), z.json()) }), Withdrawn])
      .optional(),
    /** What staff wrote beside the words in another language, the newest. */
    translation: z.strictObject({ language: Language, words: HeldWords }).optional(),
    /** Photos and recordings, base64 without metadata; without `content` when they are erased or were not asked for. */
    files: z.array(z.strictObject({ file: Id, kind: FileKind, at: Moment, content: z.string().optional() })),
    answers: OwnAnswers.optional(),
    /** What a second person typed from the same paper form, by question, until it was compared with the paper. */
    secondKeying: GivenAnswers.optional(),
    consents: z.array(z.strictObject({ purpose: Slug, history: z.array(ConsentEvent).min(1), until: Day.optional() })),
    steps: z.array(ContributionStep),
    deidentifications: z.array(z.strictObject({ at: Moment, spans: z.array(IdentifyingSpan) })),
    openings: z.array(OpeningOfMine),
    published: z.array(PublishedFromMine),
    follow: z.strictObject({ state: FollowState, email: z.string().optional() }),
    /**
     * What was answered about equality; absent when nothing was. It lies apart from the contribution: this route leaves it out, and the portal adds what
     * `myEquality` answers to the file that it makes.
     */
    equality: EqualityAnswers.optional(),
    /** What was said of promises, and of which claim of each; absent when nothing was. Added by the portal in the same way, from `myVerdicts`. */
    verdicts: z.array(z.strictObject({ commitment: Id, claim: z.int().min(0), verdict: Verdict })).optional(),
    /** What was said of drafts that are not published yet; absent when nothing was. Added by the portal in the same way, from `myDraftChecks`. */
    draftChecks: z
      .array(z.strictObject({ recommendation: Id, round: z.int().min(1), answer: CheckAnswer, change: z.string().optional() }))
      .optional(),
  })
  .meta({ id: 'MyData' })
export type MyData = z.infer<typeof MyData>

export const downloadMine = defineRoute({
  id: 'downloadMine',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution/download',
  action: 'public',
  summary:
    'Everything held of a contribution in one document, for the holder of its receipt; without the answers about equality and what was said of promises and drafts, which myEquality, myVerdicts and myDraftChecks answer',
  /** `withoutFiles`: files are named and not opened. */
  body: z.strictObject({ receipt: ReceiptCode, withoutFiles: z.literal(true).optional() }),
  exports: { what: 'own-contribution', format: 'json' },
  answer: MyData,
  problems: unknownReceipt,
})
