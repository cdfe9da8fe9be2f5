import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Slug } from '../values.ts'
import { CitedExcerpt, EvidenceStrength, InProgramme, Priority, ThemeId } from './values.ts'
import { BecauseText, LongText, ReasonsText, TitleText, WrittenIn } from './wording.ts'

export const OneRecommendation = InProgramme.extend({ recommendation: Id })
/** A recommendation as drafted: to whom, and what it rests on. Excerpts are of de-identified text. */
export const RecommendationDraft = z.strictObject({
  organisations: z.array(Slug).min(1).max(50),
  objective: Slug.optional(),
  priority: Priority.optional(),
  /** `because`: what makes the evidence that strong, in words for the public. */
  strength: z.strictObject({ level: EvidenceStrength, because: BecauseText }).optional(),
  themes: z.array(ThemeId).max(50).default([]),
  excerpts: z.array(CitedExcerpt).max(50).default([]),
  title: TitleText,
  text: LongText,
  language: WrittenIn,
})
export type RecommendationDraft = z.infer<typeof RecommendationDraft>

export const unknownRecommendation = {
  'unknown-recommendation': { status: 404, title: 'There is no such recommendation in this programme' },
} as const
const rests = {
  'unknown-organisation': { status: 422, title: 'One of the organisations is not one of the programme' },
  'unknown-objective': { status: 422, title: 'This objective is not one of the programme' },
  'unknown-theme': { status: 422, title: 'One of the themes is not in the codebook' },
  'unknown-excerpt': { status: 422, title: 'One of the excerpts does not lie inside a de-identified text of this programme' },
  'rests-on-nothing': { status: 422, title: 'Choose at least one theme or excerpt that the recommendation rests on' },
} as const
export const notADraft = {
  'not-a-draft': { status: 409, title: 'This recommendation is published or withdrawn; its wording no longer changes' },
} as const

export const draftRecommendation = defineRoute({
  id: 'draftRecommendation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations',
  action: 'recommendation.draft',
  summary: 'Draft a recommendation to one or more organisations, from themes and excerpts',
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
  problems: { ...unknownRecommendation, ...rests, ...notADraft },
})

export const draftChanged = {
  'draft-changed': { status: 409, title: 'Somebody changed the draft meanwhile. Read it as it is now, then do this again' },
} as const

export const publishRecommendation = defineRoute({
  id: 'publishRecommendation',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/publish',
  action: 'recommendation.publish',
  summary: 'Address a recommendation to its organisations, in public, with the day by which each must answer',
  params: OneRecommendation,
  /**
   * `askedOn`: the day it was put to the organisations, today unless it was done earlier on another way. `dueBy`: the last day for their answers.
   * `cannotWait`: the reason why it is published although one of them has not replied to the draft as it is now and still has time, or never had it; kept,
   * and public. `seen`: how often the draft had been changed that was read (`redrafts`); refused when it was changed since.
   */
  body: z.strictObject({
    askedOn: Day.optional(),
    dueBy: Day,
    cannotWait: z.strictObject({ reason: ReasonsText, language: WrittenIn }).optional(),
    seen: z.int().min(0).optional(),
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownRecommendation,
    ...notADraft,
    'asked-in-the-future': { status: 422, title: 'The day it was put to the organisations cannot lie in the future' },
    'due-before-asked': { status: 422, title: 'The answer cannot be due before the organisations were asked' },
    ...draftChanged,
    'reply-awaited': {
      status: 409,
      title:
        'An organisation has not replied to the draft as it is now, and its day has not passed or it was never sent that. Send it, wait, or say why this cannot wait',
    },
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
  problems: { ...unknownRecommendation, 'already-withdrawn': { status: 409, title: 'This recommendation was withdrawn already' } },
})
