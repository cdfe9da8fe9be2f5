import type { BodyOf } from '@heard/contracts'
import { stepPiece } from '@heard/contracts/engagement'
import type { ActionFunctionArgs } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'

type Step = BodyOf<typeof stepPiece>

const readStep = (values: FormValues): Step | FieldError => {
  const step = first(values, 'step')
  if (step === 'restore') return { step, pieceVersion: Number(first(values, 'version')) }
  if (step === 'publish' || step === 'unpublish' || step === 'retire') return { step }
  const review = readDay(values, 'review', 'The day of the next check')
  if ('error' in review) return review.error
  return review.day === undefined ? { field: 'review-day', message: 'Enter the day of the next check' } : { step: 'confirm', reviewBy: review.day }
}

/** What a button of a piece's page does; then the same page again. */
export const takeStep = async ({ request, params, context }: ActionFunctionArgs) => {
  const piece = params.piece ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const body = readStep(values)
  if ('field' in body) return comesBack([body], values)
  const called = await context.get(callContext)(stepPiece, { params: { programme: programmeOf(params), piece }, body }, keyOf(form))
  const fields = { codes: { 'review-not-ahead': 'review-day', 'review-overdue': 'review-day' }, otherwise: 'steps' }
  return afterCall(called, `${new URL(request.url).pathname}?done=${body.step}`, fields, values)
}
