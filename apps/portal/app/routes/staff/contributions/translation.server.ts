import type { Call } from '@heard/contracts'
import { translateContribution, WordsField } from '@heard/contracts/engagement'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import type { Outcome, Place } from './coding.server.ts'

const first = `translation-${WordsField.options[0]}`

/** Keeps what was typed beside the words, part by part. */
export const translate = async (call: Call, params: Place, form: FormData): Promise<Outcome> => {
  const parts = WordsField.options.flatMap((field) => {
    const text = String(form.get(`translation-${field}`) ?? '').replaceAll('\r\n', '\n')
    return text.trim() === '' ? [] : [[field, text] as const]
  })
  if (parts.length === 0) return { errors: [{ field: String(form.get('first') ?? first), message: 'Enter a translation' }], status: 400 }
  const body = { words: Object.fromEntries(parts), textVersion: Number(form.get('textVersion')) }
  const called = await call(translateContribution, { params, body }, keyOf(form))
  if (called.ok) return { done: 'translated', headers: seen(called.headers) }
  const paths = Object.fromEntries(parts.map(([field]) => [`words.${field}`, `translation-${field}`]))
  return { errors: errorsFrom(called.problem, { paths, otherwise: `translation-${parts[0]?.[0]}` }), status: called.status }
}
