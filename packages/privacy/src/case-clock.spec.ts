import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysBetween, dueOf, monthsAfter } from './case-clock.ts'

describe('the clock of a case', () => {
  it.each([
    ['2026-11-22', 1, '2026-12-22'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 3, '2026-11-30'],
  ])('counts from %s by %i months to %s', (day, months, due) => expect(monthsAfter(day, months)).toBe(due))

  it('gives a right one month, three when extended, and adds the days it stood', () => {
    const clock = { kind: 'rights', since: '2026-11-22', pausedDays: 0, extended: false } as const
    expect([dueOf(clock), dueOf({ ...clock, extended: true }), dueOf({ ...clock, pausedDays: 5 })]).toEqual([
      '2026-12-22',
      '2027-02-22',
      '2026-12-27',
    ])
  })

  it('gives a complaint thirty days and a breach seventy-two hours', () => {
    expect(dueOf({ kind: 'complaint', since: '2026-11-22', pausedDays: 0, extended: false })).toBe('2026-12-22')
    expect(dueOf({ kind: 'complaint', since: '2026-01-31', pausedDays: 0, extended: false })).toBe('2026-03-02')
    expect(dueOf({ kind: 'breach', since: '2026-11-22T09:30:00.000Z', pausedDays: 0, extended: false })).toBe('2026-11-25T09:30:00.000Z')
  })

  it('never gives less time for standing still', () => {
    const days = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(days, fc.nat(400), fc.boolean(), (since, pausedDays, extended) => {
        const clock = { kind: 'rights', since, extended } as const
        expect(daysBetween(dueOf({ ...clock, pausedDays: 0 }), dueOf({ ...clock, pausedDays }))).toBe(pausedDays)
      }),
    )
  })
})
