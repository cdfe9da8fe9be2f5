import type { BodyOf, Call } from '@heard/contracts'
import { listMemos, type MemoView, writeMemo } from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf } from '../../../services/form.ts'

/** Of one theme or contribution, the newest hundred. */
const MOST = 100

type About = { readonly theme: string } | { readonly contribution: string; readonly despite?: 'warning' }

export const memosOn = async (call: Call, programme: string, about: About): Promise<readonly MemoView[]> =>
  answerOf(await call(listMemos, { params: { programme }, query: { ...about, limit: MOST } })).memos

/** Said where somebody saves a memo without words. */
export const noMemo: FieldError = { field: 'memo', message: 'Enter the memo' }

type On = Pick<BodyOf<typeof writeMemo>, 'theme' | 'contribution' | 'excerpt'>
type Written = { readonly done: 'memo'; readonly headers: Headers } | { readonly errors: readonly FieldError[]; readonly status: number }

/** Writes what somebody typed in the field `memo`. */
export const writeFrom = async (call: Call, programme: string, form: FormData, on: On): Promise<Written> => {
  const words = String(form.get('memo') ?? '').replaceAll('\r\n', '\n')
  if (words.trim() === '') return { errors: [noMemo], status: 400 }
  const called = await call(writeMemo, { params: { programme }, body: { words, language: 'en', ...on } }, keyOf(form))
  if (called.ok) return { done: 'memo', headers: seen(called.headers) }
  const codes = { 'excerpt-outside-text': 'memoQuote', 'text-changed': 'memoQuote', 'not-de-identified': 'memoQuote' }
  return { errors: errorsFrom(called.problem, { paths: { words: 'memo' }, codes, otherwise: 'memo' }), status: called.status }
}
