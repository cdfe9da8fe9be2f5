import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { wordingDecider } from './wording.decider.ts'
import type { WordingFact } from './wording.events.ts'

const programme = 'luton'
const published = { ref: 'r1', binding: 'b1' }
const withdrawn: WordingFact = { type: 'WordingWithdrawn', data: { programme, ...published, reason: 'names-a-person' } }

describe('withdrawing a published text', () => {
  const { given } = specify(wordingDecider)

  it('records which text, what it was bound to, and why', () => given().when({ programme, published, reason: 'names-a-person' }).then(withdrawn))
  it('is refused for what was not published in this programme', () =>
    given().when({ programme, published: undefined, reason: 'error' }).thenRefused('unknown-wording'))
  it('takes the file along that the text names', () => {
    const file = { ref: 'f1', binding: 'bf' }
    given()
      .when({ programme, published, file, reason: 'error' })
      .then({ type: 'WordingWithdrawn', data: { programme, ...published, reason: 'error', file } })
  })
  it('is done once, and keeps its first reason', () => given(withdrawn).when({ programme, published, reason: 'court-order' }).then())
  it('leaves other texts to be withdrawn', () =>
    given(withdrawn)
      .when({ programme, published: { ref: 'r2', binding: 'b2' }, reason: 'court-order' })
      .then({ type: 'WordingWithdrawn', data: { programme, ref: 'r2', binding: 'b2', reason: 'court-order' } }))
})
