import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type EvaluationCommand, evaluationDecider } from './evaluation.decider.ts'
import type { EvaluationFact } from './evaluation.events.ts'

const one = { programme: 'luton', gathering: 'g1', evaluation: 'e1' }
const consent = { version: 1, notice: 'a'.repeat(64), language: 'en' }
const told = { person: 'p1', words: { ref: 'r', binding: 'b' }, consent }
const give: EvaluationCommand = { type: 'Give', ...one, open: true, by: 'receipt', overall: 'good', told }
const gave: EvaluationFact = { type: 'EvaluationGiven', data: { ...one, by: 'receipt', overall: 'good', told } }
const tookBack: EvaluationFact = { type: 'EvaluationWithdrawn', data: { ...one, person: 'p1' } }
const withdraw: EvaluationCommand = { type: 'Withdraw', programme: 'luton', evaluation: 'e1' }

const { given } = specify(evaluationDecider)

describe('saying how it was', () => {
  it('is done once', () => {
    given().when(give).then(gave)
    given(gave).when(give).thenRefused('already-evaluated')
  })

  it('needs an answer or words, whatever else is left out', () => {
    const { told: _told, overall: _overall, ...nothing } = give
    given().when(nothing).thenRefused('nothing-said')
    given()
      .when({ ...nothing, needs: 'none' })
      .then({ type: 'EvaluationGiven', data: { ...one, by: 'receipt', needs: 'none' } })
  })

  it('has its time', () => {
    given()
      .when({ ...give, open: false })
      .thenRefused('evaluation-not-open')
  })
})

describe('taking it back', () => {
  it('names whose words go, where there are some', () => {
    given(gave).when(withdraw).then(tookBack)
    const short: EvaluationFact = { type: 'EvaluationGiven', data: { ...one, by: 'link', heard: 'yes' } }
    given(short).when(withdraw).then({ type: 'EvaluationWithdrawn', data: one })
  })

  it('changes nothing the second time, and nothing can be taken back that was not said', () => {
    given(gave, tookBack).when(withdraw).then()
    given().when(withdraw).thenRefused('unknown-evaluation')
  })

  it('lets it be said anew', () => {
    given(gave, tookBack).when(give).then(gave)
  })
})
