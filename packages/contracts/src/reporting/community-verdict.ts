import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { unknownReceipt } from '../engagement/my-contribution.ts'
import { ReceiptCode } from '../engagement/share-story.ts'
import { Day, Id, Slug } from '../values.ts'
import { OneCommitment } from './commitment-place.ts'
import { ClaimLevel, InProgramme, Verdict } from './values.ts'
import { Wording } from './wording.ts'

/** A commitment that somebody is asked about: whether they see what was promised. */
const AskedAbout = z.strictObject({
  commitment: Id,
  /** Which claim of an outcome it is about: the first is 1; 0 where nothing is claimed and the day has passed. */
  claim: z.int().min(0),
  organisation: Slug,
  due: Day,
  text: Wording,
  /** What the organisation says came of it, where it has said so. */
  said: z.strictObject({ on: Day, level: ClaimLevel, text: Wording }).optional(),
  /** What they said themselves; left out before that. */
  verdict: Verdict.optional(),
})
export type AskedAbout = z.infer<typeof AskedAbout>

/** `null` takes back what was said before. */
const given = { claim: z.int().min(0), verdict: Verdict.nullable() }
const problems = {
  'not-asked': { status: 409, title: 'You are not asked about this commitment' },
  'claim-changed': { status: 409, title: 'The organisation has said something new; read it, then say what you see' },
} as const
const linked = { 'not-linked': { status: 409, title: 'Connect your account with your application first' } } as const
const mine = '/api/v1/reporting/my-contribution/verdicts'

export const myVerdicts = defineRoute({
  id: 'myVerdicts',
  method: 'POST',
  path: mine,
  action: 'public',
  summary: 'The commitments that came of what was shared with a receipt, each with what its holder said of it',
  body: z.strictObject({ receipt: ReceiptCode }),
  answer: z.strictObject({ programme: Slug, asked: z.array(AskedAbout) }),
  problems: unknownReceipt,
})

export const giveMyVerdict = defineRoute({
  id: 'giveMyVerdict',
  method: 'POST',
  path: `${mine}/given`,
  action: 'public',
  summary: 'Say with a receipt whether one sees what was promised; said again, it counts instead of what was said before',
  body: z.strictObject({ receipt: ReceiptCode, commitment: Id, ...given }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...unknownReceipt,
    ...problems,
    erased: { status: 409, title: 'What you shared was erased, so nothing can be added to it' },
  },
})

export const championVerdicts = defineRoute({
  id: 'championVerdicts',
  method: 'GET',
  path: '/api/v1/reporting/programmes/:programme/champion-verdicts',
  action: 'verdict.give',
  summary: 'The commitments that champions are asked about, each with what the champion who asks said of it',
  params: InProgramme,
  answer: z.strictObject({ asked: z.array(AskedAbout) }),
  problems: linked,
})

export const giveChampionVerdict = defineRoute({
  id: 'giveChampionVerdict',
  method: 'PUT',
  path: '/api/v1/reporting/programmes/:programme/commitments/:commitment/champion-verdict',
  action: 'verdict.give',
  summary: 'Say as a champion whether one sees what was promised; said again, it counts instead of what was said before',
  params: OneCommitment,
  body: z.strictObject(given),
  status: 204,
  answer: z.undefined(),
  problems: { ...linked, ...problems },
})
