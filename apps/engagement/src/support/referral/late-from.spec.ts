import { expect, it } from 'vitest'
import { lateFrom } from './late-from.ts'

it('a request waits for a week, to the minute, also where the clocks change', () => {
  expect(lateFrom('2026-11-29T09:00:00.000Z')).toBe('2026-12-06T09:00:00.000Z')
  expect(lateFrom('2026-10-24T23:30:00.000Z')).toBe('2026-10-31T23:30:00.000Z')
})
