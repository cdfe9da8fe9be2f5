import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type GatheringCommand, gatheringDecider } from './gathering.decider.ts'
import type { GatheringFact } from './gathering.events.ts'

const one = { programme: 'luton', gathering: 'g1' }
const words = { ref: 'w', binding: 'b' }
const times = { startsAt: '2026-12-01T18:00:00Z', endsAt: '2026-12-01T20:00:00Z' }
const announce: GatheringCommand = { ...one, type: 'Announce', kind: 'hear-me', ...times, words, request: undefined }
const announced: GatheringFact = { type: 'GatheringAnnounced', data: { ...one, kind: 'hear-me', ...times, words } }
const cancel: GatheringCommand = { ...one, type: 'Cancel', reason: words }
const cancelled: GatheringFact = { type: 'GatheringCancelled', data: { ...one, reason: words } }

describe('a gathering', () => {
  const { given } = specify(gatheringDecider)

  it('is announced', () => given().when(announce).then(announced))
  it('remembers the request it answers', () =>
    given()
      .when({ ...announce, request: 'r1' })
      .then({ type: 'GatheringAnnounced', data: { ...announced.data, request: 'r1' } as typeof announced.data }))
  it('ends after it starts', () =>
    given()
      .when({ ...announce, endsAt: times.startsAt })
      .thenRefused('ends-before-it-starts'))
  it('is announced once', () => given(announced).when(announce).thenRefused('already-announced'))
  it('is cancelled with a reason', () => given(announced).when(cancel).then(cancelled))
  it('is cancelled once', () => given(announced, cancelled).when(cancel).thenRefused('already-cancelled'))
  it('must be there to be cancelled', () => given().when(cancel).thenRefused('unknown-gathering'))
})
