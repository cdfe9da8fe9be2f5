import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { seenBy } from '../seen-by.ts'
import { Id, Moment } from '../values.ts'
import { codeContribution } from './coding.ts'
import { CodingId, InProgramme, ThemeId } from './values.ts'

const Percent = z.int().min(0).max(100)
const Count = z.int().min(0)
/** A version of the model: what it was learned from, and how it did on a fifth of the texts that it had not seen. */
export const SuggestionModel = z
  .strictObject({
    number: z.int().min(1),
    at: Moment,
    contributions: Count,
    people: Count,
    themes: Count,
    words: Count,
    right: Percent,
    f1: Percent,
    texts: Count,
  })
  .meta({ id: 'SuggestionModel' })
export type SuggestionModel = z.infer<typeof SuggestionModel>

/** How far people agreed with what was suggested. */
const Agreement = z.strictObject({ theme: ThemeId, confirmed: Count, refused: Count })

const base = '/api/v1/reporting/programmes/:programme'

export const showSuggesting = defineRoute({
  id: 'showSuggesting',
  method: 'GET',
  path: `${base}/suggestions`,
  action: 'analysis.view',
  summary: 'Whether themes are suggested in a programme, by which versions of the model, and how far people agree',
  params: InProgramme,
  answer: z.strictObject({ on: z.boolean(), models: z.array(SuggestionModel), agreement: z.array(Agreement) }),
})

export const switchSuggestions = defineRoute({
  id: 'switchSuggestions',
  method: 'PUT',
  path: `${base}/suggestions`,
  action: 'suggestion.switch',
  summary: 'Start or stop suggesting themes in a programme; off until somebody starts it',
  params: InProgramme,
  body: z.strictObject({ on: z.boolean() }),
  status: 204,
  answer: z.undefined(),
})

const off = { 'suggestions-off': { status: 409, title: 'Themes are not suggested in this programme' } } as const

export const learnSuggestions = defineRoute({
  id: 'learnSuggestions',
  method: 'POST',
  path: `${base}/suggestions/models`,
  action: 'coding.edit',
  summary: 'Learn from what the team has coded so far: a new version of the model',
  params: InProgramme,
  status: 201,
  answer: z.strictObject({ number: z.int().min(1) }),
  problems: {
    ...off,
    'too-little-coded': { status: 409, title: 'Two themes with ten contributions of five people each are needed before anything can be learned' },
    'learning-already': { status: 409, title: 'A model is being learned; look again in a minute' },
  },
})

const OneContribution = InProgramme.extend({ contribution: Id })

/** A theme that the model suggests: how sure it is out of a hundred, and the words of the text that spoke for it. */
export const Suggestion = z
  .strictObject({ theme: ThemeId, sure: Percent, words: seenBy('contribution.read', z.array(z.string())) })
  .meta({ id: 'Suggestion' })
export type Suggestion = z.infer<typeof Suggestion>

export const suggestThemes = defineRoute({
  id: 'suggestThemes',
  method: 'GET',
  path: `${base}/contributions/:contribution/suggestions`,
  action: 'coding.edit',
  summary: 'Themes that the model suggests for a contribution, without those it has, those somebody refused and those that are retired',
  params: OneContribution,
  /** `none`: no model is there yet. */
  answer: z.strictObject({ state: z.enum(['off', 'none', 'learning', 'ready']), model: z.int().min(1).optional(), suggestions: z.array(Suggestion) }),
})

export const answerSuggestion = defineRoute({
  id: 'answerSuggestion',
  method: 'POST',
  path: `${base}/contributions/:contribution/suggestions/:theme`,
  action: 'coding.edit',
  summary: 'Confirm a suggested theme, which codes the contribution with it, or refuse it',
  params: OneContribution.extend({ theme: ThemeId }),
  body: z.strictObject({ answer: z.enum(['confirmed', 'refused']) }),
  status: 201,
  answer: z.strictObject({ coding: CodingId.optional() }),
  problems: {
    ...off,
    ...codeContribution.problems,
    'not-suggested': { status: 409, title: 'This theme is not suggested now; load the page again to see what is' },
    'answered-already': { status: 409, title: 'Somebody answered this suggestion already' },
  },
})
