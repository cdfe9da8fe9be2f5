import { Role } from '@heard/contracts/identity'
import { AssuranceState } from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { type DayRead, readDay } from '../../../services/day-input.ts'
import { checkTyped } from '../../../services/typed.ts'

/** Where refusals about an entry are shown. */
export const entryFields = {
  paths: { on: 'on-day', reviewBy: 'review-day' },
  codes: {
    'not-yet': 'on-day',
    'review-not-ahead': 'review-day',
    'none-does-not-fit': 'state',
    'role-missing': 'role',
    'role-does-not-fit': 'role',
    'not-allowed': 'everywhere',
  },
  words: { 'not-allowed': 'Your role is for one programme: record it for this programme' },
  otherwise: 'text',
}

const longestText = 5_000
const errorsOf = (...read: readonly DayRead[]): FieldError[] => read.flatMap((one) => ('error' in one ? [one.error] : []))

/** What was filled in, as the service takes it; or what is to be changed. */
export const readEntry = (values: FormValues) => {
  const state = AssuranceState.safeParse(first(values, 'state'))
  const role = Role.safeParse(first(values, 'role'))
  const on = readDay(values, 'on', 'The day')
  const review = readDay(values, 'review', 'The day of the next review')
  const day = 'day' in on ? on.day : undefined
  const reviewBy = 'day' in review ? review.day : undefined
  const errors: FieldError[] = [
    ...(state.success ? [] : [{ field: 'state', message: 'Choose how it stands' }]),
    ...checkTyped(values, [{ name: 'text', longest: longestText, missing: 'Enter what it is' }]),
    ...('day' in on && day === undefined ? [{ field: 'on-day', message: 'Enter the day' }] : []),
    ...errorsOf(on, review),
  ]
  if (errors.length > 0 || !state.success || day === undefined) return { errors }
  const entry = {
    state: state.data,
    on: day,
    language: first(values, 'language') ?? 'en',
    text: first(values, 'text') ?? '',
    ...(role.success ? { role: role.data } : {}),
    ...(reviewBy === undefined ? {} : { reviewBy }),
  }
  return { entry }
}
