import { expect, it } from 'vitest'
import { reviewStanding } from './review.ts'

it.each([
  ['2026-11-28', 'fresh'],
  ['2026-11-29', 'fresh'],
  ['2026-11-30', 'due'],
  ['2026-12-27', 'due'],
  ['2026-12-28', 'overdue'],
] as const)('on %s a check due by 29 November is %s', (today, standing) => expect(reviewStanding('2026-11-29', today)).toBe(standing))

it('has nothing to check without a day', () => expect(reviewStanding(null, '2026-11-29')).toBe('none'))
