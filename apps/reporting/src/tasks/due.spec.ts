import type { Milestone, PublicCommitment, Wording } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import type { RecommendationView } from '../accountability/recommendation.view.ts'
import { answerDue, dueOf, remindedOf } from './due.ts'

const text: Wording = { status: 'open', language: 'en', text: 'Words' }
const step = (milestone: string, due: string, state: Milestone['state']): Milestone => ({ milestone, due, state, text, earlier: [] })
const commitment = (more: Partial<PublicCommitment> = {}): PublicCommitment => ({
  id: 'k1',
  standing: 'open',
  overdue: false,
  organisation: 'ccg',
  madeOn: '2026-01-01',
  due: '2026-06-15',
  measure: text,
  text,
  milestones: [],
  verdicts: [],
  claims: 0,
  community: [],
  history: [],
  ...more,
})
const promise = { kind: 'promise', id: 'k1', organisation: 'ccg', due: '2026-06-15' } as const
const milestone = (id: string, due: string) => ({ kind: 'milestone', id: 'k1', milestone: id, organisation: 'ccg', due }) as const

describe('what is owed of a promise', () => {
  it('is the promise from two weeks before its day on', () => {
    expect(dueOf(commitment(), '2026-05-31')).toStrictEqual([])
    expect(dueOf(commitment(), '2026-06-01')).toStrictEqual([promise])
    expect(dueOf(commitment({ standing: 'overdue', overdue: true }), '2027-06-01')).toStrictEqual([promise])
    expect(dueOf(commitment({ standing: 'disputed', overdue: true }), '2026-06-16')).toStrictEqual([promise])
  })
  it('is each milestone that is near or missed, and none that was reached or dropped', () => {
    const milestones = [
      step('m1', '2026-03-01', 'missed'),
      step('m2', '2026-04-01', 'open'),
      step('m3', '2026-04-02', 'open'),
      step('m4', '2026-03-10', 'reached'),
      step('m5', '2026-03-10', 'dropped'),
    ]
    expect(dueOf(commitment({ milestones }), '2026-03-18')).toStrictEqual([milestone('m1', '2026-03-01'), milestone('m2', '2026-04-01')])
  })
  it('is nothing once it is said to be kept', () => {
    const milestones = [step('m1', '2026-03-01', 'missed')]
    expect(dueOf(commitment({ standing: 'claimed', milestones }), '2026-06-20')).toStrictEqual([])
    expect(dueOf(commitment({ standing: 'confirmed', milestones }), '2026-06-20')).toStrictEqual([])
    expect(dueOf(commitment({ standing: 'disputed', milestones }), '2026-05-20')).toStrictEqual([milestone('m1', '2026-03-01')])
  })
})

describe('an answer that is owed', () => {
  const owedOf = (asked: RecommendationView['asked']) => answerDue({ id: 'r1', asked, dueBy: '2026-06-15' }, '2026-06-01')
  it('waits until it is given', () => {
    const one = (standing: RecommendationView['asked'][number]['standing']) => owedOf([{ organisation: 'ccg', standing }])
    const owed = [{ kind: 'answer', id: 'r1', organisation: 'ccg', due: '2026-06-15' }]
    expect([one('awaiting'), one('silent'), one('accepted'), one('withdrawn')]).toStrictEqual([owed, owed, [], []])
  })
  it('is owed by each that was asked, until that one has given its own', () => {
    const asked = [
      { organisation: 'ccg', standing: 'accepted' },
      { organisation: 'council', standing: 'silent' },
    ] as const
    expect(owedOf([...asked])).toStrictEqual([{ kind: 'answer', id: 'r1', organisation: 'council', due: '2026-06-15' }])
  })
})

describe('what organisations are written about', () => {
  it('is nothing whose day passed more than two weeks ago', () => {
    const due = ['2026-05-31', '2026-06-01', '2026-06-29'].map((day) => milestone(day, day))
    expect(remindedOf(due, '2026-06-15').map((each) => each.due)).toStrictEqual(['2026-06-01', '2026-06-29'])
  })
})
