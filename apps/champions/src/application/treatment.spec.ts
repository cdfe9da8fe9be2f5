import { describe, expect, it } from 'vitest'
import { type Treated, treatmentOf } from './treatment.ts'

const many = (count: number, community: string, status: Treated['state']['status'], offered = false): Treated[] =>
  Array.from({ length: count }, () => ({ details: { community, age: '18-or-over' as const }, state: { status }, offered }))

describe('how applicants are treated', () => {
  it('is said of no group of fewer than thirty', () => {
    const [community] = treatmentOf(many(29, 'a', 'declined'), ['a'])
    expect(community?.rows).toStrictEqual([{ id: 'a', applied: null, offered: null, declined: null, withdrawn: null, waiting: null }])
  })

  it('is said in rounded counts, each application in one of them, whatever became of a champion later', () => {
    const treated = [...many(22, 'a', 'accepted', true), ...many(11, 'a', 'ended', true), ...many(18, 'a', 'declined'), ...many(12, 'a', 'withdrawn')]
    const [community, age] = treatmentOf([...treated, ...many(11, 'a', 'paused')], ['a', 'b'])
    const row = { applied: 75, offered: 35, declined: 20, withdrawn: 10, waiting: 10 }
    const nothing = { applied: null, offered: null, declined: null, withdrawn: null, waiting: null }
    expect(community).toStrictEqual({
      by: 'community',
      rows: [
        { id: 'a', ...row },
        { id: 'b', ...nothing },
      ],
    })
    expect(age?.rows).toStrictEqual([
      { id: '16-17', ...nothing },
      { id: '18-or-over', ...row },
    ])
  })

  it('withholds a second count where one alone could be reckoned', () => {
    const [community] = treatmentOf(
      [...many(30, 'a', 'accepted', true), ...many(20, 'a', 'declined'), ...many(15, 'a', 'withdrawn'), ...many(2, 'a', 'new')],
      ['a'],
    )
    expect(community?.rows).toStrictEqual([{ id: 'a', applied: 65, offered: 30, declined: 20, withdrawn: null, waiting: null }])
  })
})
