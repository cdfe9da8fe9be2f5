import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type CareCommand, type CareFact, careDecider } from './care.decider.ts'

const one = { programme: 'luton', application: 'a1' }
const may = { ...one, champion: true }
const words = { ref: 'r', binding: 'b' }
const now = '2026-11-23T09:00:00.000Z'
const times = { startsAt: '2026-11-25T10:00:00.000Z', endsAt: '2026-11-25T10:30:00.000Z' }

const { given } = specify(careDecider)

describe('what a champion learned', () => {
  const learn: Extract<CareCommand, { type: 'Learned' }> = {
    ...may,
    type: 'Learned',
    module: 'm1',
    on: '2026-08-31',
    today: '2026-11-23',
    known: true,
    months: 6,
  }
  const recorded: CareFact = { type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2026-08-31', expires: '2027-02-28' } }

  it('is recorded once for a day, with the day on which it ends', () => {
    given().when(learn).then(recorded)
    given(recorded).when(learn).then()
    given()
      .when({ ...learn, months: undefined })
      .then({ type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2026-08-31' } })
  })
  it('is recorded again', () =>
    given(recorded)
      .when({ ...learn, on: '2026-11-23' })
      .then({ type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2026-11-23', expires: '2027-05-23' } }))
  it.each([
    ['not-a-champion', { champion: false }],
    ['unknown-module', { known: false }],
    ['not-within-years', { on: '2026-11-24' }],
    ['not-within-years', { on: '2016-11-22' }],
  ] as const)('is refused as %s', (code, changes) =>
    given()
      .when({ ...learn, ...changes })
      .thenRefused(code),
  )
  it('is struck when it was a mistake', () => {
    const strike: CareCommand = { ...may, type: 'Strike', module: 'm1', on: '2026-08-31' }
    const struck: CareFact = { type: 'TrainingStruck', data: { ...one, module: 'm1', on: '2026-08-31' } }
    const later: CareFact = { type: 'TrainingCompleted', data: { ...one, module: 'm1', on: '2026-11-23' } }
    given(recorded, later).when(strike).then(struck)
    given(recorded, later, struck).when(strike).thenRefused('not-learned')
    given(recorded, later).when(learn).then()
    given(recorded, later, struck)
      .when({ ...learn, on: '2026-11-23' })
      .then()
    given(recorded).when(strike).then(struck)
    given(recorded, struck).when(strike).thenRefused('not-learned')
  })
})

describe('a one-to-one', () => {
  const arrange: Extract<CareCommand, { type: 'Arrange' }> = { ...may, type: 'Arrange', meeting: 'x1', moves: false, ...times, place: words, now }
  const arranged: CareFact = { type: 'OneToOneArranged', data: { ...one, meeting: 'x1', ...times, place: words } }
  const callOff: CareCommand = { ...may, type: 'CallOff', meeting: 'x1' }
  const calledOff: CareFact = { type: 'OneToOneCalledOff', data: { ...one, meeting: 'x1' } }
  const hold: Extract<CareCommand, { type: 'Hold' }> = { ...may, type: 'Hold', meeting: 'x1', note: words, now: times.startsAt }
  const held: CareFact = { type: 'OneToOneHeld', data: { ...one, meeting: 'x1', note: words } }

  it('is arranged ahead, once, and moves', () => {
    given().when(arrange).then(arranged)
    given(arranged).when(arrange).then()
    given()
      .when({ ...arrange, now: times.startsAt })
      .thenRefused('in-the-past')
    given(arranged)
      .when({ ...arrange, moves: true, startsAt: '2026-11-24T10:00:00.000Z' })
      .then({ type: 'OneToOneArranged', data: { ...one, meeting: 'x1', ...times, startsAt: '2026-11-24T10:00:00.000Z', place: words } })
    given()
      .when({ ...arrange, moves: true })
      .thenRefused('unknown-meeting')
  })
  it('is called off, or held once it has begun, and then is over', () => {
    given(arranged).when(callOff).then(calledOff)
    given(arranged).when(hold).then(held)
    given(arranged)
      .when({ ...hold, note: undefined })
      .then({ type: 'OneToOneHeld', data: { ...one, meeting: 'x1' } })
    given(arranged)
      .when({ ...hold, now })
      .thenRefused('not-yet')
    given(arranged, calledOff).when(hold).thenRefused('meeting-over')
    given(arranged, held)
      .when({ ...arrange, moves: true })
      .thenRefused('meeting-over')
    given().when(callOff).thenRefused('unknown-meeting')
  })
})

describe('a champion who needs support', () => {
  const ask: CareCommand = { ...may, type: 'Ask', ask: 'q1', words }
  const asked: CareFact = { type: 'SupportAsked', data: { ...one, ask: 'q1', words } }
  const answer: CareCommand = { ...may, type: 'Answer', ask: 'q1', words }
  const answered: CareFact = { type: 'SupportAnswered', data: { ...one, ask: 'q1', words } }

  it('asks once, with words or without', () => {
    given().when(ask).then(asked)
    given(asked).when(ask).then()
    given()
      .when({ ...may, type: 'Ask', ask: 'q1', words: undefined })
      .then({ type: 'SupportAsked', data: { ...one, ask: 'q1' } })
  })
  it('is answered once', () => {
    given(asked).when(answer).then(answered)
    given(asked, answered).when(answer).thenRefused('already-answered')
    given().when(answer).thenRefused('unknown-ask')
  })
  it('is answered also once they have stopped, and then asks no more', () => {
    given(asked)
      .when({ ...answer, champion: false })
      .then(answered)
    given()
      .when({ ...ask, champion: false })
      .thenRefused('not-a-champion')
  })
})
