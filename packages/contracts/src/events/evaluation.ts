import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { WordsHash } from '../engagement/programme-facts.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { PublicCount } from '../reporting/values.ts'
import { Id, Language, typedText } from '../values.ts'
import { chosenOfEvaluation, FeltHeard, NeedsMet, Rating } from './facts.ts'
import { gatheringBase, OneGathering, unknownGathering } from './gathering.ts'

/** What somebody agrees to who writes how it was, by language. Other words are another version. */
export const feedbackNotice = {
  version: 1,
  words: {
    en: 'We keep what you write here sealed. The people who run the events read it, to make the next ones better, and for nothing else. We erase it 12 months after the event. Please name nobody.',
    ur: 'جو آپ یہاں لکھتے ہیں ہم اسے مہر بند رکھتے ہیں۔ تقریب چلانے والے اسے پڑھتے ہیں تاکہ اگلی تقریبیں بہتر ہوں، کسی اور کام کے لیے نہیں۔ ہم اسے تقریب کے 12 مہینے بعد مٹا دیتے ہیں۔ براہ کرم کسی کا نام نہ لکھیں۔',
  },
} as const satisfies { readonly version: number; readonly words: Readonly<Record<string, string>> }

/** So many days after the end somebody may say how it was; as long as their receipt is known. */
export const evaluationDays = 28

/** What somebody wrote of how it was. */
export const EvaluationWords = z.strictObject({ language: Language, good: typedText(2_000).optional(), better: typedText(2_000).optional() })
export type EvaluationWords = z.infer<typeof EvaluationWords>

const unknownReceipt = { 'unknown-receipt': { status: 404, title: 'We found nothing for this code; check it against your receipt' } } as const

export const giveEvaluation = defineRoute({
  id: 'giveEvaluation',
  method: 'POST',
  path: `${gatheringBase}/:gathering/evaluations`,
  action: 'public',
  summary: 'Say how a gathering was: once with a receipt, or by the link that those who are there get; from its start until 28 days after its end',
  params: OneGathering,
  body: z.strictObject({
    by: z.union([z.strictObject({ receipt: ReceiptCode }), z.strictObject({ link: z.string().max(100) })]),
    ...chosenOfEvaluation,
    /** `noticeHash`: SHA-256 of the words of `feedbackNotice` that were shown. */
    words: EvaluationWords.extend({ noticeHash: WordsHash }).optional(),
  }),
  status: 201,
  answer: z.strictObject({ evaluation: Id }),
  problems: {
    ...unknownGathering,
    ...unknownReceipt,
    'other-gathering': { status: 409, title: 'This code is for another gathering' },
    'registration-ended': { status: 409, title: 'This registration was cancelled or its time has passed' },
    'had-no-place': { status: 409, title: 'With this code nobody had a place, so nothing can be said of how it was' },
    'unknown-link': { status: 404, title: 'This link is not known; use the one that was shown at the gathering, or the code of your receipt' },
    'evaluation-not-open': { status: 409, title: 'You can say how it was from its start until 28 days after its end' },
    'already-evaluated': { status: 409, title: 'You have said how it was already, with this code' },
    'nothing-said': { status: 422, title: 'Choose an answer or write something' },
    'notice-changed': { status: 409, title: 'The words that you agree to have changed; read them again' },
  },
})

export const withdrawEvaluation = defineRoute({
  id: 'withdrawEvaluation',
  method: 'POST',
  path: '/api/v1/events/my-registration/evaluation-withdrawal',
  action: 'public',
  summary: 'Take back what was said of a gathering with this receipt: the words are erased, and it is counted no more',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ evaluation: Id }),
  problems: { 'unknown-evaluation': { status: 404, title: 'Nothing was said with this code, or it was taken back already' } },
})

const counts = <T extends z.ZodType<string>>(option: T) => z.array(z.strictObject({ option, people: PublicCount }))

export const evaluationLink = defineRoute({
  id: 'evaluationLink',
  method: 'GET',
  path: `${gatheringBase}/:gathering/evaluation-link`,
  action: 'gathering.plan',
  summary: 'What the address and the picture hold by which those who are there say how it was; opens nothing of anybody',
  params: OneGathering,
  answer: z.strictObject({ link: z.string() }),
  problems: unknownGathering,
})

export const listEvaluations = defineRoute({
  id: 'listEvaluations',
  method: 'GET',
  path: `${gatheringBase}/:gathering/evaluations`,
  action: 'gathering.plan',
  summary: 'How those who came say it was: counts as far as the rule of disclosure lets them be known, and what they wrote; opening that is recorded',
  params: OneGathering,
  answer: z.strictObject({
    given: PublicCount,
    overall: counts(Rating),
    heard: counts(FeltHeard),
    needs: counts(NeedsMet),
    /** In no order that tells who or when. */
    words: z.array(EvaluationWords),
  }),
  problems: unknownGathering,
})
