import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, LocalText, Moment, Slug } from '../values.ts'
import { OwnAnswers } from './own-answers.ts'
import { AboutWhom, ReceiptCode } from './share-story.ts'
import { Barrier, FileKind, HeldWords } from './words.ts'

/** One thing that happened to a contribution, in the order it happened. */
export const ContributionStep = z.strictObject({
  what: z.enum([
    'received',
    'corrected',
    'written-down',
    'read',
    'de-identified',
    'coded',
    'asked-to-check',
    'used-in-recommendation',
    'answered',
    'committed',
    'outcome',
    'verdict',
  ]),
  at: Moment,
  /** Where a person can read on, as an address in the portal. */
  link: z.string().optional(),
  name: LocalText.optional(),
})

export type ContributionStep = z.infer<typeof ContributionStep>

/** Where the consent for one purpose stands. */
export const ConsentStanding = z.enum(['given', 'refused', 'withdrawn', 'expired'])
export type ConsentStanding = z.infer<typeof ConsentStanding>

/**
 * Something public that rests on a contribution. `recallable`: when the consent for it is taken back it leaves our own pages; what others copied stays with
 * them. A recommendation is drawn from what many people said and stays.
 */
export const PublishedFromMine = z.strictObject({
  what: z.enum(['quotation', 'recommendation']),
  name: LocalText.optional(),
  link: z.string().optional(),
  recallable: z.boolean(),
})
export type PublishedFromMine = z.infer<typeof PublishedFromMine>

/** Whether steps are told by e-mail: not, not before the address is confirmed, or yes. */
export const FollowState = z.enum(['none', 'asked', 'confirmed'])

/** What the holder of a receipt sees. */
export const MyContribution = z
  .strictObject({
    contribution: Id,
    programme: Slug,
    about: AboutWhom,
    stages: z.array(Slug),
    community: Slug.optional(),
    ward: Slug.optional(),
    barriers: z.array(Barrier),
    /** `size` in bytes. */
    files: z.array(z.strictObject({ file: Id, kind: FileKind, size: z.int(), at: Moment })),
    language: z.string(),
    words: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('open'), words: HeldWords }),
      z.strictObject({ status: z.literal('withdrawn') }),
    ]),
    /** What somebody answered to a conversation, missing for a story, and when it was withdrawn. */
    answers: OwnAnswers.optional(),
    consents: z.array(
      z.strictObject({
        purpose: Slug,
        given: z.boolean(),
        standing: ConsentStanding,
        at: Moment,
        /** The day on which a given consent ends by itself. */
        until: Day.optional(),
        noticeVersion: z.int(),
        wording: LocalText,
      }),
    ),
    steps: z.array(ContributionStep),
    published: z.array(PublishedFromMine),
    follow: FollowState,
    /** The erasure that took away what was behind this receipt. */
    erasure: Id.optional(),
  })
  .meta({ id: 'MyContribution' })
export type MyContribution = z.infer<typeof MyContribution>

/** What every route by receipt answers to a code that is for nothing. */
export const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const

export const myContribution = defineRoute({
  id: 'myContribution',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution',
  action: 'public',
  summary: 'What happened to a contribution, for the holder of its receipt (a POST so that the code is in no address and no log)',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: MyContribution,
  problems: unknownReceipt,
})
