import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { readDay } from '../../../services/day-input.ts'
import { checkTyped } from '../../../services/typed.ts'

/** Where refusals about a hold are shown. */
export const holdFields = {
  paths: { reviewBy: 'review-day' },
  codes: { 'review-not-ahead': 'review-day', 'unknown-contribution': 'contribution' },
  otherwise: 'reason',
}

export const readReason = (values: FormValues): { readonly errors: readonly FieldError[]; readonly reason: string } => ({
  errors: checkTyped(values, [{ name: 'reason', longest: 2_000, missing: 'Enter the reason' }]),
  reason: first(values, 'reason') ?? '',
})

/** The day of the next review, which every standing hold has. */
export const readReview = (values: FormValues): { readonly reviewBy: string } | { readonly error: FieldError } => {
  const read = readDay(values, 'review', 'The day of the next review')
  if ('error' in read) return read
  return read.day === undefined ? { error: { field: 'review-day', message: 'Enter the day of the next review' } } : { reviewBy: read.day }
}
