import type { RegisterFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type CaseCommand, caseDecider } from './case.decider.ts'

const one = { programme: 'luton', case: 'k1' }
const text = { ref: 'w', binding: 'b' }
const at = (today: string) => ({ ...one, today, now: `${today}T12:00:00.000Z` })
const ask: CaseCommand = { ...at('2026-11-22'), type: 'AskForRight', right: 'access', person: 'p1', details: text, contribution: undefined }
const asked: RegisterFact = { type: 'RightAskedFor', data: { ...one, right: 'access', person: 'p1', details: text, received: '2026-11-22' } }
const complained: RegisterFact = { type: 'ComplaintMade', data: { ...one, person: 'p1', details: text, received: '2026-11-22' } }
const found: RegisterFact = { type: 'BreachFound', data: { ...one, details: text, aware: '2026-11-22T09:00:00.000Z' } }
const paused: RegisterFact = { type: 'ClockPaused', data: { ...one, on: '2026-11-25', reason: text } }
const answered: RegisterFact = { type: 'CaseAnswered', data: { ...one, on: '2026-12-01', outcome: 'done', answer: text } }

describe('a case of the registers', () => {
  const { given } = specify(caseDecider)

  it('is opened by a person who asks for a right or complains', () => {
    given().when(ask).then(asked)
    given()
      .when({ ...at('2026-11-22'), type: 'Complain', person: 'p1', details: text, contribution: 'c1' })
      .then({ type: 'ComplaintMade', data: { ...one, person: 'p1', details: text, received: '2026-11-22', contribution: 'c1' } })
    given(asked).when(ask).thenRefused('already-open')
  })
  it('is opened by staff for a breach, from the moment of awareness', () => {
    given()
      .when({ ...at('2026-11-22'), type: 'RecordBreach', details: text, aware: '2026-11-22T09:00:00.000Z' })
      .then(found)
    given()
      .when({ ...at('2026-11-22'), type: 'RecordBreach', details: text, aware: '2026-11-22T12:00:00.000Z' })
      .then({ type: 'BreachFound', data: { ...one, details: text, aware: '2026-11-22T12:00:00.000Z' } })
    given()
      .when({ ...at('2026-11-22'), type: 'RecordBreach', details: text, aware: '2026-11-23T09:00:00.000Z' })
      .thenRefused('in-the-future')
  })
  it('is acknowledged once', () => {
    given(asked)
      .when({ ...at('2026-11-23'), type: 'Acknowledge' })
      .then({ type: 'CaseAcknowledged', data: { ...one, on: '2026-11-23' } })
    given(complained)
      .when({ ...at('2026-11-23'), type: 'Acknowledge' })
      .then({ type: 'CaseAcknowledged', data: { ...one, on: '2026-11-23' } })
    given(complained, { type: 'CaseAcknowledged', data: { ...one, on: '2026-11-23' } })
      .when({ ...at('2026-11-24'), type: 'Acknowledge' })
      .thenRefused('already-acknowledged')
  })
  it('stands still and goes on', () => {
    given(asked)
      .when({ ...at('2026-11-25'), type: 'Pause', text })
      .then(paused)
    given(asked, paused)
      .when({ ...at('2026-11-26'), type: 'Pause', text })
      .thenRefused('already-paused')
    given(asked, paused)
      .when({ ...at('2026-11-30'), type: 'Resume' })
      .then({ type: 'ClockResumed', data: { ...one, on: '2026-11-30', pausedDays: 5 } })
    given(asked)
      .when({ ...at('2026-11-30'), type: 'Resume' })
      .thenRefused('not-paused')
  })
  it('is extended once, within the first month', () => {
    const extended: RegisterFact = { type: 'TimeExtended', data: { ...one, on: '2026-12-22', reason: text } }
    given(asked)
      .when({ ...at('2026-12-22'), type: 'Extend', text })
      .then(extended)
    given(asked, extended)
      .when({ ...at('2026-12-22'), type: 'Extend', text })
      .thenRefused('already-extended')
    given(asked)
      .when({ ...at('2026-12-23'), type: 'Extend', text })
      .thenRefused('too-late-to-extend')
  })
  it('is closed by its answer', () => {
    given(asked)
      .when({ ...at('2026-12-01'), type: 'Answer', outcome: 'done', text })
      .then(answered)
    given(complained)
      .when({ ...at('2026-12-01'), type: 'Answer', outcome: 'done', text })
      .then(answered)
    given(asked, answered)
      .when({ ...at('2026-12-02'), type: 'Answer', outcome: 'done', text })
      .thenRefused('case-closed')
  })
  it('of a breach is reported, or not with a reason', () => {
    given(found)
      .when({ ...at('2026-11-23'), type: 'Report', peopleTold: true })
      .then({ type: 'BreachReported', data: { ...one, at: '2026-11-23T12:00:00.000Z', peopleTold: true } })
    given(found)
      .when({ ...at('2026-11-23'), type: 'DoNotReport', text })
      .then({ type: 'BreachNotReported', data: { ...one, at: '2026-11-23T12:00:00.000Z', reason: text } })
  })
  it('knows only the steps of its kind', () => {
    given(found)
      .when({ ...at('2026-11-23'), type: 'Answer', outcome: 'done', text })
      .thenRefused('not-for-this-kind')
    given(complained)
      .when({ ...at('2026-11-23'), type: 'Extend', text })
      .thenRefused('not-for-this-kind')
    given(asked)
      .when({ ...at('2026-11-23'), type: 'Report', peopleTold: false })
      .thenRefused('not-for-this-kind')
  })
  it('must be there', () =>
    given()
      .when({ ...at('2026-11-23'), type: 'Acknowledge' })
      .thenRefused('unknown-case'))
})
