import type { ConcernFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ActOnConcern, concernDecider, type RaiseConcern } from './concern.decider.ts'

const one = { programme: 'luton', concern: 'k1' }
const note = { ref: 'n', binding: 'b' }
const contact = { ref: 'c', binding: 'b' }
const raise: RaiseConcern = {
  type: 'Raise',
  ...one,
  source: 'call-asked',
  urgency: 'today',
  person: 'p1',
  details: undefined,
  asker: 'a1',
  contact,
  contribution: 'c1',
  enquiry: undefined,
}
const raised: ConcernFact = {
  type: 'ConcernRaised',
  data: { ...one, source: 'call-asked', urgency: 'today', person: 'p1', asker: 'a1', contact, contribution: 'c1' },
}
const checked: ConcernFact = { type: 'ProtocolStepDone', data: { ...one, step: 'immediate-danger' } }
const closed: ConcernFact = { type: 'ConcernClosed', data: { ...one, outcome: 'safe' } }
const taken: ConcernFact = { type: 'ConcernAssigned', data: { ...one, to: 's1' } }
const cancelled: ConcernFact = { type: 'CallCancelled', data: one }
const today = '2026-11-29'

describe('a concern', () => {
  const { given } = specify(concernDecider)

  it('is raised once', () => {
    given().when(raise).then(raised)
    given(raised).when(raise).thenRefused('already-raised')
  })

  it('may be raised by staff about somebody whom nobody can reach', () => {
    const reading: RaiseConcern = { ...raise, source: 'reading', asker: undefined, contact: undefined, details: note, contribution: undefined }
    const {
      asker: _asker,
      contact: _contact,
      contribution: _contribution,
      ...data
    } = raised.data as Extract<ConcernFact, { type: 'ConcernRaised' }>['data']
    given()
      .when(reading)
      .then({ type: 'ConcernRaised', data: { ...data, source: 'reading', details: note } })
  })

  it('is ranked and assigned; what changes nothing is no news', () => {
    given(raised)
      .when({ type: 'Triage', ...one, urgency: 'immediate' })
      .then({ type: 'ConcernTriaged', data: { ...one, urgency: 'immediate' } })
    given(raised)
      .when({ type: 'Triage', ...one, urgency: 'today' })
      .then()
    given(raised)
      .when({ type: 'Assign', ...one, to: 's1' })
      .then(taken)
    given(raised, taken)
      .when({ type: 'Assign', ...one, to: 's1' })
      .then()
    given(raised, taken)
      .when({ type: 'Release', ...one })
      .then({ type: 'ConcernReleased', data: one })
    given(raised)
      .when({ type: 'Release', ...one })
      .then()
  })

  it('has every step, handover, support and call recorded', () => {
    const acts: readonly (readonly [ActOnConcern, ConcernFact])[] = [
      [
        { type: 'DoStep', ...one, step: 'refer', note },
        { type: 'ProtocolStepDone', data: { ...one, step: 'refer', note } },
      ],
      [{ type: 'DoStep', ...one, step: 'immediate-danger', note: undefined }, checked],
      [
        { type: 'HandOver', ...one, to: 'council-adults', ground: 'consent', note },
        { type: 'ConcernHandedOver', data: { ...one, to: 'council-adults', ground: 'consent', note } },
      ],
      [
        { type: 'OfferSupport', ...one, support: 'samaritans', answer: 'taken-up' },
        { type: 'SupportOffered', data: { ...one, support: 'samaritans', answer: 'taken-up' } },
      ],
      [
        { type: 'PlanCall', ...one, on: today, today },
        { type: 'FollowUpPlanned', data: { ...one, on: today } },
      ],
      [
        { type: 'RecordCall', ...one, outcome: 'no-answer', next: '2026-12-01', today, note: undefined },
        { type: 'FollowUpCalled', data: { ...one, outcome: 'no-answer', next: '2026-12-01' } },
      ],
    ]
    for (const [command, fact] of acts) given(raised).when(command).then(fact)
  })

  it('plans no call for a day that has passed', () => {
    given(raised)
      .when({ type: 'PlanCall', ...one, on: '2026-11-28', today })
      .thenRefused('not-ahead')
    given(raised)
      .when({ type: 'RecordCall', ...one, outcome: 'done', next: '2026-11-28', today, note })
      .thenRefused('not-ahead')
  })

  it('is not closed before somebody asked whether anybody is in danger', () => {
    const close: ActOnConcern = { type: 'Close', ...one, outcome: 'safe', note: undefined }
    given(raised).when(close).thenRefused('danger-not-checked')
    given(raised, checked).when(close).then(closed)
    given(raised, checked, closed).when(close).thenRefused('concern-closed')
  })

  it('is opened again with a reason', () => {
    const reopen: ActOnConcern = { type: 'Reopen', ...one, note }
    given(raised, checked, closed)
      .when(reopen)
      .then({ type: 'ConcernReopened', data: { ...one, note } })
    given(raised).when(reopen).thenRefused('concern-open')
  })

  it('ends when the call is cancelled and nobody had begun', () => {
    const cancel: ActOnConcern = { type: 'CancelCall', ...one }
    given(raised)
      .when(cancel)
      .then(cancelled, { type: 'ConcernClosed', data: { ...one, outcome: 'call-cancelled' } })
    given(raised, taken).when(cancel).then(cancelled)
    given(raised, taken, cancelled).when(cancel).thenRefused('no-call-to-cancel')
    given(raised, checked, closed).when(cancel).thenRefused('no-call-to-cancel')
  })

  it('must be there', () => {
    given()
      .when({ type: 'Assign', ...one, to: 's1' })
      .thenRefused('unknown-concern')
    given()
      .when({ type: 'CancelCall', ...one })
      .thenRefused('unknown-concern')
  })
})
