import { answerProblem, type DraftQuestion, type GivenAnswer, type GivenAnswers, type ImportMap, isText } from '@heard/contracts/engagement'
import { type WordsAndChoices, wordsAndChoices } from '../../conversation/words-and-choices.ts'
import type { RowReader } from './map-values.ts'

/** The conversation that a file answers, with its questions in every wording. */
export type AskedHere = { readonly conversation: string; readonly questionnaire: number; readonly questions: readonly DraftQuestion[] }
type AnswerMap = NonNullable<ImportMap['answers']>
type AnswerColumn = AnswerMap['columns'][number]

const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim().replace(/[.!]$/, '')

/** The option that a text means, in whatever language it stands. */
const optionIn = ({ options, words }: DraftQuestion, text: string): string | undefined =>
  options.find((option) => words.some((one) => plain(one.options[option] ?? '') === plain(text)))

/** One option, or several with a mark between them. */
const optionsIn = (question: DraftQuestion, cell: string): readonly (string | undefined)[] => {
  const whole = optionIn(question, cell)
  if (whole !== undefined) return [whole]
  const several = cell.split(/[;|\n]/).filter((text) => text.trim() !== '')
  return [...new Set(several.map((text) => optionIn(question, text)))]
}

type Filled = AnswerColumn & { readonly cell: string }

/** What the cells answer to a question; nothing when they cannot be understood. */
const answerIn = (question: DraftQuestion, filled: readonly Filled[]): GivenAnswer | undefined => {
  if (isText(question)) return { text: filled.map(({ cell }) => cell).join('\n\n') }
  const chosen = filled.map(({ row, cell }) => ({ row, options: optionsIn(question, cell) }))
  const options = chosen.flatMap((one) => one.options)
  const known = options.filter((option) => option !== undefined)
  if (known.length < options.length || known.length === 0) return undefined
  if (question.type !== 'matrix') return { options: known }
  if (chosen.some((one) => one.row === undefined || one.options.length > 1)) return undefined
  return { rows: Object.fromEntries(chosen.map(({ row, options: [option] }) => [row ?? '', option ?? ''])) }
}

const notUnderstood = 'This is none of the answers to its question, or more than it takes; change the cell, or leave the column out'

/** The answers of a row to a conversation; nothing when there are none. */
export const readAnswers = ({ columns }: AnswerMap, { questions }: AskedHere, reader: RowReader): WordsAndChoices | undefined => {
  const given: GivenAnswers = {}
  for (const question of questions) {
    const filled = columns
      .filter((column) => column.question === question.question)
      .map((column) => ({ ...column, cell: reader.cell(column.column) }))
      .filter(({ cell }) => cell.trim() !== '')
    const [first] = filled
    if (!first) continue
    const answer = answerIn(question, filled)
    const problem = answer ? answerProblem(question, answer) : 'unknown-option'
    if (problem === 'too-long') reader.problem('too-long', 'This is longer than an answer to its question may be; shorten it', first.column)
    else if (!answer || problem !== undefined) reader.problem('unknown-value', notUnderstood, first.column)
    else given[question.question] = answer
  }
  return Object.keys(given).length === 0 ? undefined : wordsAndChoices(questions, given)
}

/** Questions and lines that a map names and the conversation does not ask. */
export const doesNotAsk = ({ columns }: AnswerMap, { questions }: AskedHere): boolean =>
  columns.some(({ question, row }) => {
    const asked = questions.find((one) => one.question === question)
    return !asked || (row === undefined ? asked.type === 'matrix' : !asked.rows.includes(row))
  })

/** What was chosen, in English words. */
export const chosenInWords = ({ questions }: AskedHere, { held: { choices } }: WordsAndChoices): string[] =>
  Object.entries(choices).flatMap(([id, choice]) => {
    const words = questions.find(({ question }) => question === id)?.words
    const english = words?.find(({ language, easyRead }) => language === 'en' && !easyRead) ?? words?.[0]
    if (!english) return []
    const name = (option: string) => english.options[option] ?? ''
    return 'rows' in choice
      ? Object.entries(choice.rows).map(([row, option]) => `${english.text} ${english.rows[row] ?? ''}: ${name(option)}`)
      : [`${english.text}: ${choice.options.map(name).join('; ')}`]
  })
