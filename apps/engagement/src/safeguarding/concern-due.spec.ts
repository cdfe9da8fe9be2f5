import { expect, it } from 'vitest'
import { dueOfConcern } from './concern-due.ts'

const at = '2026-11-29T10:00:00.000Z'
const clock = { since: at, checkedAt: null, actedAt: at, callOn: null }

it('gives each urgency its hours, counted from when it was ranked', () =>
  expect((['immediate', 'today', 'this-week', 'routine'] as const).map((urgency) => dueOfConcern({ ...clock, urgency }))).toStrictEqual([
    '2026-11-29T11:00:00.000Z',
    '2026-11-29T18:00:00.000Z',
    '2026-12-04T10:00:00.000Z',
    '2026-12-13T10:00:00.000Z',
  ]))

it('goes by the planned call once danger was checked, else by a week', () => {
  const checked = { ...clock, urgency: 'immediate', checkedAt: at } as const
  expect(dueOfConcern({ ...checked, callOn: '2026-12-01' })).toBe('2026-12-01T17:00:00.000Z')
  expect(dueOfConcern(checked)).toBe('2026-12-06T10:00:00.000Z')
})
