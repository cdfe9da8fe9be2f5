import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { expensesRuleDecider } from './expenses-rule.decider.ts'

const words = { ref: 'r', binding: 'b' }
const set = { type: 'Set', programme: 'luton', known: true, words } as const
const nothing = { ...set, words: undefined }
const allowed = { type: 'ExpensesSet', data: { programme: 'luton', words } } as const
const stopped = { type: 'ExpensesSet', data: { programme: 'luton' } } as const

describe('whether a programme pays expenses', () => {
  const { given } = specify(expensesRuleDecider)

  it('is said with the words that champions read, also anew', () => {
    given().when(set).then(allowed)
    given(allowed).when(set).then(allowed)
    given(allowed, stopped).when(set).then(allowed)
  })
  it('ends, once', () => {
    given(allowed).when(nothing).then(stopped)
    given(allowed, stopped).when(nothing).then()
    given().when(nothing).then()
  })
  it('is said of a programme that there is', () =>
    given()
      .when({ ...set, known: false })
      .thenRefused('unknown-programme'))
})
