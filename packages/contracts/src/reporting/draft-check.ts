import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { unknownReceipt } from '../engagement/my-contribution.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { Day, Id, Slug } from '../values.ts'
import { draftChanged, notADraft, OneRecommendation, unknownRecommendation } from './recommendation.ts'
import { CheckAnswer, EvidenceStrength, InProgramme, Priority, VerdictBy } from './values.ts'
import { NoteText, Wording } from './wording.ts'

/** Who is asked: residents whose words led to it, champions, or both. No community: every champion with a connected account. */
const asked = { from: z.array(VerdictBy).min(1).max(2), communities: z.array(Slug).max(50) }

export const askDraftCheck = defineRoute({
  id: 'askDraftCheck',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/check',
  action: 'recommendation.draft',
  summary: 'Ask residents whose words led to a draft, or champions, whether it says what was meant; asked again, the check before is closed',
  params: OneRecommendation,
  /** `until`: the last day for answers. `seen`: how often the draft had been changed that was read (`redrafts`); refused when it was changed since. */
  body: z.strictObject({ ...asked, communities: asked.communities.default([]), until: Day, seen: z.int().min(0).optional() }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownRecommendation,
    ...notADraft,
    ...draftChanged,
    'check-day-not-ahead': { status: 422, title: 'The last day for answers must be after today' },
    'unknown-community': { status: 422, title: 'One of the communities is not one of the programme' },
  },
})

export const closeDraftCheck = defineRoute({
  id: 'closeDraftCheck',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/check/close',
  action: 'recommendation.draft',
  summary: 'Close a check before its last day: nobody answers any more, and what was said is counted',
  params: OneRecommendation,
  status: 204,
  answer: z.undefined(),
  problems: { ...unknownRecommendation, 'no-open-check': { status: 409, title: 'Nobody is being asked to check this draft' } },
})

export const draftCheckWords = defineRoute({
  id: 'draftCheckWords',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/check/words',
  action: 'recommendation.draft',
  summary:
    'What people who checked a draft want changed, in their words: once a check is closed, by the alphabet, apart from answers and from who wrote them. Each look is recorded',
  params: OneRecommendation,
  answer: z.strictObject({ rounds: z.array(z.strictObject({ round: z.int().min(1), on: Day, words: z.array(z.string()) })) }),
  problems: unknownRecommendation,
})

/** A draft that somebody is asked to check, as it was when they were asked, with what they said. */
const AskedToCheck = z.strictObject({
  recommendation: Id,
  round: z.int().min(1),
  organisations: z.array(Slug),
  priority: Priority.optional(),
  strength: z.strictObject({ level: EvidenceStrength, because: Wording }).optional(),
  title: Wording,
  text: Wording,
  until: Day,
  /** Whether it can be answered still; a closed one is told only to those who answered it. */
  isOpen: z.boolean(),
  answer: CheckAnswer.optional(),
  change: z.string().optional(),
})
export type AskedToCheck = z.infer<typeof AskedToCheck>

/** `null` takes back what was said before, words too. */
const said = { round: z.int().min(1), answer: CheckAnswer.nullable(), change: NoteText.optional() }
const over = {
  'not-asked': { status: 409, title: 'You are not asked to check this draft' },
  'check-closed': { status: 409, title: 'This check is closed, or the draft was changed' },
} as const
const linked = { 'not-linked': { status: 409, title: 'Connect your account with your application first' } } as const
const mine = '/api/v1/reporting/my-contribution/draft-checks'

export const myDraftChecks = defineRoute({
  id: 'myDraftChecks',
  method: 'POST',
  path: mine,
  action: 'public',
  summary: 'The drafts that the holder of a receipt is asked to check, each with what they said of it',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ programme: Slug, checks: z.array(AskedToCheck) }),
  problems: unknownReceipt,
})

export const answerMyDraftCheck = defineRoute({
  id: 'answerMyDraftCheck',
  method: 'POST',
  path: `${mine}/given`,
  action: 'public',
  summary: 'Say with a receipt whether a draft says what was meant, and what should change; said again, it takes the place of what was said before',
  body: z.strictObject({ receipt: ReceiptCode, recommendation: Id, ...said }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownReceipt,
    ...over,
    erased: { status: 409, title: 'What you shared was erased, so nothing can be added to it' },
  },
})

export const championDraftChecks = defineRoute({
  id: 'championDraftChecks',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/champion-draft-checks',
  action: 'draft.check',
  summary: 'The drafts that the champion who asks is asked to check, each with what they said of it',
  params: InProgramme,
  answer: z.strictObject({ checks: z.array(AskedToCheck) }),
  problems: linked,
})

export const answerChampionDraftCheck = defineRoute({
  id: 'answerChampionDraftCheck',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/recommendations/:recommendation/champion-draft-check',
  action: 'draft.check',
  summary: 'Say as a champion whether a draft says what was meant, and what should change; said again, it takes the place of what was said before',
  params: OneRecommendation,
  body: z.strictObject(said),
  status: 204,
  answer: z.undefined(),
  problems: { ...linked, ...over },
})
