import type { Call } from '@heard/contracts'
import { writeFrom } from '../memos/memos.server.ts'
import { excerptFrom, type Outcome, type Place } from './coding.server.ts'

/** Writes a memo on the contribution, or on the words of it that were selected or typed. */
export const note = async (call: Call, { programme, contribution }: Place, form: FormData): Promise<Outcome> => {
  const isMarked = String(form.get('memoQuote') ?? '').trim() !== ''
  const excerpt = isMarked ? await excerptFrom(call, { programme, contribution }, form, 'memoQuote') : undefined
  if (typeof excerpt === 'string') return { errors: [{ field: 'memoQuote', message: excerpt }], status: 400 }
  return writeFrom(call, programme, form, { contribution, excerpt })
}
