import type { CallOptions, Problem } from '@heard/contracts'
import type { RouterContextProvider } from 'react-router'
import type { FieldError } from '../components/field.ts'
import { randomContext } from '../contexts.ts'

/** A key for one rendering of a form, so that sending it twice does it once. */
export const newKey = (context: Readonly<RouterContextProvider>): string => Buffer.from(context.get(randomContext)(18)).toString('base64url')

/** What a call made by a form carries along. */
export const keyOf = (form: FormData): CallOptions => ({ headers: new Headers({ 'idempotency-key': String(form.get('key') ?? '') }) })

type Fields = {
  /** Ids of inputs by the path that a service names, such as `excerpt.from`; the path itself unless told. */
  readonly paths?: Readonly<Record<string, string>>
  /** Ids of inputs by the code of a refusal. */
  readonly codes?: Readonly<Record<string, string>>
  /** Where everything else is shown. */
  readonly otherwise: string
  /** Plainer words for a code. */
  readonly words?: Readonly<Record<string, string>>
}

/** A service's refusal as errors of the form that caused it. */
export const errorsFrom = (problem: Problem, { paths = {}, codes = {}, otherwise, words = {} }: Fields): FieldError[] => {
  const code = problem.type.replace('/problems/', '')
  if (problem.errors && problem.errors.length > 0) {
    return problem.errors.map(({ field, detail }) => ({ field: paths[field] ?? (field === '' ? otherwise : field), message: detail }))
  }
  return [{ field: codes[code] ?? otherwise, message: words[code] ?? problem.title }]
}
