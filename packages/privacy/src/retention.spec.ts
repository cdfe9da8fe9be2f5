import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retainUntil } from './retention.ts'

describe('retainUntil', () => {
  it.each([
    [90, 'days', '2026-11-22', '2027-02-20'],
    [1, 'days', '2024-02-28', '2024-02-29'],
    [12, 'months', '2025-12-31', '2026-12-31'],
    [1, 'months', '2026-01-31', '2026-02-28'],
    [1, 'months', '2024-01-31', '2024-02-29'],
    [84, 'months', '2024-02-29', '2031-02-28'],
  ] as const)('keeps for %d %s from %s until %s', (length, unit, since, until) => {
    expect(retainUntil({ after: 'programme-closed', length, unit }, since)).toBe(until)
  })

  it('never lets a longer rule, or a later start, end earlier', () => {
    const day = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    const length = fc.integer({ min: 1, max: 200 })
    fc.assert(
      fc.property(fc.constantFrom('days' as const, 'months' as const), length, day, day, (unit, count, one, other) => {
        const rule = { after: 'received', length: count, unit } as const
        const [early, late] = one < other ? [one, other] : [other, one]
        expect(retainUntil(rule, early) <= retainUntil(rule, late)).toBe(true)
        expect(retainUntil(rule, early) < retainUntil({ ...rule, length: count + 1 }, early)).toBe(true)
        expect(retainUntil(rule, early) > early).toBe(true)
      }),
    )
  })
})
