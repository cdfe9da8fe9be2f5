import { describe, expect, it } from 'vitest'
import { type Entry, entryLine, outcomeOf, stateLine, waitingOf } from './entries.ts'

const entry: Entry = {
  activity: 'x1',
  programme: 'luton',
  application: 'a1',
  content: { kind: 'awareness', minutes: 90, on: '2026-11-30' },
  noted: '2026-11-30T10:00:00.000Z',
}

describe('entries that wait on a phone', () => {
  it.each([
    [201, undefined, 'kept'],
    [200, undefined, 'kept'],
    [401, '/problems/signed-out', 'sign-in'],
    [403, '/problems/not-allowed', 'somebody-else'],
    [409, '/problems/not-assigned', { refused: 'not-assigned' }],
    [422, '/problems/not-within-a-year', { refused: 'not-within-a-year' }],
    [404, undefined, { refused: '' }],
    [429, undefined, 'later'],
    [500, undefined, 'later'],
    [503, undefined, 'later'],
  ] as const)('come to %s %s → %j', (status, problem, outcome) => expect(outcomeOf(status, problem)).toEqual(outcome))

  it('are sent in the order in which they were kept, for the champion who kept them only', () => {
    const later = { ...entry, activity: 'x2', noted: '2026-11-30T11:00:00.000Z' }
    const others = [
      { ...entry, activity: 'x3', application: 'a2' },
      { ...entry, activity: 'x4', programme: 'other' },
      { ...entry, activity: 'x5', refused: 'not-assigned' },
    ]
    expect(waitingOf([later, ...others, entry], entry)).toEqual([entry, later])
  })

  it('are told of: how many wait and why, and when the last was sent', () => {
    expect(stateLine(0, 'all', undefined)).toBe('')
    expect(stateLine(0, 'no-network', 'today, 10:15')).toBe('All is sent. The last was sent today, 10:15.')
    expect(stateLine(1, 'no-network', 'today, 10:15')).toBe(
      '1 entry waits on this phone. There is no network now. It is sent when you open this page or My volunteering with a network.',
    )
    expect(stateLine(2, 'sign-in', undefined)).toBe('2 entries wait on this phone. Sign in again, and it is sent.')
    expect(stateLine(2, 'all', undefined)).toBe('2 entries wait on this phone.')
  })

  it('stand there in words, with why one was not taken in', () => {
    const inWords = (day: string) => `the day ${day}`
    expect(entryLine(entry, inWords)).toBe('Raised awareness, 1 hour 30 minutes, the day 2026-11-30.')
    expect(entryLine({ ...entry, refused: 'not-assigned' }, inWords)).toBe(
      'Raised awareness, 1 hour 30 minutes, the day 2026-11-30. It was not taken in. You belong to no community yet. Ask the team.',
    )
    expect(entryLine({ ...entry, refused: 'other' }, inWords)).toContain('Log it again.')
  })
})
