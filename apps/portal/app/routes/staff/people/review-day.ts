import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'

/** What a form offers for the next review: half a year ahead. */
export const nextReview = (now: number): FormValues => {
  const day = new Date(now)
  day.setUTCMonth(day.getUTCMonth() + 6)
  return dayValues('review', day.toISOString().slice(0, 10))
}

/** The day of the next review, as a form sends it. */
export const readReview = (values: FormValues): { readonly day: string } | { readonly error: FieldError } => {
  const read = readDay(values, 'review', 'The day of the review')
  if ('error' in read) return read
  return read.day === undefined ? { error: { field: 'review-day', message: 'Enter the day of the review' } } : { day: read.day }
}
