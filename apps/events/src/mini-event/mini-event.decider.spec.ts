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
  it('is answered once', () =>
    given(asked, agreed)
      .when({ ...one, type: 'Decline', reason: sealed })
      .thenRefused('already-answered'))
  it('must be there to be answered', () =>
    given()
      .when({ ...one, type: 'Agree', gathering: 'g1' })
      .thenRefused('unknown-request'))
})
