import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import type { LookFact } from './audit.events.ts'
import { lookDecider } from './look.decider.ts'

const { given } = specify(lookDecider)
const look = { view: 'question', question: 4, programme: 'luton' } as const
const viewed = (data: LookFact['data']): LookFact => ({ type: 'EvidenceViewed', data })

describe('looking at evidence', () => {
  it('is recorded', () => given().when(look).then(viewed(look)))
  it('is recorded once for the same view and filter, in whatever order they come', () =>
    given(viewed(look)).when({ programme: 'luton', question: 4, view: 'question' }).then())
  it.each([
    { view: 'question', question: 5, programme: 'luton' },
    { view: 'question', question: 4 },
    { ...look, from: '2026-03-01' },
    { ...look, sample: 25, seed: 7 },
    { ...look, page: 2 },
  ] as const)('is recorded again for %j', (other) => given(viewed(look)).when(other).then(viewed(other)))
})
