import type { Call } from '@heard/contracts'
import { proposeQuotation } from '@heard/contracts/engagement'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import { excerptFrom, type Outcome, type Place } from './coding.server.ts'

const words = {
  'no-consent': 'The person did not agree to quoting, or took it back. Nothing of this contribution may be quoted',
  'text-changed': 'The text was de-identified again since you opened it. Choose the words again',
}

/** Proposes the words that were selected or typed. */
export const propose = async (call: Call, place: Place, form: FormData): Promise<Outcome> => {
  const excerpt = await excerptFrom(call, place, form, 'quotation')
  if (typeof excerpt === 'string') return { errors: [{ field: 'quotation', message: excerpt }], status: 400 }
  const { programme, contribution } = place
  const called = await call(proposeQuotation, { params: { programme }, body: { contribution, ...excerpt } }, keyOf(form))
  if (called.ok) return { done: 'proposed', headers: seen(called.headers) }
  const paths = { from: 'quotation', to: 'quotation', field: 'quotation', textVersion: 'quotation', contribution: 'quotation' }
  return { errors: errorsFrom(called.problem, { paths, words, otherwise: 'quotation' }), status: called.status }
}
