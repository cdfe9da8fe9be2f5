import { z } from 'zod'
import { defineFacts, type FactOf } from '../define-facts.ts'
import { defineRoute } from '../define-route.ts'
import { Role } from '../identity/index.ts'
import { Day, Language, LocalText, Slug } from '../values.ts'
import { DataSource, DataSubject } from './field-map.ts'
import { DataCategory, LawfulBasis, RetentionRule, SpecialCondition } from './programme-definition.ts'

/** Reviews of the record of processing. Stream `ropa-<programme>`. */
export const ropaFacts = defineFacts({
  /** Somebody compared the record with what really happens. `nextReview`: the day by which it is looked at again. */
  RopaReviewed: { version: 1, data: z.strictObject({ programme: Slug, on: Day, nextReview: Day }) },
})
export type RopaFact<T extends keyof typeof ropaFacts = keyof typeof ropaFacts> = FactOf<typeof ropaFacts, T>

/** One purpose in the record of processing: Article 30(1) UK GDPR with the columns that the regulator's template adds. */
export const RopaLine = z
  .strictObject({
    /** Of the programme's registry, or `accounts`. */
    purpose: Slug,
    wording: LocalText,
    /** The purpose for which the data is held that this one uses. */
    uses: Slug.optional(),
    lawfulBasis: LawfulBasis,
    specialCondition: SpecialCondition,
    categories: z.array(DataCategory),
    subjects: z.array(DataSubject),
    sources: z.array(DataSource),
    /** Fields stored for it; none: nothing is stored for it so far. */
    fields: z.array(z.string()),
    /** Left out where data is kept until somebody removes it. */
    retention: RetentionRule.optional(),
    /** Roles that may open it. */
    readers: z.array(Role),
    /** Who else gets it. */
    recipients: z.array(z.enum(['public', 'partner-organisations'])),
    location: z.array(z.enum(['vault', 'analysis-index', 'accounts'])),
    /** The notice that asks for consent, as it is now; consent records name the version that was shown. */
    notice: z.strictObject({ version: z.int(), required: z.boolean() }).optional(),
    /** Whether every agreement and refusal is kept as a consent record. */
    consentRecords: z.boolean(),
    automatedDecisions: z.literal('none'),
    /** None by the platform: data stays where the installation runs. */
    transfers: z.literal('none'),
    /** The assessment of impact, as a file of the repository. */
    dpia: z.string(),
  })
  .meta({ id: 'RopaLine' })
export type RopaLine = z.infer<typeof RopaLine>

const path = '/api/v1/engagement/programmes/:programme/record-of-processing' as const
const params = z.strictObject({ programme: Slug })

export const recordOfProcessing = defineRoute({
  id: 'recordOfProcessing',
  method: 'GET',
  path,
  action: 'ropa.view',
  summary: 'The record of processing activities, made from the purpose registry and the map of stored fields; also as CSV',
  params,
  query: z.strictObject({ language: Language.default('en'), as: z.enum(['page', 'file']).default('page') }),
  exports: { what: 'record-of-processing', format: 'csv', only: { query: 'as', is: 'file' } },
  answer: z.strictObject({
    programme: Slug,
    today: Day,
    /** Who answers for the processing: the first sponsor that nobody took over from, or else the first stakeholder. */
    controller: LocalText.optional(),
    /** Of the newest review; left out before the first. */
    reviewed: Day.optional(),
    nextReview: Day.optional(),
    /** Never reviewed, or the day of the next review has passed. */
    overdue: z.boolean(),
    lines: z.array(RopaLine),
    /** The lines as a CSV file (RFC 4180). */
    csv: z.string(),
  }),
})

export const reviewRopa = defineRoute({
  id: 'reviewRopa',
  method: 'POST',
  path: `${path}/reviews`,
  action: 'ropa.review',
  summary: 'Say that the record of processing was compared with what really happens, and when it is looked at again',
  params,
  body: z.strictObject({ nextReview: Day }),
  status: 201,
  answer: z.strictObject({ on: Day, nextReview: Day }),
  problems: { 'review-not-ahead': { status: 422, title: 'The day of the next review must lie ahead, and within a year' } },
})
