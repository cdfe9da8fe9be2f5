import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Id, Language, Moment, Slug } from '../values.ts'
import { EqualityTable } from './equality-facts.ts'
import { EqualityAnswers } from './equality-questions.ts'
import { unknownReceipt } from './my-contribution.ts'
import { WordsHash } from './programme-facts.ts'
import { ReceiptCode } from './share-story.ts'

const mine = '/api/v1/engagement/my-contribution/equality'
const params = z.strictObject({ programme: Slug })

export const myEquality = defineRoute({
  id: 'myEquality',
  method: 'POST',
  path: mine,
  action: 'public',
  summary: 'The answers to questions about equality that were given with a receipt; none: nothing was answered, or it was deleted',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ programme: Slug, answers: EqualityAnswers.optional() }),
  problems: unknownReceipt,
})

export const answerEquality = defineRoute({
  id: 'answerEquality',
  method: 'POST',
  path: `${mine}/answers`,
  action: 'public',
  summary: 'Answer questions about equality, or answer them anew; kept apart from the contribution',
  body: z.strictObject({
    receipt: ReceiptCode,
    answers: EqualityAnswers,
    notice: z.strictObject({ version: z.int().min(1), language: Language, hash: WordsHash }),
  }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownReceipt,
    'not-asked': { status: 422, title: 'This programme does not ask that, or not in this way; start again' },
    'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
    erased: { status: 409, title: 'What you shared was erased, so nothing can be added to it' },
  },
})

export const withdrawEquality = defineRoute({
  id: 'withdrawEquality',
  method: 'POST',
  path: `${mine}/deletion`,
  action: 'public',
  summary: 'Delete the answers to questions about equality; what was shared stays',
  body: z.strictObject({ receipt: ReceiptCode }),
  status: 204,
  answer: z.undefined(),
  problems: unknownReceipt,
})

const Released = z.strictObject({ release: Id, number: z.int(), at: Moment, counted: Day, rule: z.string(), hash: z.string() })

export const showEquality = defineRoute({
  id: 'showEquality',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/equality',
  action: 'equality.view',
  summary: 'How many answered each way, as last counted: once a day at most and after ten changes, under the rules for small numbers',
  params,
  answer: z.strictObject({
    programme: Slug,
    /** Left out before the first count. */
    counted: Day.optional(),
    tables: z.array(EqualityTable),
    released: Released.optional(),
  }),
})

export const releaseEquality = defineRoute({
  id: 'releaseEquality',
  method: 'POST',
  path: '/api/v1/engagement/programmes/:programme/equality/releases',
  action: 'report.publish',
  summary: 'Release the counts as last counted; the public sees them until the next release',
  params,
  status: 201,
  answer: z.strictObject({ release: Id }),
  problems: {
    'nothing-to-release': { status: 409, title: 'The public may see nothing of these counts yet' },
    'nothing-changed': { status: 409, title: 'These counts are released already' },
  },
})

export const publicEquality = defineRoute({
  id: 'publicEquality',
  method: 'GET',
  path: '/api/v1/engagement/programmes/:programme/equality/released',
  action: 'public',
  summary: 'Who answered the questions about equality, as last released',
  params,
  answer: z.strictObject({ programme: Slug, release: Released.optional(), tables: z.array(EqualityTable) }),
})
