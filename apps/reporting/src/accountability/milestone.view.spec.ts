import type { Sealed } from '@heard/contracts'
import type { ClaimLevel, Verdict, VerdictCounts, Wording } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import type { CommitmentFact } from '../commitment/commitment.events.ts'
import { commitmentView } from './commitment.view.ts'
import type { Kept } from './words.ts'

const at = '2026-02-01T09:00:00.000Z'
const sealed = (ref: string): Sealed => ({ ref, binding: 'b' })
const said = (text: string): Wording => ({ status: 'open', language: 'en', text })
const words = ({ ref }: Sealed): Wording => said(ref)
const k = { programme: 'luton', commitment: 'k1' }
const ccg = { organisation: 'ccg', by: 'ccg' }
const made: Kept<CommitmentFact> = {
  type: 'CommitmentMade',
  data: {
    ...k,
    ...ccg,
    madeOn: '2026-02-01',
    due: '2026-06-01',
    measure: sealed('Days'),
    text: sealed('Two clinics'),
    ownerRole: sealed('Head of care'),
  },
  at,
}
const view = (today: string, ...facts: readonly Kept<CommitmentFact>[]) => commitmentView([made, ...facts], words, today, () => null)

describe('milestones on a day', () => {
  const m1 = { ...k, ...ccg, milestone: 'm1' }
  const added: Kept<CommitmentFact> = { type: 'MilestoneAdded', data: { ...m1, due: '2026-04-01', text: sealed('Hire nurses') }, at }
  const moved: Kept<CommitmentFact> = { type: 'MilestoneMoved', data: { ...m1, by: 'icb', due: '2026-05-01', reason: sealed('Nobody applied') }, at }
  const reached: Kept<CommitmentFact> = { type: 'MilestoneReached', data: { ...m1, on: '2026-05-03' }, at }
  const dropped: Kept<CommitmentFact> = { type: 'MilestoneDropped', data: { ...m1, reason: sealed('No room') }, at }
  const state = (today: string, ...facts: readonly Kept<CommitmentFact>[]) => view(today, ...facts)?.milestones.map((each) => each.state)

  it('are missed from the day after they were due, without anybody doing anything', () => {
    expect(state('2026-04-01', added)).toStrictEqual(['open'])
    expect(state('2026-04-02', added)).toStrictEqual(['missed'])
    expect(state('2026-04-02', added, moved)).toStrictEqual(['open'])
    expect(state('2026-05-04', added, moved, reached)).toStrictEqual(['reached'])
    expect(state('2026-05-04', added, moved, dropped)).toStrictEqual(['dropped'])
  })
  it('keep the earlier day with the reason', () =>
    expect(view('2026-05-04', added, moved, reached)?.milestones).toStrictEqual([
      {
        milestone: 'm1',
        state: 'reached',
        due: '2026-05-01',
        text: said('Hire nurses'),
        on: '2026-05-03',
        earlier: [{ due: '2026-04-01', reason: said('Nobody applied') }],
      },
    ]))
  it('stand by their day, whenever they were added', () => {
    const other: Kept<CommitmentFact> = {
      type: 'MilestoneAdded',
      data: { ...m1, milestone: 'm2', due: '2026-03-01', text: sealed('Find a room') },
      at,
    }
    expect(view('2026-02-01', added, other)?.milestones.map(({ milestone }) => milestone)).toStrictEqual(['m2', 'm1'])
  })
  it('are told in the history', () =>
    expect(view('2026-05-04', added, moved, reached, dropped)?.history.slice(1)).toStrictEqual([
      { what: 'milestone-added', at, by: 'ccg', milestone: 'm1', text: said('Hire nurses'), due: '2026-04-01' },
      {
        what: 'milestone-moved',
        at,
        by: 'icb',
        milestone: 'm1',
        text: said('Hire nurses'),
        due: { from: '2026-04-01', to: '2026-05-01' },
        reason: said('Nobody applied'),
      },
      { what: 'milestone-reached', at, by: 'ccg', milestone: 'm1', text: said('Hire nurses'), on: '2026-05-03', due: '2026-05-01' },
      { what: 'milestone-dropped', at, by: 'ccg', milestone: 'm1', text: said('Hire nurses'), due: '2026-05-01', reason: said('No room') },
    ]))
})

