import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Moment, Slug } from '../values.ts'
import { ClaimedLevel, PublicCommitment, PublicRecommendation, ThemeName } from './accountability.ts'
import { ReportWords } from './report-words.ts'
import { InProgramme, ProgressState } from './values.ts'
import { Wording } from './wording.ts'

/** An objective (null: under none) with what was recommended and promised under it, and what was reported, by the year it happened, newest year first. */
export const ObjectiveProgress = z.strictObject({
  objective: Slug.nullable(),
  recommendations: z.array(Id),
  commitments: z.array(Id),
  years: z.array(
    z.strictObject({
      year: z.int(),
      steps: z.array(
        z.discriminatedUnion('what', [
          z.strictObject({ what: z.literal('made'), commitment: Id, on: Day }),
          z.strictObject({ what: z.literal('progress'), commitment: Id, on: Day, state: ProgressState, note: Wording }),
          z.strictObject({ what: z.literal('outcome-claimed'), commitment: Id, on: Day, level: ClaimedLevel, text: Wording }),
        ]),
      ),
    }),
  ),
})
export type ObjectiveProgress = z.infer<typeof ObjectiveProgress>

/** Everything that stands in a report, besides what staff write for it: all that a programme recommended, was answered and was promised. */
export const reportBody = {
  programme: Slug,
  /** The day it is judged on: overdue and silent are as of this day. */
  today: Day,
  figures: z.strictObject({
    recommendations: z.int(),
    awaiting: z.int(),
    silent: z.int(),
    accepted: z.int(),
    acceptedInPart: z.int(),
    declined: z.int(),
    commitments: z.int(),
    overdue: z.int(),
    claimed: z.int(),
    confirmed: z.int(),
    disputed: z.int(),
  }),
  recommendations: z.array(PublicRecommendation),
  commitments: z.array(PublicCommitment),
  objectives: z.array(ObjectiveProgress),
}

/** "Here's what we will do" as it stands on a day, with what came of everything. Withdrawn ones stay, marked. */
export const PublicReport = z
  .strictObject({
    ...reportBody,
    /** The newest published version. One with `summary` alone is from before reports had titles and several languages. */
    edition: z
      .strictObject({ number: z.int().min(1), on: Day, at: Moment, summary: Wording.optional(), words: z.array(ReportWords).optional() })
      .optional(),
    /** Those that the recommendations rest on. */
    themes: z.array(ThemeName),
  })
  .meta({ id: 'PublicReport' })
export type PublicReport = z.infer<typeof PublicReport>

export const publicReport = defineRoute({
  id: 'publicReport',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/report',
  action: 'public',
  summary: 'What was recommended, answered, promised and done, with the full history of each; answers 304 to a current ETag',
  params: InProgramme,
  answer: PublicReport,
})
