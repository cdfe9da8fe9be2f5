import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Slug } from '../values.ts'
import { OneRecommendation } from './recommendation.ts'
import { ResponseAnswer } from './values.ts'
import { LongText, ReasonsText, WrittenIn } from './wording.ts'

const response = {
  /** For whom, where several are asked that the caller speaks for. */
  organisation: Slug.optional(),
  answer: ResponseAnswer,
  text: LongText,
  /** Needed when declined or accepted in part. */
  reasons: ReasonsText.optional(),
  language: WrittenIn,
}
const problems = {
  'unknown-recommendation': { status: 404, title: 'There is no such recommendation in this programme' },
  'not-published': { status: 409, title: 'This recommendation is not published' },
  'recommendation-withdrawn': { status: 409, title: 'This recommendation was withdrawn' },
  'not-addressed-to-you': { status: 403, title: 'This recommendation is addressed to another organisation' },
  'which-organisation': { status: 422, title: 'You speak for more than one of the organisations asked; say for which one this is' },
  'reasons-required': { status: 422, title: 'Give the reasons why it is declined or accepted only in part' },
} as const

export const respond = defineRoute({
  id: 'respond',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/response',
  action: 'response.give',
  summary: 'Answer a recommendation for an organisation it is addressed to, or as the successor of one',
  params: OneRecommendation,
  body: z.strictObject(response),
  status: 204,
  answer: z.undefined(),
  problems: { ...problems, 'already-answered': { status: 409, title: 'There is an answer already; amend it instead' } },
})

export const amendResponse = defineRoute({
  id: 'amendResponse',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/response',
  action: 'response.give',
  summary: 'Amend an answer, saying why; the earlier answer stays visible',
  params: OneRecommendation,
  body: z.strictObject({ ...response, why: ReasonsText }),
  status: 204,
  answer: z.undefined(),
  problems: { ...problems, 'not-answered': { status: 409, title: 'There is no answer to amend yet' } },
})
