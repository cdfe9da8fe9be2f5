import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GivenAnswers, QuestionShape, QuestionType } from './questionnaire.ts'
import { answerProblem, answersThatCount, askedQuestions, questionnaireProblem, questionsIn } from './questionnaire-rules.ts'

const options = ['a', 'b', 'c']
const question = (id: string, type: QuestionType, more: Partial<QuestionShape> = {}): QuestionShape => ({
  question: id,
  type,
  options: type.endsWith('text') ? [] : options.map((option) => `${id}${option}`),
  rows: type === 'matrix' ? [`${id}r`, `${id}s`] : [],
  audiences: [],
  ...more,
})
const sectionOf = (...questions: QuestionShape[]) => [{ section: 's', audiences: [], questions }]
const ids = (questions: readonly QuestionShape[]) => questions.map((one) => one.question)

describe('what is asked', () => {
  const sections = sectionOf(
    question('q1', 'single-choice'),
    question('q2', 'long-text', { showIf: { question: 'q1', anyOf: ['q1a', 'q1b'] } }),
    question('q3', 'multiple-choice', { audiences: ['staff'] }),
    question('q4', 'short-text', { showIf: { question: 'q3', anyOf: ['q3c'] } }),
  )

  it('depends on the audience and on earlier answers', () => {
    const staff: GivenAnswers = { q1: { options: ['q1b'] }, q3: { options: ['q3a', 'q3c'] } }
    expect(ids(askedQuestions(sections, 'staff', staff))).toStrictEqual(['q1', 'q2', 'q3', 'q4'])
    expect(ids(askedQuestions(sections, 'staff', {}))).toStrictEqual(['q1', 'q3'])
    expect(ids(askedQuestions(sections, undefined, { q1: { options: ['q1c'] } }))).toStrictEqual(['q1'])
  })

  it('does not rest on an answer to a question that is not asked', () => {
    expect(ids(askedQuestions(sections, 'stakeholders', { q1: { options: ['q1a'] }, q3: { options: ['q3c'] } }))).toStrictEqual(['q1', 'q2'])
  })

  it('leaves out a whole section for others', () => {
    expect(ids(askedQuestions([{ section: 's', audiences: ['staff'], questions: [question('q1', 'long-text')] }], 'public', {}))).toStrictEqual([])
  })
})

describe('an answer', () => {
  it.each([
    ['long-text', { text: 'Yes' }, undefined],
    ['short-text', { text: 'x'.repeat(301) }, 'too-long'],
    ['long-text', { options: ['qa'] }, 'wrong-kind'],
    ['single-choice', { options: ['qa'] }, undefined],
    ['single-choice', { options: ['qa', 'qb'] }, 'one-only'],
    ['single-choice', { options: ['other'] }, 'unknown-option'],
    ['single-choice', { text: 'a' }, 'wrong-kind'],
    ['scale', { options: ['qa', 'qb'] }, 'one-only'],
    ['multiple-choice', { options: ['qa', 'qb'] }, undefined],
    ['multiple-choice', { options: ['qa', 'qa'] }, 'twice'],
    ['ranking', { options: ['qc', 'qa'] }, undefined],
    ['ranking', { rows: { qr: 'qa' } }, 'wrong-kind'],
    ['matrix', { rows: { qr: 'qa' } }, undefined],
    ['matrix', { rows: {} }, 'wrong-kind'],
    ['matrix', { rows: { qx: 'qa' } }, 'unknown-row'],
    ['matrix', { rows: { qr: 'other' } }, 'unknown-option'],
    ['matrix', { options: ['qa'] }, 'wrong-kind'],
  ] as const)('to %s: %j comes to %s', (type, answer, problem) => {
    expect(answerProblem(question('q', type), structuredClone(answer) as never)).toBe(problem)
  })
})

const types = ['long-text', 'single-choice', 'multiple-choice', 'scale', 'ranking', 'matrix'] as const
const anyQuestionnaire = fc
  .array(fc.record({ type: fc.constantFrom(...types), forStaff: fc.boolean(), after: fc.option(fc.nat(), { nil: undefined }), option: fc.nat(2) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((drawn) => {
    const questions: QuestionShape[] = []
    for (const [index, { type, forStaff, after, option }] of drawn.entries()) {
      const choices = questions.filter((one) => one.type === 'single-choice' || one.type === 'multiple-choice' || one.type === 'scale')
      const before = after === undefined ? undefined : choices[after % Math.max(1, choices.length)]
      const showIf = before ? { showIf: { question: before.question, anyOf: [before.options[option] ?? ''] } } : {}
      questions.push(question(`q${index}`, type, { audiences: forStaff ? ['staff'] : [], ...showIf }))
    }
    return sectionOf(...questions)
  })
const anyAnswers = fc.dictionary(
  fc.nat(9).map((index) => `q${index}`),
  fc.oneof(
    fc.record({ text: fc.string({ minLength: 1 }) }),
    fc
      .array(
        fc.tuple(fc.nat(9), fc.constantFrom(...options)).map(([index, option]) => `q${index}${option}`),
        { minLength: 1, maxLength: 4 },
      )
      .map((chosen) => ({ options: chosen })),
    fc.record({ rows: fc.dictionary(fc.constantFrom('q1r', 'q2s'), fc.constantFrom('q1a', 'q2b')) }),
  ),
)
const anyAudience = fc.constantFrom(undefined, 'staff', 'public')

describe('every questionnaire', () => {
  it('can be asked as it was drawn', () => {
    fc.assert(fc.property(anyQuestionnaire, (sections) => questionnaireProblem(sections, ['staff']) === undefined))
  })

  it('counts only answers that fit, to questions that are asked; counting again changes nothing', () => {
    fc.assert(
      fc.property(anyQuestionnaire, anyAnswers, anyAudience, (sections, answers, audience) => {
        const counted = answersThatCount(sections, audience, answers)
        const asked = askedQuestions(sections, audience, answers)
        for (const [id, answer] of Object.entries(counted)) {
          const found = asked.find((one) => one.question === id)
          expect(found && answerProblem(found, answer)).toBeUndefined()
          expect(found).toBeDefined()
        }
        expect(answersThatCount(sections, audience, counted)).toStrictEqual(
          Object.fromEntries(Object.entries(counted).filter(([id]) => ids(askedQuestions(sections, audience, counted)).includes(id))),
        )
      }),
    )
  })

  it('asks in its own order, each question once, and never for another audience', () => {
    fc.assert(
      fc.property(anyQuestionnaire, anyAnswers, anyAudience, (sections, answers, audience) => {
        const asked = askedQuestions(sections, audience, answers)
        const all = questionsIn(sections)
        expect(asked).toStrictEqual(all.filter((one) => asked.includes(one)))
        expect(asked.every(({ audiences }) => audiences.length === 0 || audiences.includes(audience ?? ''))).toBe(true)
      }),
    )
  })

  it('asks nothing more when somebody answers nothing', () => {
    fc.assert(
      fc.property(anyQuestionnaire, anyAudience, (sections, audience) =>
        askedQuestions(sections, audience, {}).every(({ showIf }) => showIf === undefined),
      ),
    )
  })
})
