import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { contributionDecider } from '../story/contribution.decider.ts'
import type { ContributionFact } from '../story/contribution.events.ts'

const of = { programme: 'luton', contribution: 'c3' }
const sealed = (ref: string) => ({ ref, binding: `b-${ref}` })

describe('settling the answers of a paper form', () => {
  const { given } = specify(contributionDecider)
  const shared: ContributionFact = {
    type: 'ContributionShared',
    data: {
      ...of,
      person: 'p3',
      about: 'myself',
      mode: 'paper',
      origin: 'questionnaire',
      stages: [],
      language: 'en',
      words: sealed('first'),
    },
  }
  const settled = (words: string): ContributionFact => ({
    type: 'AnswersSettled',
    data: { ...of, words: sealed(words), attributes: sealed(`of-${words}`) },
  })
  const corrected: ContributionFact = { type: 'ContributionCorrected', data: { ...of, words: sealed('own') } }
  const settle = (words: string, asFirst = false) =>
    ({ type: 'SettleAnswers', ...of, words: sealed(words), attributes: sealed(`of-${words}`), basedOn: 'first', asFirst }) as const

  it('puts the right ones in the place of the first, and nothing where these are right', () => {
    given(shared).when(settle('one')).then(settled('one'))
    given(shared).when(settle('one', true)).then()
  })

  it('is done anew after it was cut off: what is chosen then counts', () => {
    given(shared, settled('one')).when(settle('two')).then(settled('two'))
    given(shared, settled('one')).when(settle('two', true)).then(settled('two'))
  })

  it('leaves what the person put right', () => {
    given(shared, corrected).when(settle('one')).thenRefused('text-changed')
    given(shared, settled('one'), corrected).when(settle('two')).thenRefused('text-changed')
    given(shared, settled('one'), corrected).when(settle('two', true)).then()
  })
})
