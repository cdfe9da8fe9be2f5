import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ApplicationCommand, applicationDecider } from './application.decider.ts'
import type { ApplicationFact } from './application.events.ts'

const one = { programme: 'luton', application: 'a1' }
const sealed = { ref: 'r', binding: 'b' }
const consent = { version: 1, notice: 'a'.repeat(64), language: 'en' }
const apply: ApplicationCommand = { ...one, type: 'Apply', person: 'p1', details: sealed, consent, open: true, knownCommunity: true }
const applied: ApplicationFact = { type: 'ChampionApplied', data: { ...one, person: 'p1', details: sealed, consent } }
const withdraw: ApplicationCommand = { ...one, type: 'Withdraw' }
const withdrawn: ApplicationFact = { type: 'ApplicationWithdrawn', data: one }
const accepted: ApplicationFact = { type: 'ApplicationAccepted', data: one }
const ended: ApplicationFact = { type: 'VolunteeringEnded', data: { ...one, why: 'lost-touch' } }
const end: ApplicationCommand = { ...one, type: 'End', why: 'lost-touch' }
const declined: ApplicationFact = { type: 'ApplicationDeclined', data: { ...one, reason: sealed } }

describe('an application to become a champion', () => {
  const { given } = specify(applicationDecider)

  it('is recorded with its details sealed, and with the words that were agreed to', () => given().when(apply).then(applied))
  it('is refused while the programme is not open', () =>
    given()
      .when({ ...apply, open: false })
      .thenRefused('programme-not-open'))
  it('is refused for a community the programme does not have', () =>
    given()
      .when({ ...apply, knownCommunity: false })
      .thenRefused('unknown-community'))
  it('is not recorded twice', () => given(applied).when(apply).thenRefused('already-applied'))
  it('is accepted', () =>
    given(applied)
      .when({ ...one, type: 'Accept' })
      .then(accepted))
  it('is declined with a reason', () =>
    given(applied)
      .when({ ...one, type: 'Decline', reason: sealed })
      .then(declined))
  it('is decided once', () => {
    given(applied, accepted)
      .when({ ...one, type: 'Decline', reason: sealed })
      .thenRefused('already-decided')
    given(applied, declined)
      .when({ ...one, type: 'Accept' })
      .thenRefused('already-decided')
  })
  it('is taken back by whoever made it, once and not after it was decided', () => {
    given(applied).when(withdraw).then(withdrawn)
    given(applied, withdrawn).when(withdraw).thenRefused('already-decided')
    given(applied, accepted).when(withdraw).thenRefused('already-decided')
  })
  it('is not decided any more once it was taken back', () =>
    given(applied, withdrawn)
      .when({ ...one, type: 'Accept' })
      .thenRefused('already-decided'))
  it('ends once it was accepted, with a kind of reason or without', () => {
    given(applied, accepted).when(end).then(ended)
    given(applied, accepted)
      .when({ ...one, type: 'End' })
      .then({ type: 'VolunteeringEnded', data: one })
  })
  it('cannot end before it was accepted, or once it was declined', () => {
    given(applied).when(end).thenRefused('not-a-champion')
    given(applied, declined).when(end).thenRefused('not-a-champion')
  })
  it('ends once', () => given(applied, accepted, ended).when(end).thenRefused('already-ended'))
  it('is not decided again once it has ended', () =>
    given(applied, accepted, ended)
      .when({ ...one, type: 'Accept' })
      .thenRefused('already-decided'))
  it('must be there to end', () => given().when(end).thenRefused('unknown-application'))
  it('must be there to be decided', () =>
    given()
      .when({ ...one, type: 'Accept' })
      .thenRefused('unknown-application'))
})
