import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../contribution.decider.ts'
import type { ContributionFact } from '../contribution.events.ts'

const of = { programme: 'luton', contribution: 'c1' }
const shared: ContributionFact = {
  type: 'ContributionShared',
  data: { ...of, origin: 'story', person: 'p1', about: 'myself', stages: [], language: 'en', mode: 'web', words: { ref: 'w1', binding: 'b1' } },
}
const words = (number: number) => ({ ref: `w${number}`, binding: `b${number}` })
const corrected = (number: number): ContributionFact => ({ type: 'ContributionCorrected', data: { ...of, words: words(number) } })
const correct = (number: number, basedOn = `w${number - 1}`) => ({ type: 'CorrectWords', ...of, words: words(number), basedOn }) as const

describe('putting words right', () => {
  const { given } = specify(contributionDecider)

  it('records where the new words are, as often as it takes', () => {
    given(shared).when(correct(2)).then(corrected(2))
    given(shared, corrected(2)).when(correct(3)).then(corrected(3))
  })

  it('does not undo what was written down or put right meanwhile', () => {
    given(shared, corrected(2)).when(correct(3, 'w1')).thenRefused('text-changed')
  })

  it('needs a contribution', () => {
    given().when(correct(2)).thenRefused('unknown-contribution')
  })
})
