import type { DraftQuestion } from '@heard/contracts/engagement'
import { describe, expect, it } from 'vitest'
import { type AskedHere, doesNotAsk, readAnswers } from './map-answers.ts'
import { proposeAnswers } from './propose-answers.ts'

const uuid = (digit: string): string => `${digit.repeat(8)}-0000-4000-8000-000000000000`
const [why, agree, needs, rate] = [uuid('1'), uuid('2'), uuid('3'), uuid('4')]
const [yes, no, time, calm] = [uuid('5'), uuid('6'), uuid('7'), uuid('8')]
const [good, bad, food, staff] = [uuid('9'), uuid('a'), uuid('b'), uuid('c')]
const conversation = uuid('d')
const english = { language: 'en', easyRead: false }
const asked = (question: string, type: DraftQuestion['type'], text: string, more: Partial<DraftQuestion['words'][number]> = {}): DraftQuestion => ({
  question,
  type,
  options: Object.keys(more.options ?? {}),
  rows: Object.keys(more.rows ?? {}),
  audiences: [],
  words: [{ ...english, text, options: {}, rows: {}, ...more }],
})
const here: AskedHere = {
  conversation,
  questionnaire: 2,
  questions: [
    asked(why, 'short-text', 'Why did you come to this service?'),
    asked(agree, 'single-choice', 'Do you agree with the proposal?', { options: { [yes]: 'Yes', [no]: 'No, not at all' } }),
    asked(needs, 'multiple-choice', 'What do you need?', { options: { [time]: 'Time', [calm]: 'Peace; calm' } }),
    asked(rate, 'matrix', 'How good was each?', { options: { [good]: 'Good', [bad]: 'Bad' }, rows: { [food]: 'The food', [staff]: 'The staff' } }),
  ],
}

const read = (cells: Readonly<Record<string, string>>, columns: Parameters<typeof readAnswers>[0]['columns']) => {
  const problems: string[] = []
  const reader = {
    cell: (column: string) => cells[column] ?? '',
    problem: (code: string, _: string, column?: string) => problems.push(`${code} ${column}`),
  }
  return { answers: readAnswers({ conversation, columns }, here, reader), problems }
}

describe('a row of answers', () => {
  it('has texts as they are, and options by their wording', () =>
    expect(
      read({ A: ' It is near. ', B: 'no,  NOT at all.', C: 'time; Time', D: 'Bad' }, [
        { column: 'B', question: agree },
        { column: 'A', question: why },
        { column: 'C', question: needs },
        { column: 'D', question: rate, row: staff },
      ]),
    ).toStrictEqual({
      answers: {
        words: { answer1: ' It is near. ' },
        held: { texts: [why], choices: { [agree]: { options: [no] }, [needs]: { options: [time] }, [rate]: { rows: { [staff]: bad } } } },
      },
      problems: [],
    }))
  it('takes an option with a mark in it whole', () =>
    expect(read({ A: 'Peace; calm' }, [{ column: 'A', question: needs }]).answers?.held.choices).toStrictEqual({ [needs]: { options: [calm] } }))
  it('leaves out what nobody answered', () =>
    expect(read({ A: ' ' }, [{ column: 'A', question: why }])).toStrictEqual({ answers: undefined, problems: [] }))
  it('names what does not fit', () =>
    expect(
      read({ A: 'x'.repeat(301), B: 'Yes; No, not at all', C: 'Money' }, [
        { column: 'A', question: why },
        { column: 'B', question: agree },
        { column: 'C', question: needs },
      ]),
    ).toStrictEqual({ answers: undefined, problems: ['too-long A', 'unknown-value B', 'unknown-value C'] }))
})

it('a map fits the conversation when it asks all of it', () => {
  const fits = (question: string, row?: string) => !doesNotAsk({ conversation, columns: [{ column: 'A', question, row }] }, here)
  expect([fits(why), fits(rate, food), fits(rate), fits(rate, uuid('e')), fits(uuid('e'))]).toStrictEqual([true, true, false, false, false])
})

it('columns are proposed by the wording of questions, under numbers and beside codes', () => {
  const header = [
    'Id',
    'Prop 1 Q2 - Do you agree or disagree with the proposal?',
    'Q1 – Why did you come to this service?',
    'How good was each? [The staff]',
    'The food',
  ]
  const { map, notes } = proposeAnswers(header, [], here)
  expect(map.answers?.columns.toSorted((a, b) => header.indexOf(a.column) - header.indexOf(b.column))).toStrictEqual([
    { column: header[1], question: agree },
    { column: header[2], question: why },
    { column: header[3], question: rate, row: staff },
    { column: header[4], question: rate, row: food },
  ])
  expect(notes.at(-1)).toBe('Questions of the conversation that no column looks like: What do you need?.')
})
