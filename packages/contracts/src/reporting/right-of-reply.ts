import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Slug } from '../values.ts'
import { draftChanged, notADraft, OneRecommendation, unknownRecommendation } from './recommendation.ts'
import { ReasonsText, WrittenIn } from './wording.ts'

export const sendDraft = defineRoute({
  id: 'sendDraft',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/send',
  action: 'recommendation.draft',
  summary:
    'Show a draft to the organisations that it is addressed to, with the day by which they may say what is wrong in it; again with another day',
  params: OneRecommendation,
  body: z.strictObject({ replyBy: Day }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownRecommendation,
    ...notADraft,
    'reply-day-not-ahead': { status: 422, title: 'The day for the reply must be after today' },
  },
})

export const replyToDraft = defineRoute({
  id: 'replyToDraft',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/reply',
  action: 'response.give',
  summary: 'Say what is right or wrong in a draft, for an organisation that was sent it; said again, it takes the place of what was said before',
  params: OneRecommendation,
  /** `seen`: how often the draft had been changed that was read (`redrafts`); refused when it was changed since. `organisation`: for whom, where it was sent to several that the caller speaks for. `mayShow`: whether these words may stand beside it in public. */
  body: z.strictObject({
    organisation: Slug.optional(),
    seen: z.int().min(0).optional(),
    text: ReasonsText,
    mayShow: z.boolean().default(false),
    language: WrittenIn,
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownRecommendation,
    ...notADraft,
    ...draftChanged,
    'not-sent-to-you': { status: 403, title: 'This draft was not sent to an organisation that you speak for' },
    'which-organisation': { status: 422, title: 'You speak for more than one of the organisations asked; say for which one this is' },
  },
})
