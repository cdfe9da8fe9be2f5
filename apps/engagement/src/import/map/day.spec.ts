import { describe, expect, it } from 'vitest'
import { dayOrderOf, parseDay } from './day.ts'

describe('parseDay', () => {
  it.each([
    ['2021-09-30', '2021-09-30'],
    ['2021-09-30T10:11:12Z', '2021-09-30'],
    ['30/09/2021', '2021-09-30'],
    ['9/30/2021 14:02', '2021-09-30'],
    ['30.9.21', '2021-09-30'],
    ['2021/09/30', '2021-09-30'],
    ['30 September 2021', '2021-09-30'],
    ['30th Sept 2021', '2021-09-30'],
    ['September 30, 2021', '2021-09-30'],
    ['30-Sep-21', '2021-09-30'],
  ])('reads %s without being told the order', (cell, day) => {
    expect(parseDay(cell, 'auto')).toBe(day)
  })
  it('does not guess which of two numbers is the day', () => {
    expect([parseDay('03/04/2021', 'auto'), parseDay('03/04/2021', 'day-month-year'), parseDay('03/04/2021', 'month-day-year')]).toStrictEqual([
      undefined,
      '2021-04-03',
      '2021-03-04',
    ])
  })
  it.each(['', 'yesterday', '31/02/2021', '2021-13-01', '14 Brumaire 1799', '1/2', '00/00/0000'])('reads no day in %j', (cell) => {
    expect(parseDay(cell, 'day-month-year')).toBeUndefined()
  })
})

describe('dayOrderOf', () => {
  it('is the order in which most cells can be read', () => {
    expect(dayOrderOf(['01/02/2022', '28/02/2022', '31/05/2022', '1/14/2022'])).toBe('day-month-year')
    expect(dayOrderOf(['01/02/2022', '2/28/2022'])).toBe('month-day-year')
  })
  it('is left open where every day says so itself', () => expect(dayOrderOf(['2022-02-01', '28/02/2022'])).toBe('auto'))
})
