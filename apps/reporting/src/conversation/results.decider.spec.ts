import type { ConversationCounts } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ReleaseResults, resultsDecider } from './results.decider.ts'
import type { ResultsFact } from './results.events.ts'

const { given } = specify(resultsDecider)
const counts = (people: number | null): ConversationCounts => ({ people, audiences: [], channels: [], questions: [] })
const about = { programme: 'luton', conversation: 'c1', rule: 'heard/1', results: counts(30) }
const release = (more: Partial<ReleaseResults> = {}): ReleaseResults => ({
  ...about,
  release: 'x9',
  rests: true,
  arrived: 10,
  hash: 'aa',
  seen: 'aa',
  ...more,
})
const released = (id: string, number: number, hash: string, after?: string): ResultsFact => ({
  type: 'ConversationResultsReleased',
  data: { ...about, release: id, number, hash, ...(after === undefined ? {} : { after }) },
})

describe('releasing the results of a conversation', () => {
  it('freezes them', () =>
    given()
      .when(release())
      .then(released('x9', 1, 'aa')))
  it('counts the releases, and each names the one before', () =>
    given(released('x1', 1, 'bb'))
      .when(release())
      .then(released('x9', 2, 'aa', 'x1')))
  it('waits until people cannot answer any more', () =>
    given()
      .when(release({ rests: false }))
      .thenRefused('still-open'))
  it('refuses results of which the public may see nothing', () =>
    given()
      .when(release({ results: counts(null) }))
      .thenRefused('nothing-to-release'))
  it('refuses another one before ten more people answered', () =>
    given(released('x1', 1, 'bb'))
      .when(release({ arrived: 9 }))
      .thenRefused('too-few-more'))
  it('refuses numbers that are not those that were looked at', () =>
    given()
      .when(release({ seen: 'bb' }))
      .thenRefused('changed-since'))
  it('asks nobody to wait for the first one', () =>
    given()
      .when(release({ arrived: 0 }))
      .then(released('x9', 1, 'aa')))
})
