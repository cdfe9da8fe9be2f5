import { describe, expect, it } from 'vitest'
import { workingDaysAfter } from './working-days.ts'

describe('working days', () => {
  it('leave out the weekend', () => {
    expect(workingDaysAfter('2026-11-23', 4)).toBe('2026-11-27')
    expect(workingDaysAfter('2026-11-23', 5)).toBe('2026-11-30')
    expect(workingDaysAfter('2026-11-27', 1)).toBe('2026-11-30')
  })

  it('begin on Monday for what comes on a Saturday or Sunday', () => {
    expect([workingDaysAfter('2026-11-28', 1), workingDaysAfter('2026-11-29', 5)]).toStrictEqual(['2026-11-30', '2026-12-04'])
  })

  it('leave out bank holidays', () => {
    expect([workingDaysAfter('2026-12-24', 1), workingDaysAfter('2026-12-24', 4)]).toStrictEqual(['2026-12-29', '2027-01-04'])
  })

  it('are none for none', () => {
    expect(workingDaysAfter('2026-11-28', 0)).toBe('2026-11-28')
  })
})
