import type { Call } from '@heard/contracts'
import {
  answerSuggestion,
  CodingId,
  type ContributionView,
  codeContribution,
  showContribution,
  ThemeId,
  undoCoding,
} from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import { type Answers, quoted } from './quote.ts'

export type Place = { readonly programme: string; readonly contribution: string }
type Done = { readonly done: string; readonly headers: Headers }
export type Outcome = Done | { readonly errors: readonly FieldError[]; readonly status: number }

const text = (form: FormData, name: string): string => String(form.get(name) ?? '').replaceAll('\r\n', '\n')

const whyNot = {
  nothing: 'Select or type the words',
  nowhere: 'These words are not in the text. Copy them exactly as they stand there',
  several: 'These words stand in more than one place. Add some of the words around them',
} as const

const openWords = ({ words }: ContributionView): Answers => (words.status === 'open' ? words.words : {})

/** Where the words in a field of the form stand in the text, or why they cannot be found there. */
export const excerptFrom = async (call: Call, params: Place, form: FormData, name: string) => {
  const shown = answerOf(await call(showContribution, { params, query: { despite: 'warning' } }))
  const found = quoted(openWords(shown), text(form, name), text(form, 'selected'))
  return typeof found === 'string' ? whyNot[found] : { ...found, textVersion: Number(form.get('textVersion')) }
}

export const code = async (call: Call, params: Place, form: FormData): Promise<Outcome> => {
  const theme = ThemeId.safeParse(text(form, 'theme'))
  const part = text(form, 'part')
  const excerpt = part === 'excerpt' ? await excerptFrom(call, params, form, 'quote') : undefined
  const errors: FieldError[] = [
    ...(theme.success ? [] : [{ field: 'theme', message: 'Choose a theme' }]),
    ...(part === 'whole' || part === 'excerpt' ? [] : [{ field: 'part', message: 'Say what to code: all of it, or some words' }]),
    ...(typeof excerpt === 'string' ? [{ field: 'quote', message: excerpt }] : []),
  ]
  if (!theme.success || typeof excerpt === 'string' || errors.length > 0) return { errors, status: 400 }
  const called = await call(codeContribution, { params, body: { theme: theme.data, excerpt } }, keyOf(form))
  if (called.ok) return { done: 'coded', headers: seen(called.headers) }
  const codes = { 'excerpt-outside-text': 'quote', 'text-changed': 'quote', 'not-de-identified': 'part' }
  return { errors: errorsFrom(called.problem, { codes, otherwise: 'theme' }), status: called.status }
}

export const answer = async (call: Call, params: Place, form: FormData): Promise<Outcome> => {
  const theme = ThemeId.safeParse(text(form, 'theme'))
  if (!theme.success) return { errors: [{ field: 'suggestions', message: 'There is no such suggestion' }], status: 400 }
  const said = text(form, 'answer') === 'confirmed' ? 'confirmed' : 'refused'
  const called = await call(answerSuggestion, { params: { ...params, theme: theme.data }, body: { answer: said } }, keyOf(form))
  if (called.ok) return { done: said === 'confirmed' ? 'coded' : 'refused', headers: seen(called.headers) }
  return { errors: errorsFrom(called.problem, { otherwise: 'suggestions' }), status: called.status }
}

export const undo = async (call: Call, params: Place, form: FormData): Promise<Outcome> => {
  const coding = CodingId.safeParse(text(form, 'coding'))
  if (!coding.success) return { errors: [{ field: 'codings', message: 'There is no such coding' }], status: 400 }
  const called = await call(undoCoding, { params: { ...params, coding: coding.data } }, keyOf(form))
  if (called.ok) return { done: 'undone', headers: seen(called.headers) }
  return { errors: errorsFrom(called.problem, { otherwise: 'codings' }), status: called.status }
}
