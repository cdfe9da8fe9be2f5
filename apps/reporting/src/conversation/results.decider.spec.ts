import type { ConversationCounts } from '@heard/contracts/reporting'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type ReleaseResults, resultsDecider } from './results.decider.ts'
import type { ResultsFact } from './results.events.ts'

const { given } = specify(resultsDecider)
const counts = (people: number | null): ConversationCounts => ({ people, audiences: [], channels: [], questions: [] })
const about = { programme: 'luton', conversation: 'c1', rule: 'heard/1', results: counts(30) }
const release = (more: Partial<ReleaseResults> = {}): ReleaseResults => ({ ...about, release: 'x9', rests: true, hash: 'aa', ...more })
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
  it('refuses what is released already', () =>
    given(released('x1', 1, 'aa'))
      .when(release())
      .thenRefused('nothing-changed'))
})
