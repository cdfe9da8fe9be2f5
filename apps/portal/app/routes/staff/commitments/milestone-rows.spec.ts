import { describe, expect, it } from 'vitest'
import { dayValues } from '../../../services/day-input.ts'
import { readMilestones } from './milestone-rows.ts'

const anyDay = { from: undefined, to: undefined }

describe('the milestones in the form of a promise', () => {
  it('are those of rows with something in them', () => {
    const values = { 'milestone-1-text': [''], 'milestone-2-text': ['Hire two nurses'], ...dayValues('milestone-2-due', '2027-03-01') }
    expect(readMilestones(values, anyDay)).toStrictEqual({ milestones: [{ text: 'Hire two nurses', due: '2027-03-01' }] })
  })
  it('come back without a day, without words, and with a day that is none', () => {
    const values = {
      'milestone-1-text': ['Hire two nurses'],
      ...dayValues('milestone-2-due', '2027-03-01'),
      'milestone-3-text': ['Open'],
      ...dayValues('milestone-3-due', '2027-02-30'),
    }
    expect(readMilestones(values, anyDay)).toStrictEqual({
      errors: [
        { field: 'milestone-1-due-day', message: 'Enter the day by which milestone 1 is done' },
        { field: 'milestone-2-text', message: 'Enter what milestone 2 is' },
        { field: 'milestone-3-due-day', message: 'The day of milestone 3 must be a real day, such as 27 3 2027' },
      ],
    })
  })
  it('come back at their own row when their day lies outside the promise', () => {
    const row = (number: number, text: string, day: string) => ({
      [`milestone-${number}-text`]: [text],
      ...dayValues(`milestone-${number}-due`, day),
    })
    const values = { ...row(1, 'Hire', '2026-12-31'), ...row(2, 'Open', '2027-06-30'), ...row(3, 'Tell', '2027-07-01') }
    expect(readMilestones(values, { from: '2027-01-01', to: '2027-06-30' })).toStrictEqual({
      errors: [
        { field: 'milestone-1-due-day', message: 'The day of milestone 1 must not be before the promise was made' },
        { field: 'milestone-3-due-day', message: 'The day of milestone 3 must not be after the day of the promise' },
      ],
    })
  })
})
