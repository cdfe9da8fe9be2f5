import { britishMoment, britishTime } from '@heard/contracts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayValues, readDay } from './day-input.ts'

const typed = (day: string, month: string, year: string) => ({ 'due-day': [day], 'due-month': [month], 'due-year': [year] })
const read = (day: string, month: string, year: string) => readDay(typed(day, month, year), 'due', 'The due day')

describe('a day typed into three fields', () => {
  it('is read with or without leading noughts', () => {
    expect([read('7', '3', '2027'), read(' 07 ', '03', '2027')]).toStrictEqual([{ day: '2027-03-07' }, { day: '2027-03-07' }])
  })

  it('may be left out as a whole, never in part', () => {
    expect([read('', '', ''), readDay({}, 'due', 'The due day')]).toStrictEqual([{ day: undefined }, { day: undefined }])
    expect(read('', '3', '')).toStrictEqual({ error: { field: 'due-day', message: 'The due day must include a day and a year' } })
    expect(read('1', '', '2027')).toStrictEqual({ error: { field: 'due-month', message: 'The due day must include a month' } })
  })

  it('must be in the calendar', () => {
    const unreal = { error: { field: 'due-day', message: 'The due day must be a real day, such as 27 3 2027' } }
    expect([read('31', '2', '2027'), read('0', '1', '2027'), read('x', '1', '2027'), read('29', '2', '2028')]).toStrictEqual([
      unreal,
      unreal,
      unreal,
      { day: '2028-02-29' },
    ])
    expect(read('1', '1', '27')).toStrictEqual({ error: { field: 'due-year', message: 'The due day must have a year of 4 numbers' } })
  })

  it('comes back as it was read', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10)
        expect(readDay(dayValues('due', day), 'due', 'It')).toStrictEqual({ day })
      }),
    )
  })
})

describe('a British time', () => {
  it('is an hour ahead in summer', () => {
    expect([britishMoment('2026-07-04', '10:00'), britishMoment('2026-12-05', '9.30')]).toStrictEqual([
      '2026-07-04T09:00:00.000Z',
      '2026-12-05T09:30:00.000Z',
    ])
  })

  it('is what a moment was typed as', () => {
    expect(['2026-07-04T09:00:00.000Z', '2026-12-31T23:30:00.000Z', '2027-06-30T23:30:00Z'].map(britishTime)).toStrictEqual([
      { day: '2026-07-04', time: '10:00' },
      { day: '2026-12-31', time: '23:30' },
      { day: '2027-07-01', time: '00:30' },
    ])
  })

  it('is none when it is not a time', () => {
    expect(['25:00', '10', 'noon', '10:60', ''].map((time) => britishMoment('2026-07-04', time))).toStrictEqual(
      Array.from({ length: 5 }, () => undefined),
    )
  })
})
