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
  const data = { programme, contribution: 'c1', theme: 't1', model: 1, sure: 80, answer: 'refused' } as const
  const answered: SuggestedFact = { type: 'SuggestionAnswered', data }
  it('is recorded', () =>
    given()
      .when({ ...data, on: true })
      .then(answered))
  it('happens once for a theme', () => {
    given(answered)
      .when({ ...data, on: true })
      .thenRefused('answered-already')
    given(answered)
      .when({ ...data, theme: 't2', on: true })
      .then({ type: 'SuggestionAnswered', data: { ...data, theme: 't2' } })
  })
  it('needs suggestions', () =>
    given()
      .when({ ...data, on: false })
      .thenRefused('suggestions-off'))
})
