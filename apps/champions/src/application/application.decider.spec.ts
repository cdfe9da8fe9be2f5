import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ApplicationCommand, applicationDecider } from './application.decider.ts'
import type { ApplicationFact } from './application.events.ts'

const one = { programme: 'luton', application: 'a1' }
const sealed = { ref: 'r', binding: 'b' }
const consent = { version: 1, notice: 'a'.repeat(64), language: 'en' }
const [asha, ben] = ['account-asha', 'account-ben']
const now = '2026-11-23T09:00:00.000Z'
const talkTimes = { startsAt: '2026-11-25T10:00:00.000Z', endsAt: '2026-11-25T10:30:00.000Z', place: sealed }

const apply: ApplicationCommand = { ...one, type: 'Apply', person: 'p1', details: sealed, consent, open: true, knownCommunity: true }
const applied: ApplicationFact = { type: 'ChampionApplied', data: { ...one, person: 'p1', details: sealed, consent } }
const arrange: ApplicationCommand = { ...one, type: 'ArrangeTalk', ...talkTimes, now }
const arranged: ApplicationFact = { type: 'TalkArranged', data: { ...one, ...talkTimes } }
const called: ApplicationFact = { type: 'TalkCancelled', data: one }
const offer: ApplicationCommand = { ...one, type: 'Decide', decision: 'offer', by: asha, words: undefined, needsCare: false, two: false }
const decline: ApplicationCommand = { ...offer, decision: 'decline', words: sealed }
const offered: ApplicationFact = { type: 'ChampionOffered', data: one }
const declined: ApplicationFact = { type: 'ApplicationDeclined', data: { ...one, reason: sealed } }
const proposed: ApplicationFact = { type: 'DecisionProposed', data: { ...one, decision: 'decline', by: asha, words: sealed } }
const dropped: ApplicationFact = { type: 'ProposalDropped', data: one }
const accepts: ApplicationCommand = { ...one, type: 'Accept' }
const accepted: ApplicationFact = { type: 'ApplicationAccepted', data: one }
const pause: ApplicationCommand = { ...one, type: 'Pause', until: undefined, today: '2026-11-23' }
const paused: ApplicationFact = { type: 'ApplicationPaused', data: one }
const resume: ApplicationCommand = { ...one, type: 'Resume' }
const resumed: ApplicationFact = { type: 'ApplicationResumed', data: one }
const withdraw: ApplicationCommand = { ...one, type: 'Withdraw' }
const withdrawn: ApplicationFact = { type: 'ApplicationWithdrawn', data: one }
const end: ApplicationCommand = { ...one, type: 'End', why: 'lost-touch' }
const ended: ApplicationFact = { type: 'VolunteeringEnded', data: { ...one, why: 'lost-touch' } }

const { given } = specify(applicationDecider)

describe('an application to become a champion', () => {
  it('is recorded with its details sealed, and with the words that were agreed to', () => given().when(apply).then(applied))
  it('says by which campaign it came, where one is known', () => {
    const cameBy = { campaign: 'c1', source: 'a1b2c3' }
    given()
      .when({ ...apply, cameBy })
      .then({ type: 'ChampionApplied', data: { ...one, person: 'p1', details: sealed, consent, cameBy } })
  })
  it('is refused while the programme is not open', () =>
    given()
      .when({ ...apply, open: false })
      .thenRefused('programme-not-open'))
  it('is refused for a community the programme does not have', () =>
    given()
      .when({ ...apply, knownCommunity: false })
      .thenRefused('unknown-community'))
  it('is not recorded twice', () => given(applied).when(apply).thenRefused('already-applied'))
  it('must be there to be worked on', () => {
    for (const command of [arrange, offer, accepts, pause, withdraw, end]) given().when(command).thenRefused('unknown-application')
  })
  it('is taken back by whoever made it until they are a champion, also while it rests', () => {
    for (const facts of [[applied], [applied, arranged], [applied, offered], [applied, paused]])
      given(...facts)
        .when(withdraw)
        .then(withdrawn)
    for (const facts of [
      [applied, withdrawn],
      [applied, declined],
      [applied, offered, accepted],
      [applied, offered, accepted, paused],
    ])
      given(...facts)
        .when(withdraw)
        .thenRefused('already-decided')
  })
  it('is noted about, whatever it has become', () => {
    const note: ApplicationCommand = { ...one, type: 'Note', note: 'n1', words: sealed }
    const noted: ApplicationFact = { type: 'ApplicationNoted', data: { ...one, note: 'n1', words: sealed } }
    for (const facts of [[applied], [applied, declined], [applied, offered, accepted]])
      given(...facts)
        .when(note)
        .then(noted)
    given(applied, arranged, noted).when(offer).then(offered)
  })
  it('gets a new receipt, whatever it has become, and stays where it is', () => {
    const renew: ApplicationCommand = { ...one, type: 'RenewReceipt', renewal: 'n1', shownBy: 'phone' }
    const renewed: ApplicationFact = { type: 'ReceiptRenewed', data: { ...one, renewal: 'n1', shownBy: 'phone' } }
    for (const facts of [[applied], [applied, declined], [applied, offered, accepted], [applied, offered, accepted, ended]])
      given(...facts)
        .when(renew)
        .then(renewed)
    given(applied, proposed, renewed).when(offer).thenRefused('already-proposed')
    given().when(renew).thenRefused('unknown-application')
  })
})

