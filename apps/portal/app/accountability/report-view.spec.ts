import { describe, expect, it } from 'vitest'
import { someCommitment, someRecommendation, worded } from './accountability.fixture.ts'
import { byDueDay, byUrgency, daysSince, newest, silenceOf, withCommitments } from './report-view.ts'

describe('silence', () => {
  it('counts the days since the answer was due', () => {
    expect(silenceOf({ standing: 'silent' }, '2026-03-03', '2026-05-26')).toStrictEqual({ since: '2026-03-03', days: 84 })
  })

  it('is none while an answer may still come, or has come', () => {
    const standings = ['awaiting', 'accepted', 'withdrawn'] as const
    expect(standings.map((standing) => silenceOf({ standing }, '2026-03-03', '2027-01-01'))).toStrictEqual([undefined, undefined, undefined])
  })
})

describe('days gone by', () => {
  it('are nought before and on the day', () => {
    expect([daysSince('2026-03-03', '2026-03-01'), daysSince('2026-03-03', '2026-03-03'), daysSince('2026-03-03', '2027-03-03')]).toStrictEqual([
      0, 0, 365,
    ])
  })
})

describe('the order of a report', () => {
  it('puts silence first and what was withdrawn last', () => {
    const standings = ['accepted', 'withdrawn', 'awaiting', 'silent', 'declined'] as const
    expect(
      byUrgency(standings.map((standing) => ({ asked: [{ organisation: 'ccg', standing }] }))).map(({ asked }) => asked[0]?.standing),
    ).toStrictEqual(['silent', 'awaiting', 'accepted', 'declined', 'withdrawn'])
  })

  it('puts overdue promises before those due sooner', () => {
    const promised = [
      someCommitment({ id: 'b', due: '2026-02-01' }),
      someCommitment({ id: 'a', due: '2026-03-01', overdue: true }),
      someCommitment({ id: 'c', due: '2026-01-01' }),
    ]
    expect(byDueDay(promised).map(({ id }) => id)).toStrictEqual(['a', 'c', 'b'])
  })

  it('puts each promise under what it answers, and the others apart', () => {
    const recommendation = someRecommendation({ id: 'r1' })
    const answering = someCommitment({ id: 'c1', recommendation: 'r1' })
    const objective = someCommitment({ id: 'c2', objective: 'value' })
    expect(withCommitments([recommendation], [answering, objective])).toStrictEqual({
      asked: [{ recommendation, commitments: [answering] }],
      others: [objective],
    })
  })
})

describe('the newest step', () => {
  it('is the last of its kind in the history', () => {
    const claim = (on: string) => ({
      what: 'outcome-claimed' as const,
      at: `${on}T10:00:00Z`,
      by: 'icb',
      on,
      level: 'complete' as const,
      text: worded(on),
      links: [],
      files: [],
    })
    const history = [claim('2026-01-01'), claim('2026-02-01')]
    expect(newest(history, 'outcome-claimed')).toStrictEqual(claim('2026-02-01'))
    expect(newest(someCommitment({ history }).history, 'verdict')).toBe(undefined)
  })
})
