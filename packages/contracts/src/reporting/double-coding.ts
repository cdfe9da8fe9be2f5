import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { seenBy } from '../seen-by.ts'
import { Id, Moment } from '../values.ts'
import { codeContribution } from './coding.ts'
import { ContributionText } from './contributions.ts'
import { InProgramme, ThemeId } from './values.ts'

const base = '/api/v1/reporting/programmes/:programme/double-codings'
const Count = z.int().min(0)
export const smallestSample = 5
export const largestSample = 200

/** How far two people agree on a theme; kappa and alpha are missing where nobody or everybody has it. */
export const ThemeAgreement = z
  .strictObject({
    theme: ThemeId,
    both: Count,
    firstOnly: Count,
    secondOnly: Count,
    neither: Count,
    percent: z.number().min(0).max(100),
    kappa: z.number().min(-1).max(1).optional(),
    alpha: z.number().min(-1).max(1).optional(),
  })
  .meta({ id: 'ThemeAgreement' })
export type ThemeAgreement = z.infer<typeof ThemeAgreement>

/** `settled`: whether it was decided that the contribution has the theme. */
const Difference = z.strictObject({ contribution: Id, theme: ThemeId, by: z.enum(['first', 'second']), settled: z.boolean().optional() })
/** `leftOut`: drawn, but withdrawn or held back since, hard to read, or no longer de-identified; nothing else counts them. */
const Sample = z.strictObject({ sample: Id, at: Moment, size: Count, coded: Count, left: Count, leftOut: Count })

export const listDoubleCodings = defineRoute({
  id: 'listDoubleCodings',
  method: 'GET',
  path: base,
  action: 'analysis.view',
  summary: 'Samples that are coded a second time, and how many themes were found after how many contributions',
  params: InProgramme,
  answer: z.strictObject({ samples: z.array(Sample), saturation: z.array(z.strictObject({ contributions: Count, themes: Count })) }),
})

export const drawDoubleCoding = defineRoute({
  id: 'drawDoubleCoding',
  method: 'POST',
  path: base,
  action: 'coding.edit',
  summary: 'Draw a sample of coded contributions by chance, for somebody else to code without seeing the codes',
  params: InProgramme,
  body: z.strictObject({
    size: z.coerce
      .number({ error: 'Enter how many contributions to draw, as a number' })
      .int({ error: 'Enter a whole number' })
      .min(smallestSample, { error: 'Draw at least 5' })
      .max(largestSample, { error: 'Draw 200 at most' }),
  }),
  status: 201,
  answer: z.strictObject({ sample: Id }),
  problems: { 'too-little-coded': { status: 409, title: 'Fewer than 5 de-identified contributions are coded; code more first' } },
})

const OneSample = InProgramme.extend({ sample: Id })

export const showDoubleCoding = defineRoute({
  id: 'showDoubleCoding',
  method: 'GET',
  path: `${base}/:sample`,
  action: 'analysis.view',
  summary: 'A sample, and once all of it is coded twice: agreement by theme and where the two differ',
  params: OneSample,
  /** `alpha`: over all themes, with chance by theme. */
  answer: Sample.extend({ agreement: z.array(ThemeAgreement), alpha: z.number().min(-1).max(1).optional(), differences: z.array(Difference) }),
})

export const nextToCodeAgain = defineRoute({
  id: 'nextToCodeAgain',
  method: 'GET',
  path: `${base}/:sample/next`,
  action: 'coding.edit',
  summary: 'The next contribution of a sample for the caller, without its codes; the opening is recorded',
  params: OneSample,
  /** `themes`: those of the day that the sample was drawn. `own`: of those that are left, how many the caller has judged before, which somebody else has to code. */
  answer: z.strictObject({
    contribution: Id.optional(),
    words: seenBy('contribution.read', ContributionText),
    themes: z.array(ThemeId),
    left: Count,
    own: Count,
  }),
})

const OneOfSample = OneSample.extend({ contribution: Id })
const notThere = {
  'not-in-sample': { status: 404, title: 'This contribution is not in the sample' },
  'not-readable': { status: 409, title: 'This contribution cannot be read now, so the sample leaves it out' },
} as const

export const codeAgain = defineRoute({
  id: 'codeAgain',
  method: 'POST',
  path: `${base}/:sample/contributions/:contribution`,
  action: 'coding.edit',
  summary: 'Code a contribution of a sample a second time; nothing of its first codes changes',
  params: OneOfSample,
  body: z.strictObject({ themes: z.array(ThemeId).max(100) }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...notThere,
    'own-coding': { status: 409, title: 'You have judged this contribution before; somebody else has to code it the second time' },
    'coded-again-already': { status: 409, title: 'This contribution is coded a second time already' },
    'unknown-theme': { status: 422, title: 'This theme was not in use when the sample was drawn' },
  },
})

export const settleDifference = defineRoute({
  id: 'settleDifference',
  method: 'POST',
  path: `${base}/:sample/contributions/:contribution/settle`,
  action: 'coding.edit',
  summary: 'Settle a difference: the contribution is coded with the theme, or its coding is taken back',
  params: OneOfSample,
  body: z.strictObject({ theme: ThemeId, has: z.boolean() }),
  status: 204,
  answer: z.undefined(),
  problems: {
    ...codeContribution.problems,
    ...notThere,
    'not-coded-twice': { status: 409, title: 'Part of the sample is left to code; settle differences once all of it is coded twice' },
    'no-difference': { status: 409, title: 'The two codings do not differ on this theme, or the second is not there yet' },
    'settled-already': { status: 409, title: 'This difference is settled already' },
  },
})