describe('the role that answers for a promise', () => {
  it('is shown, and what it was before', () => {
    const changed: Kept<CommitmentFact> = {
      type: 'CommitmentAmended',
      data: { ...k, ...ccg, ownerRole: sealed('Director of care'), reason: sealed('New post') },
      at,
    }
    const seen = view('2026-03-01', changed)
    expect([seen?.ownerRole, seen?.history[1]]).toStrictEqual([
      said('Director of care'),
      { what: 'amended', at, by: 'ccg', ownerRole: { from: said('Head of care'), to: said('Director of care') }, reason: said('New post') },
    ])
  })
})

describe('a claim at a level', () => {
  const nobody: VerdictCounts = { 'no-evidence': null, 'not-started': null, limited: null, substantial: null, complete: null }
  const claim = (level: ClaimLevel): Kept<CommitmentFact> => ({
    type: 'OutcomeClaimed',
    data: { ...k, ...ccg, on: '2026-05-01', level, text: sealed('Open'), links: [sealed('The figures')] },
    at,
  })
  const seen = (verdict: Verdict): Kept<CommitmentFact> => ({
    type: 'VerdictRecorded',
    data: { ...k, from: 'residents', verdict, on: '2026-05-02' },
    at,
  })
  const counted = (verdict: Verdict): Kept<CommitmentFact> => ({
    type: 'VerdictsReleased',
    data: { ...k, claim: 1, from: 'champions', number: 1, on: '2026-05-04', rule: 'r', counts: { ...nobody, [verdict]: 10 } },
    at,
  })
  const standing = (...facts: readonly Kept<CommitmentFact>[]) =>
    (['2026-06-01', '2026-06-02'] as const).map((today) => {
      const shown = view(today, ...facts)
      return `${shown?.standing}${shown?.overdue ? ' overdue' : ''}`
    })

  it('is shown with the pages that show it', () =>
    expect(view('2026-05-02', claim('limited'))?.history[1]).toStrictEqual({
      what: 'outcome-claimed',
      at,
      by: 'ccg',
      on: '2026-05-01',
      level: 'limited',
      text: said('Open'),
      links: [said('The figures')],
      files: [],
    }))
  it('is a promise said to be kept from most of it on, and one that is still owed below that', () => {
    expect(standing(claim('complete'))).toStrictEqual(['claimed', 'claimed'])
    expect(standing(claim('substantial'))).toStrictEqual(['claimed', 'claimed'])
    expect(standing(claim('limited'))).toStrictEqual(['open', 'overdue overdue'])
    expect(standing(claim('not-started'))).toStrictEqual(['open', 'overdue overdue'])
    expect(standing(claim('limited'), claim('complete'))).toStrictEqual(['claimed', 'claimed'])
    expect(standing(claim('complete'), claim('limited'))).toStrictEqual(['open', 'overdue overdue'])
  })
  it('is disputed where people see less than is claimed', () => {
    expect(standing(claim('complete'), seen('substantial'))).toStrictEqual(['confirmed', 'confirmed'])
    expect(standing(claim('substantial'), seen('limited'))).toStrictEqual(['disputed', 'disputed overdue'])
    expect(standing(claim('limited'), seen('limited'))).toStrictEqual(['open', 'overdue overdue'])
    expect(standing(claim('limited'), seen('not-started'))).toStrictEqual(['disputed', 'disputed overdue'])
    expect(standing(claim('limited'), counted('no-evidence'))).toStrictEqual(['disputed', 'disputed overdue'])
    expect(standing(claim('not-started'), seen('no-evidence'))).toStrictEqual(['open', 'overdue overdue'])
  })
  it('leaves the last word to the people, also where they see more', () => {
    expect(standing(claim('limited'), seen('complete'))).toStrictEqual(['confirmed', 'confirmed'])
    expect(standing(claim('limited'), seen('complete'), counted('not-started'))).toStrictEqual(['disputed', 'disputed overdue'])
  })
})
