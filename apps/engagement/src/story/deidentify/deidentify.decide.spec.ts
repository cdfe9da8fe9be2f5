import type { IdentifyingSpan } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'

const shared: ContributionFact = {
  type: 'ContributionShared',
  data: {
    programme: 'luton',
    contribution: 'c1',
    origin: 'story',
    person: 'p1',
    about: 'myself',
    stages: [],
    language: 'en',
    mode: 'web',
    words: { ref: 'w', binding: 'b' },
  },
}
const span = (field: IdentifyingSpan['field'], from: number, to: number): IdentifyingSpan => ({ field, from, to, kind: 'name' })
const mark = (...spans: IdentifyingSpan[]) =>
  ({ type: 'Deidentify', programme: 'luton', contribution: 'c1', spans, lengths: { happened: 20, worked: 5 } }) as const
const marked = (...spans: IdentifyingSpan[]): ContributionFact => ({
  type: 'ContributionDeidentified',
  data: { programme: 'luton', contribution: 'c1', spans },
})

describe('de-identifying a contribution', () => {
  const { given } = specify(contributionDecider)

  it('keeps the marked parts in order, answer by answer', () => {
    given(shared)
      .when(mark(span('worked', 0, 5), span('happened', 10, 20), span('happened', 0, 4)))
      .then(marked(span('happened', 0, 4), span('happened', 10, 20), span('worked', 0, 5)))
  })

  it('accepts that nothing identifies anybody', () => {
    given(shared).when(mark()).then(marked())
  })

  it('may be done again', () => {
    given(shared, marked())
      .when(mark(span('happened', 0, 4)))
      .then(marked(span('happened', 0, 4)))
  })

  it('refuses parts that are empty or lie outside the answer', () => {
    given(shared)
      .when(mark(span('happened', 4, 4)))
      .thenRefused('span-outside-words')
    given(shared)
      .when(mark(span('happened', 4, 21)))
      .thenRefused('span-outside-words')
    given(shared)
      .when(mark(span('gotInTheWay', 0, 1)))
      .thenRefused('span-outside-words')
  })

  it('refuses parts that overlap', () => {
    given(shared)
      .when(mark(span('happened', 0, 5), span('happened', 4, 8)))
      .thenRefused('spans-overlap')
  })

  it('lets two parts touch', () => {
    given(shared)
      .when(mark(span('happened', 0, 5), span('happened', 5, 8)))
      .then(marked(span('happened', 0, 5), span('happened', 5, 8)))
  })

  it('refuses a contribution that is not there', () => {
    given().when(mark()).thenRefused('unknown-contribution')
  })
})
