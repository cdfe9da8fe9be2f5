import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id, LocalText, Moment, Slug } from '../values.ts'
import { ImportedWords } from './import-facts.ts'
import { AboutWhom, ReceiptCode } from './share-story.ts'

/** One thing that happened to a contribution, in the order it happened. */
export const ContributionStep = z.strictObject({
  what: z.enum(['received', 'read', 'de-identified', 'coded', 'used-in-recommendation', 'answered', 'committed', 'outcome', 'verdict']),
  at: Moment,
  /** Where a person can read on, as an address in the portal. */
  link: z.string().optional(),
  name: LocalText.optional(),
})

export type ContributionStep = z.infer<typeof ContributionStep>

/** What the holder of a receipt sees. */
export const MyContribution = z
  .strictObject({
    contribution: Id,
    programme: Slug,
    about: AboutWhom,
    stages: z.array(Slug),
    community: Slug.optional(),
    language: z.string(),
    words: z.discriminatedUnion('status', [
      z.strictObject({ status: z.literal('open'), words: ImportedWords }),
      z.strictObject({ status: z.literal('withdrawn') }),
    ]),
    consents: z.array(z.strictObject({ purpose: Slug, given: z.boolean(), at: Moment, noticeVersion: z.int(), wording: LocalText })),
    steps: z.array(ContributionStep),
  })
  .meta({ id: 'MyContribution' })
export type MyContribution = z.infer<typeof MyContribution>

export const myContribution = defineRoute({
  id: 'myContribution',
  method: 'POST',
  path: '/api/v1/engagement/my-contribution',
  action: 'public',
  summary: 'What happened to a contribution, for the holder of its receipt (a POST so that the code is in no address and no log)',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: MyContribution,
  problems: { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } },
})
