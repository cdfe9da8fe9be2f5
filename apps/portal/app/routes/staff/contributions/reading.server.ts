import type { Call } from '@heard/contracts'
import { handOverReading, warnOfContent } from '@heard/contracts/engagement'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'
import type { code } from './coding.server.ts'

type Place = { readonly programme: string; readonly contribution: string }

/** Says that a contribution is hard to read, or that it is not. */
export const warn: typeof code = async (call: Call, place: Place, form: FormData) => {
  const hard = form.get('hard') === 'yes'
  const called = await call(warnOfContent, { params: place, body: { hard } }, keyOf(form))
  if (called.ok) return { done: hard ? 'warned' : 'not-hard', headers: seen(called.headers) }
  return { errors: errorsFrom(called.problem, { otherwise: 'hard' }), status: called.status }
}

/** Says that what was handed over is read. */
export const finish: typeof code = async (call: Call, place: Place, form: FormData) => {
  const called = await call(handOverReading, { params: place, body: { act: 'done' } }, keyOf(form))
  if (called.ok) return { done: 'read', headers: seen(called.headers) }
  return { errors: errorsFrom(called.problem, { otherwise: 'hard' }), status: called.status }
}
