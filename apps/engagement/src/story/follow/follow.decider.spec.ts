import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { followDecider } from './follow.decider.ts'
import type { FollowFact } from './follow.events.ts'

const one = { programme: 'luton', follow: 'x1' }
const address = { ref: 'e', binding: 'b' }
const asked: FollowFact = { type: 'FollowAsked', data: { ...one, address } }
const confirmed: FollowFact = { type: 'FollowConfirmed', data: one }
const ended: FollowFact = { type: 'FollowEnded', data: { ...one, why: 'asked' } }

describe('following by e-mail', () => {
  const { given } = specify(followDecider)

  it('is asked, confirmed and ended, each once', () => {
    given()
      .when({ type: 'Ask', ...one, address })
      .then(asked)
    given(asked)
      .when({ type: 'Ask', ...one, address })
      .then()
    given(asked)
      .when({ type: 'Confirm', ...one })
      .then(confirmed)
    given(asked, confirmed)
      .when({ type: 'Confirm', ...one })
      .then()
    given(asked, confirmed)
      .when({ type: 'End', ...one, why: 'asked' })
      .then(ended)
    given(asked, confirmed, ended)
      .when({ type: 'End', ...one, why: 'erased' })
      .then()
  })

  it('may end before it is confirmed, and is not confirmed any more', () => {
    given(asked)
      .when({ type: 'End', ...one, why: 'asked' })
      .then(ended)
    given(asked, ended)
      .when({ type: 'Confirm', ...one })
      .thenRefused('unknown-link')
  })

  it('is nothing that nobody asked for', () => {
    given()
      .when({ type: 'Confirm', ...one })
      .thenRefused('unknown-link')
    given()
      .when({ type: 'End', ...one, why: 'asked' })
      .thenRefused('unknown-link')
  })
})
