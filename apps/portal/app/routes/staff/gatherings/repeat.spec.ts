import { describe, expect, it } from 'vitest'
import { daysAfter, readRepeat } from './repeat.ts'

describe('the days of a series', () => {
  it('are weeks apart, or the same weekday of each month, the last one where there is no fifth', () => {
    expect(daysAfter('2026-12-25', 'week', 3)).toStrictEqual(['2027-01-01', '2027-01-08'])
    expect(daysAfter('2026-12-25', 'two-weeks', 2)).toStrictEqual(['2027-01-08'])
    expect(daysAfter('2027-01-08', 'month', 3)).toStrictEqual(['2027-02-12', '2027-03-12'])
    expect(daysAfter('2027-01-29', 'month', 4)).toStrictEqual(['2027-02-26', '2027-03-26', '2027-04-30'])
  })

  it('keep their hour by the clock on the wall', () => {
    const times = { startsAt: '2027-03-22T18:00:00.000Z', endsAt: '2027-03-22T20:00:00.000Z' }
    expect(readRepeat({ every: ['week'], occasions: ['2'] }, times)).toStrictEqual({
      more: [{ startsAt: '2027-03-29T17:00:00.000Z', endsAt: '2027-03-29T19:00:00.000Z' }],
    })
    expect(readRepeat({ every: ['once'] }, times)).toStrictEqual({ more: undefined })
    expect(readRepeat({ every: ['week'], occasions: ['1'] }, times).errors?.map(({ field }) => field)).toStrictEqual(['occasions'])
  })
})
