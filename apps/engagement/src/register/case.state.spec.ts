import type { RegisterFact } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { caseDecider } from './case.decider.ts'
import type { CaseState } from './case.state.ts'

const one = { programme: 'luton', case: 'k1' }
const text = { ref: 'w', binding: 'b' }
const opening = { ...one, person: 'p1', details: text, received: '2026-11-22' }
const asked: RegisterFact = { type: 'RightAskedFor', data: { ...opening, right: 'access' } }
const complained: RegisterFact = { type: 'ComplaintMade', data: opening }
const found: RegisterFact = { type: 'BreachFound', data: { ...one, details: text, aware: '2026-11-22T09:00:00.000Z' } }
const acknowledged: RegisterFact = { type: 'CaseAcknowledged', data: { ...one, on: '2026-11-23' } }
const paused: RegisterFact = { type: 'ClockPaused', data: { ...one, on: '2026-11-25', reason: text } }
const resumed: RegisterFact = { type: 'ClockResumed', data: { ...one, on: '2026-11-30', pausedDays: 5 } }
const extended: RegisterFact = { type: 'TimeExtended', data: { ...one, on: '2026-12-01', reason: text } }
const answered: RegisterFact = { type: 'CaseAnswered', data: { ...one, on: '2026-12-01', outcome: 'done', answer: text } }
const after = (...facts: readonly RegisterFact[]): CaseState => fold(caseDecider, facts)

const open: CaseState = {
  status: 'open',
  kind: 'rights',
  right: 'access',
  since: '2026-11-22',
  person: 'p1',
  acknowledged: undefined,
  pausedOn: undefined,
  pausedDays: 0,
  extended: false,
}

describe('where a case stands', () => {
  it('begins with who asked for what, when', () => {
    expect(after(asked)).toStrictEqual(open)
    expect(after(complained)).toStrictEqual({ ...open, kind: 'complaint', right: undefined })
  })

  it('begins for a breach with the moment of awareness, and names nobody', () =>
    expect(after(found)).toStrictEqual({ ...open, kind: 'breach', right: undefined, since: '2026-11-22T09:00:00.000Z', person: undefined }))

  it('changes with each step in that alone', () => {
    const standing: CaseState = { ...open, acknowledged: '2026-11-23' }
    expect(after(asked, acknowledged)).toStrictEqual(standing)
    expect(after(asked, acknowledged, paused)).toStrictEqual({ ...standing, status: 'paused', pausedOn: '2026-11-25' })
    expect(after(asked, acknowledged, paused, resumed)).toStrictEqual({ ...standing, pausedDays: 5 })
    expect(after(asked, acknowledged, paused, resumed, extended)).toStrictEqual({ ...standing, pausedDays: 5, extended: true })
    expect(after(asked, acknowledged, paused, resumed, extended, answered)).toStrictEqual({
      ...standing,
      status: 'closed',
      pausedDays: 5,
      extended: true,
    })
  })
})
