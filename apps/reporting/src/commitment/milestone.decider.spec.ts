import { fold } from '@heard/event-sourcing'
import { specify } from '@heard/event-sourcing/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commitmentView } from '../accountability/commitment.view.ts'
import { type CommitmentCommand, commitmentDecider } from './commitment.decider.ts'
import type { CommitmentFact } from './commitment.events.ts'
import type { AddMilestone, DropMilestone, MoveMilestone, ReachMilestone } from './milestone.decide.ts'

const { given } = specify(commitmentDecider)
const of = { programme: 'luton', commitment: 'k1' }
const sealed = (ref: string) => ({ ref, binding: `b-${ref}` })
const ccg = { organisation: 'ccg', by: 'ccg' }
const actsFor = { ccg: 'ccg' }
const made: CommitmentFact = {
  type: 'CommitmentMade',
  data: { ...of, ...ccg, objective: 'care', madeOn: '2026-02-01', due: '2026-06-01', measure: sealed('measure'), text: sealed('text') },
}
const m1 = { ...of, ...ccg, milestone: 'm1' }
const added: CommitmentFact = { type: 'MilestoneAdded', data: { ...m1, due: '2026-04-01', text: sealed('step') } }
const moved: CommitmentFact = { type: 'MilestoneMoved', data: { ...m1, due: '2026-05-01', reason: sealed('why') } }
const reached: CommitmentFact = { type: 'MilestoneReached', data: { ...m1, on: '2026-03-20' } }
const dropped: CommitmentFact = { type: 'MilestoneDropped', data: { ...m1, reason: sealed('why') } }
const add = (more: Partial<AddMilestone> = {}): AddMilestone => ({
  type: 'AddMilestone',
  ...of,
  actsFor,
  milestone: 'm1',
  due: '2026-04-01',
  text: sealed('step'),
  ...more,
})
const move = (more: Partial<MoveMilestone> = {}): MoveMilestone => ({
  type: 'MoveMilestone',
  ...of,
  actsFor,
  milestone: 'm1',
  due: '2026-05-01',
  reason: sealed('why'),
  ...more,
})
const reach = (more: Partial<ReachMilestone> = {}): ReachMilestone => ({
  type: 'ReachMilestone',
  ...of,
  actsFor,
  milestone: 'm1',
  on: '2026-03-20',
  today: '2026-03-21',
  ...more,
})
const drop = (more: Partial<DropMilestone> = {}): DropMilestone => ({
  type: 'DropMilestone',
  ...of,
  actsFor,
  milestone: 'm1',
  reason: sealed('why'),
  ...more,
})

describe('a milestone', () => {
  it('is added afterwards, also by the successor', () => {
    given(made).when(add()).then(added)
    given(made)
      .when(add({ actsFor: { ccg: 'icb' } }))
      .then({ ...added, data: { ...added.data, by: 'icb' } } as CommitmentFact)
  })
  it('is moved, and moved again', () => {
    given(made, added).when(move()).then(moved)
    given(made, added, moved)
      .when(move({ due: '2026-04-01' }))
      .then({ type: 'MilestoneMoved', data: { ...m1, due: '2026-04-01', reason: sealed('why') } })
  })
  it('is reached on a day, also one after it was due', () => {
    given(made, added).when(reach()).then(reached)
    given(made, added)
      .when(reach({ on: '2026-04-20', today: '2026-04-20' }))
      .then({ type: 'MilestoneReached', data: { ...m1, on: '2026-04-20' } })
  })
  it('is dropped', () => given(made, added).when(drop()).then(dropped))

  it.each<[string, readonly CommitmentFact[], CommitmentCommand, Parameters<ReturnType<ReturnType<typeof given>['when']>['thenRefused']>[0]]>([
    ['a second one of the same id', [made, added], add(), 'milestone-exists'],
    ['one due before the promise was made', [made], add({ due: '2026-01-31' }), 'milestone-before-made'],
    ['one due after the promise itself', [made], add({ due: '2026-06-02' }), 'milestone-after-due'],
    ['one from another organisation', [made], add({ actsFor: { council: 'council' } }), 'not-yours'],
    ['one for nothing', [], add(), 'unknown-commitment'],
    ['moving it to the day it is due', [made, added], move({ due: '2026-04-01' }), 'not-moved'],
    ['moving it before the promise was made', [made, added], move({ due: '2026-01-31' }), 'milestone-before-made'],
    ['moving it past the promise itself', [made, added], move({ due: '2026-06-02' }), 'milestone-after-due'],
    ['moving one that is not there', [made], move(), 'unknown-milestone'],
    ['moving one that was reached', [made, added, reached], move(), 'milestone-settled'],
    ['moving another organisation’s', [made, added], move({ actsFor: {} }), 'not-yours'],
    ['moving one of nothing', [], move(), 'unknown-commitment'],
    ['reaching it in the future', [made, added], reach({ on: '2026-03-22' }), 'in-the-future'],
    ['reaching it before the promise was made', [made, added], reach({ on: '2026-01-31' }), 'before-it-was-made'],
    ['reaching it twice', [made, added, reached], reach(), 'milestone-settled'],
    ['reaching one that was dropped', [made, added, dropped], reach(), 'milestone-settled'],
    ['reaching one that is not there', [made], reach(), 'unknown-milestone'],
    ['reaching another organisation’s', [made, added], reach({ actsFor: {} }), 'not-yours'],
    ['reaching one of nothing', [], reach(), 'unknown-commitment'],
    ['dropping it twice', [made, added, dropped], drop(), 'milestone-settled'],
    ['dropping one that is not there', [made], drop(), 'unknown-milestone'],
    ['dropping another organisation’s', [made, added], drop({ actsFor: {} }), 'not-yours'],
    ['dropping one of nothing', [], drop(), 'unknown-commitment'],
  ])('refuses %s', (_, facts, command, code) =>
    given(...facts)
      .when(command)
      .thenRefused(code),
  )
})

