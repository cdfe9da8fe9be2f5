import type { Called, Route } from '@heard/contracts'
import type { FieldError } from '../../../components/field.ts'
import { answerOf } from '../../../services/calling.ts'
import { errorsFrom } from '../../../services/form.ts'

type Answer<R extends Route> = ReturnType<typeof answerOf<R>>

/** The answer, or what is wrong with how it was narrowed; anything else is an error page. */
export const askedFor = <R extends Route>(
  called: Called<R>,
): { readonly answer: Answer<R>; readonly errors: FieldError[] } | { readonly errors: FieldError[] } => {
  if (called.ok) return { answer: answerOf(called), errors: [] }
  const code = called.problem.type.replace('/problems/', '')
  const known = ['invalid-input', 'range-backwards', 'everywhere-not-allowed'].includes(code)
  if (!known) answerOf(called)
  const codes = { 'range-backwards': 'from', 'everywhere-not-allowed': 'scope' }
  return { errors: errorsFrom(called.problem, { codes, otherwise: 'scope' }) }
}
