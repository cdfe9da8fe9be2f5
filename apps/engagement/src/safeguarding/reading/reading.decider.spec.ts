import type { ReadingFact } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { readingDecider } from './reading.decider.ts'

const one = { programme: 'luton', contribution: 'c1' }
const warned: ReadingFact = { type: 'ContentWarned', data: one }
const handed: ReadingFact = { type: 'ReadingHandedOver', data: { ...one, to: 's2' } }

describe('reading what is hard', () => {
  const { given } = specify(readingDecider)

  it('is warned of, once, until somebody says that it is not hard', () => {
    given()
      .when({ type: 'Warn', ...one, hard: true })
      .then(warned)
    given(warned)
      .when({ type: 'Warn', ...one, hard: true })
      .then()
    given(warned)
      .when({ type: 'Warn', ...one, hard: false })
      .then({ type: 'ContentWarningLifted', data: one })
  })

  it('is handed over to a colleague, who says when it is done', () => {
    given()
      .when({ type: 'HandOver', ...one, to: 's2' })
      .then(handed)
    given(handed)
      .when({ type: 'HandOver', ...one, to: 's2' })
      .then()
    given(handed)
      .when({ type: 'Finish', ...one })
      .then({ type: 'ReadingDone', data: one })
    given()
      .when({ type: 'Finish', ...one })
      .thenRefused('not-handed-over')
  })
})