describe('whatever is asked of milestones', () => {
  const day = fc.constantFrom('2026-01-31', '2026-02-01', '2026-04-01', '2026-06-01', '2026-06-02')
  const milestone = fc.constantFrom('m1', 'm2', 'toString')
  const amend = (due: string): CommitmentCommand => ({ type: 'AmendCommitment', ...of, actsFor, due, reason: sealed('why') })
  const command: fc.Arbitrary<CommitmentCommand> = fc.oneof(
    fc.record({ milestone, due: day }).map(add),
    fc.record({ milestone, due: day }).map(move),
    fc.record({ milestone, on: day, today: day }).map(reach),
    fc.record({ milestone }).map(drop),
    day.map(amend),
  )
  const recorded = (commands: readonly CommitmentCommand[]): CommitmentFact[] => {
    const facts: CommitmentFact[] = [made]
    for (const each of commands) {
      const decision = commitmentDecider.decide(each, fold(commitmentDecider, facts))
      if ('accepted' in decision) facts.push(...decision.accepted)
    }
    return facts
  }
  const pageOf = (facts: readonly CommitmentFact[], today: string) =>
    commitmentView(
      facts.map((fact, index) => ({ ...fact, at: `2026-02-01T09:00:00.${String(index).padStart(3, '0')}Z` })),
      ({ ref }) => ({ status: 'open', language: 'en', text: ref }),
      today,
      () => null,
    )

  it('none that is still to come lies outside the promise, and each is settled once', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const facts = recorded(commands)
        const held = fold(commitmentDecider, facts)
        for (const { due, settled } of Object.values(held?.milestones ?? {})) {
          expect(due >= '2026-02-01' && (settled || due <= (held?.due ?? ''))).toBe(true)
        }
        const settlings = facts.flatMap(({ type, data }) =>
          (type === 'MilestoneReached' || type === 'MilestoneDropped') && 'milestone' in data ? [data.milestone] : [],
        )
        expect(new Set(settlings).size).toBe(settlings.length)
      }),
    ))

  it('the page of a history read back from storage is the same, and says of each milestone what the decider holds', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), day, (commands, today) => {
        const facts = recorded(commands)
        const page = pageOf(facts, today)
        expect(pageOf(JSON.parse(JSON.stringify(facts)), today)).toStrictEqual(page)
        const held = fold(commitmentDecider, facts)?.milestones ?? {}
        const shown =
          page?.milestones.map(({ milestone: id, due, state }) => [id, { due, settled: state === 'reached' || state === 'dropped' }]) ?? []
        expect(Object.fromEntries(shown)).toStrictEqual(held)
        for (const { state, due } of page?.milestones ?? []) if (state === 'open' || state === 'missed') expect(state === 'missed').toBe(today > due)
      }),
    ))

  it('a history only grows, and every day that was ever promised stays in it', () =>
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const facts = recorded(commands)
        const whole = pageOf(facts, '2026-06-02')
        for (let length = 1; length < facts.length; length += 1) {
          expect(whole?.history.slice(0, length)).toStrictEqual(pageOf(facts.slice(0, length), '2026-06-02')?.history)
        }
        const promised = new Set(
          facts.flatMap(({ type, data }) =>
            (type === 'MilestoneAdded' || type === 'MilestoneMoved') && 'milestone' in data ? [`${data.milestone} ${data.due}`] : [],
          ),
        )
        const shown = (whole?.milestones ?? []).flatMap(({ milestone: id, due, earlier }) =>
          [...earlier.map((each) => each.due), due].map((each) => `${id} ${each}`),
        )
        expect(new Set(shown)).toEqual(promised)
      }),
    ))
})
