import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { Id } from '../values.ts'
import { notInUse } from './theme-values.ts'
import { CodingId, Excerpt, InProgramme, ThemeId } from './values.ts'

const OneContribution = InProgramme.extend({ contribution: Id })

export const codeContribution = defineRoute({
  id: 'codeContribution',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/contributions/:contribution/codings',
  action: 'coding.edit',
  summary: 'Code a contribution, or an excerpt of its de-identified text, with a theme',
  params: OneContribution,
  body: z.strictObject({
    theme: ThemeId,
    /** An excerpt, with the `textVersion` of the text it was marked in. Left out: the whole contribution. */
    excerpt: Excerpt.extend({ textVersion: z.int().min(1) }).optional(),
  }),
  status: 201,
  answer: z.strictObject({ coding: CodingId }),
  problems: {
    'unknown-contribution': { status: 404, title: 'There is no such contribution in this programme' },
    'contribution-withdrawn': { status: 409, title: 'This contribution was withdrawn and can no longer be used' },
    'unknown-theme': { status: 422, title: 'This theme is not in the codebook' },
    ...notInUse,
    'already-coded': { status: 409, title: 'This is coded with this theme already' },
    'not-de-identified': { status: 409, title: 'An excerpt can be marked once the text is de-identified' },
    'excerpt-outside-text': { status: 422, title: 'The excerpt does not lie inside the text' },
    'text-changed': { status: 409, title: 'The text was de-identified again since you opened it; mark the excerpt again' },
  },
})

export const undoCoding = defineRoute({
  id: 'undoCoding',
  method: 'POST',
  path: '/api/v1/reporting/programmes/:programme/contributions/:contribution/codings/:coding/undo',
  action: 'coding.edit',
  summary: 'Take a coding back, also one that an import brought',
  params: OneContribution.extend({ coding: CodingId }),
  status: 204,
  answer: z.undefined(),
  problems: { 'nothing-to-undo': { status: 409, title: 'There is no such coding, or it was taken back already' } },
})
