import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { answersDecider, type RecordAnswers } from './answers.decider.ts'
import type { AnswersFact } from './equality.events.ts'

const { given } = specify(answersDecider)
const about = { programme: 'luton', record: 'r1' }
const notice = { version: 1, language: 'en', hash: 'h' }
const answers = { ref: 'a', binding: 'b' }
const answer: RecordAnswers = { type: 'Answer', ...about, person: 'p1', answers, notice }
const answered: AnswersFact = { type: 'EqualityAnswered', data: { ...about, person: 'p1', answers, notice } }
const withdrawn: AnswersFact = { type: 'EqualityWithdrawn', data: about }

describe('answers about equality', () => {
  it('are recorded with what was agreed to', () => given().when(answer).then(answered))
  it('are changed, not doubled, when they are given again', () =>
    given(answered)
      .when({ ...answer, answers: { ref: 'a2', binding: 'b2' } })
      .then({ type: 'EqualityChanged', data: { ...about, answers: { ref: 'a2', binding: 'b2' }, notice } }))
  it('are withdrawn', () =>
    given(answered)
      .when({ type: 'Withdraw', ...about })
      .then(withdrawn))
  it('are withdrawn once', () =>
    given(answered, withdrawn)
      .when({ type: 'Withdraw', ...about })
      .then())
  it('are not there to be withdrawn before they are recorded', () =>
    given()
      .when({ type: 'Withdraw', ...about })
      .then())
  it('do not come back under a record that was withdrawn', () => given(answered, withdrawn).when(answer).then())
})