describe('a talk', () => {
  it('is arranged, moved and called off', () => {
    given(applied).when(arrange).then(arranged)
    given(applied, arranged).when(arrange).then(arranged)
    given(applied, arranged)
      .when({ ...one, type: 'CancelTalk' })
      .then(called)
    given(applied, arranged, called)
      .when({ ...one, type: 'CancelTalk' })
      .thenRefused('no-talk')
  })
  it('lies ahead, and ends after it begins', () => {
    given(applied)
      .when({ ...arrange, now: talkTimes.startsAt } as ApplicationCommand)
      .thenRefused('in-the-past')
    given(applied)
      .when({ ...arrange, endsAt: talkTimes.startsAt } as ApplicationCommand)
      .thenRefused('in-the-past')
  })
  it('is not arranged once there is a decision, nor while the application rests', () => {
    given(applied, offered).when(arrange).thenRefused('already-decided')
    given(applied, paused).when(arrange).thenRefused('already-paused')
  })
})

describe('a decision', () => {
  it('is an offer that the person says yes to, once', () => {
    given(applied, arranged).when(offer).then(offered)
    given(applied, offered).when(accepts).then(accepted)
    given(applied).when(accepts).thenRefused('not-offered')
    given(applied, offered, accepted).when(accepts).thenRefused('not-offered')
  })
  it('is a refusal with a reason', () => given(applied).when(decline).then(declined))
  it('is taken once', () => {
    for (const facts of [
      [applied, offered],
      [applied, declined],
      [applied, withdrawn],
      [applied, offered, accepted, ended],
    ])
      given(...facts)
        .when(decline)
        .thenRefused('already-decided')
  })
  it('offers nobody of 16 or 17 a place without saying how they are looked after', () => {
    const young = { ...offer, needsCare: true } as const
    given(applied).when(young).thenRefused('care-missing')
    given(applied)
      .when({ ...young, words: sealed })
      .then({ type: 'ChampionOffered', data: { ...one, care: sealed } })
    given(applied)
      .when({ ...decline, needsCare: true })
      .then(declined)
  })
  it('is proposed by one and confirmed by another where two decide', () => {
    given(applied)
      .when({ ...decline, two: true })
      .then(proposed)
    given(applied, proposed)
      .when({ ...one, type: 'Confirm', by: ben })
      .then(declined)
    given(applied, proposed)
      .when({ ...one, type: 'Confirm', by: asha })
      .thenRefused('same-person')
    given(applied)
      .when({ ...one, type: 'Confirm', by: ben })
      .thenRefused('nothing-proposed')
    given(applied, proposed)
      .when({ ...offer, by: ben, two: true })
      .thenRefused('already-proposed')
    given(applied, proposed)
      .when({ ...one, type: 'Drop' })
      .then(dropped)
    given(applied, proposed, dropped)
      .when({ ...one, type: 'Drop' })
      .thenRefused('nothing-proposed')
    given(applied, proposed, dropped)
      .when({ ...offer, by: ben, two: true })
      .then({ type: 'DecisionProposed', data: { ...one, decision: 'offer', by: ben } })
  })
  it('that is an offer with its care is confirmed with it', () => {
    const careful: ApplicationFact = { type: 'DecisionProposed', data: { ...one, decision: 'offer', by: asha, words: sealed } }
    given(applied, careful)
      .when({ ...one, type: 'Confirm', by: ben })
      .then({ type: 'ChampionOffered', data: { ...one, care: sealed } })
  })
})

describe('a rest', () => {
  it('goes back to where it began', () => {
    given(applied, arranged).when(pause).then(paused)
    given(applied, arranged, paused).when(resume).then(resumed)
    given(applied, arranged, paused, resumed)
      .when({ ...one, type: 'CancelTalk' })
      .then(called)
    given(applied, offered, paused, resumed).when(accepts).then(accepted)
  })
  it('may have a day until when, which lies ahead', () => {
    given(applied)
      .when({ ...pause, until: '2026-12-24' })
      .then({ type: 'ApplicationPaused', data: { ...one, until: '2026-12-24' } })
    given(applied)
      .when({ ...pause, until: '2026-11-23' })
      .thenRefused('in-the-past')
  })
  it('is taken once at a time, and not when it is all over', () => {
    given(applied, paused).when(pause).thenRefused('already-paused')
    given(applied).when(resume).thenRefused('not-paused')
    given(applied, declined).when(pause).thenRefused('already-decided')
  })
})

describe('a champion', () => {
  it('ends, with a kind of reason or without, also out of a rest', () => {
    given(applied, offered, accepted).when(end).then(ended)
    given(applied, offered, accepted, paused).when(end).then(ended)
    given(applied, offered, accepted)
      .when({ ...one, type: 'End' })
      .then({ type: 'VolunteeringEnded', data: one })
  })
  it('cannot end who is none, and ends once', () => {
    given(applied).when(end).thenRefused('not-a-champion')
    given(applied, declined).when(end).thenRefused('not-a-champion')
    given(applied, offered, accepted, ended).when(end).thenRefused('already-ended')
  })
})
