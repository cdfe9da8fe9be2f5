import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Day, Sha256, Slug } from '../values.ts'
import { InProgramme } from './values.ts'
import { LongText, MeasureText, SourceText, WrittenIn } from './wording.ts'

/** How many are brought in with one request. */
export const mostBroughtCommitments = 50

/** A promise that an organisation published elsewhere. `key`: the same row of the same source has the same one, so that it is brought in once. `source`: where it was published. */
export const BroughtCommitment = z.strictObject({
  key: Sha256,
  organisation: Slug,
  objective: Slug,
  madeOn: Day,
  due: Day,
  measure: MeasureText,
  text: LongText,
  source: SourceText,
})
export type BroughtCommitment = z.infer<typeof BroughtCommitment>

const BroughtRefusal = z.enum(['unknown-organisation', 'unknown-objective', 'in-the-future', 'due-before-made'])

export const importCommitments = defineRoute({
  id: 'importCommitments',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/commitments/imports',
  action: 'commitment.import',
  summary: 'Bring in promises that organisations published elsewhere; those that are there already stay as they are',
  params: InProgramme,
  body: z.strictObject({ commitments: z.array(BroughtCommitment).min(1).max(mostBroughtCommitments), language: WrittenIn }),
  largestBody: 4 * 1024 * 1024,
  answer: z.strictObject({
    taken: z.int().min(0),
    known: z.int().min(0),
    refused: z.array(z.strictObject({ key: Sha256, why: BroughtRefusal })),
  }),
})
