import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type GatheringCommand, gatheringDecider } from './gathering.decider.ts'
import type { GatheringFact } from './gathering.events.ts'

const one = { programme: 'luton', gathering: 'g1' }
const words = { ref: 'w', binding: 'b' }
const times = { startsAt: '2026-12-01T18:00:00Z', endsAt: '2026-12-01T20:00:00Z' }
const told = { kind: 'hear-me', ...times, communities: ['somali'], meeting: 'mixed', access: ['step-free'], capacity: 3, words } as const
const typed = { ...told, communities: ['somali'], access: ['step-free' as const] }
const announce = { ...one, type: 'Announce', ...typed, request: undefined, series: undefined } satisfies GatheringCommand
const announced: GatheringFact = { type: 'GatheringAnnounced', data: { ...one, ...typed } }
const before = '2026-01-01T00:00:00.000Z'
const change = { ...one, type: 'Change', at: before, ...typed } satisfies GatheringCommand
const cancel = { ...one, type: 'Cancel', at: before, reason: words } satisfies GatheringCommand
const cancelled: GatheringFact = { type: 'GatheringCancelled', data: { ...one, reason: words } }
const prepare: GatheringCommand = { ...one, type: 'Prepare', subject: 's1', checked: ['insurance'], budget: undefined, words }
const changedTo = (data: object, sequence: number): GatheringFact =>
  ({ type: 'GatheringChanged', data: { ...one, ...typed, ...data, sequence } }) as GatheringFact
const registered: GatheringFact = {
  type: 'RegistrationMade',
  data: { ...one, registration: 'r1', person: 'p1', standing: 'in', people: 3, details: words, needs: words },
}

describe('a gathering', () => {
  const { given } = specify(gatheringDecider)

  it('is announced', () => given().when(announce).then(announced))
  it('says nothing that nobody said', () => {
    const { meeting: _meeting, capacity: _capacity, ...rest } = typed
    given()
      .when({ ...announce, meeting: undefined, capacity: undefined })
      .then({ type: 'GatheringAnnounced', data: { ...one, ...rest } })
  })
  it('remembers the request it answers', () =>
    given()
      .when({ ...announce, request: 'r1' })
      .then({ type: 'GatheringAnnounced', data: { ...one, ...typed, request: 'r1' } }))
  it('remembers its series', () =>
    given()
      .when({ ...announce, series: 's1' })
      .then({ type: 'GatheringAnnounced', data: { ...one, ...typed, series: 's1' } }))
  it('ends after it starts', () => {
    given()
      .when({ ...announce, endsAt: times.startsAt })
      .thenRefused('ends-before-it-starts')
    given(announced)
      .when({ ...change, endsAt: times.startsAt })
      .thenRefused('ends-before-it-starts')
  })
  it('is announced once', () => given(announced).when(announce).thenRefused('already-announced'))
  it('changes, and counts its changes', () =>
    given(announced, changedTo({}, 1))
      .when({ ...change, kind: 'workshop', capacity: 5 })
      .then(changedTo({ kind: 'workshop', capacity: 5 }, 2)))
  it('does not get smaller than those who have a place', () => {
    given(announced, registered)
      .when({ ...change, capacity: 2 })
      .thenRefused('capacity-too-small')
    given(announced, registered)
      .when({ ...change, capacity: 3 })
      .then(changedTo({}, 1))
  })
  it('is prepared, also once it is cancelled', () => {
    given(announced)
      .when({ ...prepare, budget: 250 } as GatheringCommand)
      .then({ type: 'GatheringPrepared', data: { ...one, subject: 's1', checked: ['insurance'], budget: 250, words } })
    given(announced, cancelled)
      .when(prepare)
      .then({ type: 'GatheringPrepared', data: { ...one, subject: 's1', checked: ['insurance'], words } })
  })
  it('tells what was heard once it is over, and again when that changes, with those who came as they were counted first', () => {
    const reach = { came: 30, communities: [] }
    const tell: GatheringCommand = { ...one, type: 'PublishHeard', at: times.endsAt, promised: '2026-12-29', words, reach }
    const heard: GatheringFact = { type: 'HeardPublished', data: { ...one, words, promised: '2026-12-29', reach } }
    given(announced).when(tell).then(heard)
    given(announced, heard)
      .when({ ...tell, reach: { came: 40, communities: [] } })
      .then({ type: 'HeardChanged', data: { ...one, words } })
    given(announced)
      .when({ ...tell, at: times.startsAt })
      .thenRefused('not-over-yet')
    given(announced)
      .when({ ...tell, promised: undefined })
      .thenRefused('nobody-listens')
    given(announced, cancelled).when(tell).thenRefused('already-cancelled')
    given().when(tell).thenRefused('unknown-gathering')
  })
  it('stays as it was once it is over', () => {
    given(announced)
      .when({ ...change, at: times.endsAt })
      .thenRefused('gathering-over')
    given(announced)
      .when({ ...cancel, at: times.endsAt })
      .thenRefused('gathering-over')
  })
  it('is cancelled with a reason', () => given(announced).when(cancel).then(cancelled))
  it('is cancelled once, and does not change any more', () => {
    given(announced, cancelled).when(cancel).thenRefused('already-cancelled')
    given(announced, cancelled).when(change).thenRefused('already-cancelled')
  })
  it.each([cancel, change, prepare])('must be there: $type', (command) => given().when(command).thenRefused('unknown-gathering'))
})
