import { describe, expect, it } from 'vitest'
import type { FormValues } from '../../../components/form.tsx'
import { readEntry } from './entry-values.ts'

const filled: FormValues = {
  state: ['in-place'],
  role: [''],
  text: ['Signed'],
  language: ['en'],
  'on-day': ['1'],
  'on-month': ['3'],
  'on-year': ['2026'],
}

describe('an entry that was filled in', () => {
  it('is taken without what was left empty', () =>
    expect(readEntry(filled)).toStrictEqual({ entry: { state: 'in-place', on: '2026-03-01', language: 'en', text: 'Signed' } }))
  it('is taken with a role and a review', () =>
    expect(readEntry({ ...filled, role: ['analyst'], 'review-day': ['1'], 'review-month': ['6'], 'review-year': ['2026'] })).toStrictEqual({
      entry: { state: 'in-place', on: '2026-03-01', language: 'en', text: 'Signed', role: 'analyst', reviewBy: '2026-06-01' },
    }))
  it('names every field that is to be changed', () =>
    expect(readEntry({ 'review-day': ['1'] })).toStrictEqual({
      errors: [
        { field: 'state', message: 'Choose how it stands' },
        { field: 'text', message: 'Enter what it is' },
        { field: 'on-day', message: 'Enter the day' },
        { field: 'review-month', message: 'The day of the next review must include a month and a year' },
      ],
    }))
})
