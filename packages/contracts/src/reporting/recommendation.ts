import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug } from '../values.ts'
import { CitedExcerpt, InProgramme, ThemeId } from './values.ts'
import { LongText, ReasonsText, TitleText, WrittenIn } from './wording.ts'

export const OneRecommendation = InProgramme.extend({ recommendation: Id })
/** A recommendation as drafted: to whom, and what it rests on. Excerpts are of de-identified text. */
export const RecommendationDraft = z.strictObject({
  organisation: Slug,
  objective: Slug.optional(),
  themes: z.array(ThemeId).max(50).default([]),
  excerpts: z.array(CitedExcerpt).max(50).default([]),
  title: TitleText,
  text: LongText,
  language: WrittenIn,
})
export type RecommendationDraft = z.infer<typeof RecommendationDraft>

const unknown = { 'unknown-recommendation': { status: 404, title: 'There is no such recommendation in this programme' } } as const
const rests = {
  'unknown-organisation': { status: 422, title: 'This organisation is not one of the programme' },
  'unknown-objective': { status: 422, title: 'This objective is not one of the programme' },
  'unknown-theme': { status: 422, title: 'One of the themes is not in the codebook' },
  'unknown-excerpt': { status: 422, title: 'One of the excerpts does not lie inside a de-identified text of this programme' },
  'rests-on-nothing': { status: 422, title: 'Choose at least one theme or excerpt that the recommendation rests on' },
} as const
const notADraft = { 'not-a-draft': { status: 409, title: 'This recommendation is published or withdrawn; its wording no longer changes' } } as const

export const draftRecommendation = defineRoute({
  id: 'draftRecommendation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations',
  action: 'recommendation.draft',
  summary: 'Draft a recommendation to an organisation, from themes and excerpts',
  params: InProgramme,
  body: RecommendationDraft,
  status: 201,
  answer: z.strictObject({ recommendation: Id }),
  problems: { ...rests, 'recommendation-exists': { status: 409, title: 'This recommendation is drafted already' } },
})

export const redraftRecommendation = defineRoute({
  id: 'redraftRecommendation',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation',
  action: 'recommendation.draft',
  summary: 'Change a draft',
  params: OneRecommendation,
  body: RecommendationDraft,
  status: 204,
  answer: z.undefined(),
  problems: { ...unknown, ...rests, ...notADraft },
})

export const publishRecommendation = defineRoute({
  id: 'publishRecommendation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/publish',
  action: 'recommendation.publish',
  summary: 'Address a recommendation to its organisation, in public, with the day by which it must answer',
  params: OneRecommendation,
  /** `askedOn`: the day it was put to the organisation, today unless it was done earlier on another way. `dueBy`: the last day for the answer. */
  body: z.strictObject({ askedOn: Day.optional(), dueBy: Day }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknown,
    ...notADraft,
    'asked-in-the-future': { status: 422, title: 'The day it was put to the organisation cannot lie in the future' },
    'due-before-asked': { status: 422, title: 'The answer cannot be due before the organisation was asked' },
  },
})

export const withdrawRecommendation = defineRoute({
  id: 'withdrawRecommendation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/withdraw',
  action: 'recommendation.publish',
  summary: 'Withdraw a recommendation, with the reason; a published one stays visible as withdrawn',
  params: OneRecommendation,
  body: z.strictObject({ reason: ReasonsText, language: WrittenIn }),
  status: 204,
  answer: z.undefined(),
  problems: { ...unknown, 'already-withdrawn': { status: 409, title: 'This recommendation was withdrawn already' } },
})
