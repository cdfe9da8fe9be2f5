import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type MiniEventCommand, miniEventDecider } from './mini-event.decider.ts'
import type { MiniEventFact } from './mini-event.events.ts'

const one = { programme: 'luton', request: 'r1' }
const sealed = { ref: 'w', binding: 'b' }
const ask: MiniEventCommand = { ...one, type: 'Request', person: 'p1', details: sealed, open: true }
const asked: MiniEventFact = { type: 'MiniEventRequested', data: { ...one, person: 'p1', details: sealed } }
const agreed: MiniEventFact = { type: 'MiniEventAgreed', data: { ...one, gathering: 'g1' } }

describe('a request for a mini event', () => {
  const { given } = specify(miniEventDecider)

  it('is recorded with its details sealed', () => given().when(ask).then(asked))
  it('is refused while the programme is not open', () =>
    given()
      .when({ ...ask, open: false })
      .thenRefused('programme-not-open'))
  it('is not recorded twice', () => given(asked).when(ask).thenRefused('already-requested'))
  it('is answered by a gathering', () =>
    given(asked)
      .when({ ...one, type: 'Agree', gathering: 'g1' })
      .then(agreed))
  it('is declined with a reason', () =>
    given(asked)
      .when({ ...one, type: 'Decline', reason: sealed })
      .then({ type: 'MiniEventDeclined', data: { ...one, reason: sealed } }))
  it('is talked about first, and the talk moves as often as it must', () => {
    const times = { startsAt: '2026-12-01T10:00:00.000Z', endsAt: '2026-12-01T10:30:00.000Z' }
    const arrange: MiniEventCommand = { ...one, type: 'ArrangeTalk', at: '2026-11-30T10:00:00.000Z', ...times, place: sealed }
    const arranged = (sequence: number): MiniEventFact => ({ type: 'MiniEventTalkArranged', data: { ...one, ...times, place: sealed, sequence } })
    given(asked).when(arrange).then(arranged(0))
    given(asked, arranged(0)).when(arrange).then(arranged(1))
    given(asked, arranged(0))
      .when({ ...one, type: 'Agree', gathering: 'g1' })
      .then(agreed)
    given(asked)
      .when({ ...arrange, at: times.startsAt })
      .thenRefused('in-the-past')
    given(asked, agreed).when(arrange).thenRefused('already-answered')
    given().when(arrange).thenRefused('unknown-request')
  })
  it('is answered once', () =>
    given(asked, agreed)
      .when({ ...one, type: 'Decline', reason: sealed })
      .thenRefused('already-answered'))
  it('must be there to be answered', () =>
    given()
      .when({ ...one, type: 'Agree', gathering: 'g1' })
      .thenRefused('unknown-request'))
})
