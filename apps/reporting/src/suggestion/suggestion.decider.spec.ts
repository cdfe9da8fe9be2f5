import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { suggestedDecider, suggestingDecider } from './suggestion.decider.ts'
import type { SuggestedFact, SuggestingFact } from './suggestion.events.ts'

const programme = 'luton'
const switched = (on: boolean): SuggestingFact => ({ type: 'SuggestionsSwitched', data: { programme, on } })
const figures = { programme, because: 'asked', contributions: 40, people: 30, themes: 2, words: 100, right: 70, f1: 60, texts: 8 } as const
const learned = (number: number): SuggestingFact => ({ type: 'SuggestionsLearned', data: { ...figures, number } })

describe('suggesting themes', () => {
  const { given } = specify(suggestingDecider)
  it('is off until somebody starts it, and can be stopped', () => {
    given().when({ type: 'Switch', programme, on: false }).then()
    given().when({ type: 'Switch', programme, on: true }).then(switched(true))
    given(switched(true)).when({ type: 'Switch', programme, on: true }).then()
    given(switched(true)).when({ type: 'Switch', programme, on: false }).then(switched(false))
  })
  it('numbers what was learned', () => {
    given(switched(true))
      .when({ type: 'Learned', ...figures })
      .then(learned(1))
    given(switched(true), learned(1), switched(false), switched(true))
      .when({ type: 'Learned', ...figures })
      .then(learned(2))
  })
  it('learns nothing while it is off', () => {
    given()
      .when({ type: 'Learned', ...figures })
      .thenRefused('suggestions-off')
    given(switched(true), switched(false))
      .when({ type: 'Learned', ...figures })
      .thenRefused('suggestions-off')
  })
})

describe('answering a suggestion', () => {
  const { given } = specify(suggestedDecider)
  const suggested = { model: 1, sure: 80 }
  const asked = { programme, contribution: 'c1', theme: 't1', answer: 'refused', on: true, suggested } as const
  const data = { programme, contribution: 'c1', theme: 't1', ...suggested, answer: 'refused' } as const
  const answered: SuggestedFact = { type: 'SuggestionAnswered', data }
  it('is recorded', () => given().when(asked).then(answered))
  it('happens once for a theme', () => {
    given(answered).when(asked).thenRefused('answered-already')
    given(answered)
      .when({ ...asked, theme: 't2' })
      .then({ type: 'SuggestionAnswered', data: { ...data, theme: 't2' } })
  })
  it('needs suggestions', () =>
    given()
      .when({ ...asked, on: false })
      .thenRefused('suggestions-off'))
  it('needs a suggestion of the model in use', () =>
    given()
      .when({ ...asked, suggested: undefined })
      .thenRefused('not-suggested'))
})
