import { questionsAsked } from '@heard/contracts/engagement'
import { expect, it } from 'vitest'
import { answered, type Filling, nextQuestion } from './draft.ts'

const questions = questionsAsked(['ethnicity', 'sex', 'disability'], 16)
const none: Filling = { programme: 'luton', answers: {}, passed: [] }
const with1 = answered(none, 'ethnic-group', { choice: 'asian' }, questions)
const with2 = answered(with1, 'ethnic-background', { choice: 'asian-other', text: 'Nepali' }, questions)

it('a question that follows is asked only after an answer that it follows', () => {
  expect([nextQuestion(none, questions)?.id, nextQuestion(with1, questions)?.id, nextQuestion(with2, questions)?.id]).toStrictEqual([
    'ethnic-group',
    'ethnic-background',
    'sex',
  ])
  const said = answered(none, 'ethnic-group', { choice: 'prefer-not-to-say' }, questions)
  expect(nextQuestion(said, questions)?.id).toBe('sex')
})

it('a question that is passed over is not asked again', () => {
  const passed = answered(answered(none, 'ethnic-group', undefined, questions), 'sex', undefined, questions)
  expect([passed, nextQuestion(passed, questions)?.id]).toStrictEqual([{ ...none, passed: ['ethnic-group', 'sex'] }, 'condition'])
})

it('an answer goes when the one that it follows changes', () => {
  const sexed = answered(with2, 'sex', { choice: 'female' }, questions)
  expect(answered(sexed, 'ethnic-group', { choice: 'black' }, questions).answers).toStrictEqual({
    sex: { choice: 'female' },
    'ethnic-group': { choice: 'black' },
  })
  expect(answered(sexed, 'ethnic-group', undefined, questions).answers).toStrictEqual({ sex: { choice: 'female' } })
})

it('nothing goes when an answer is given again', () => {
  expect(answered(with2, 'ethnic-group', { choice: 'asian' }, questions).answers).toStrictEqual(with2.answers)
})
