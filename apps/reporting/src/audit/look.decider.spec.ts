import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import type { LookFact } from './audit.events.ts'
import { lookDecider } from './look.decider.ts'

const { given } = specify(lookDecider)
const view = { view: 'question', question: 4, programme: 'luton' } as const
const viewed: LookFact = { type: 'EvidenceViewed', data: view }
const taken: LookFact = { type: 'EvidenceExported', data: { question: 4, rows: 3 } }

describe('looking at evidence', () => {
  it('is recorded', () => given().when({ type: 'View', view }).then(viewed))
  it('is recorded once for the same view and filter, whatever their order', () =>
    given(viewed)
      .when({ type: 'View', view: { programme: 'luton', question: 4, view: 'question' } })
      .then())
  it.each([
    [{ view: 'question', question: 5, programme: 'luton' }],
    [{ view: 'question', question: 4 }],
    [{ ...view, from: '2026-03-01' }],
    [{ ...view, sample: 25, seed: 7 }],
    [{ ...view, page: 2 }],
  ] as const)('is recorded again for %j', (other) => given(viewed).when({ type: 'View', view: other }).then({ type: 'EvidenceViewed', data: other }))
  it('records every time that something is taken along', () =>
    given(viewed, taken)
      .when({ type: 'Export', taken: { question: 4, rows: 3 } })
      .then(taken))
})
