import { answerProblem, type GivenAnswer, isText, longestAnswer, longestShortAnswer, type QuestionView, shapeOf } from '@heard/contracts/engagement'
import { type FormValues, first } from '../components/form.tsx'

/** The name of a question's field in a form. */
export const fieldOf = (question: string): string => `q-${question}`
/** The name of the field for one row or one thing to rank. */
export const partField = (question: string, part: string): string => `${fieldOf(question)}-${part}`

export type AnswerFault = 'too-long' | 'ranks' | 'not-there'

/** What a form says of a question: an answer, nothing, or what to change and where. */
export type AnswerRead =
  | { readonly answer: GivenAnswer }
  | { readonly blank: true }
  | { readonly fault: AnswerFault; readonly field: string; readonly longest?: number; readonly over?: number }

const readText = ({ question, type }: QuestionView, values: FormValues): AnswerRead => {
  const text = first(values, fieldOf(question)) ?? ''
  const longest = type === 'long-text' ? longestAnswer : longestShortAnswer
  if (text.trim() === '') return { blank: true }
  return text.length > longest ? { fault: 'too-long', field: fieldOf(question), longest, over: text.length - longest } : { answer: { text } }
}

const readRanks = ({ question, options }: QuestionView, values: FormValues): AnswerRead => {
  const placed = options.flatMap(({ id }) => {
    const place = Number(first(values, partField(question, id)) || 0)
    return place > 0 ? [{ id, place }] : []
  })
  if (placed.length === 0) return { blank: true }
  const ranked = placed.toSorted((one, other) => one.place - other.place)
  const inOrder = ranked.every(({ place }, index) => place === index + 1)
  return inOrder ? { answer: { options: ranked.map(({ id }) => id) } } : { fault: 'ranks', field: fieldOf(question) }
}

const readRows = ({ question, rows }: QuestionView, values: FormValues): AnswerRead => {
  const chosen = rows.flatMap(({ id }) => {
    const option = first(values, partField(question, id))
    return option ? [[id, option] as const] : []
  })
  return chosen.length === 0 ? { blank: true } : { answer: { rows: Object.fromEntries(chosen) } }
}

const readByType = (question: QuestionView, values: FormValues): AnswerRead => {
  if (isText(question)) return readText(question, values)
  if (question.type === 'ranking') return readRanks(question, values)
  if (question.type === 'matrix') return readRows(question, values)
  const options = values[fieldOf(question.question)]?.filter((option) => option !== '') ?? []
  return options.length === 0 ? { blank: true } : { answer: { options: [...options] } }
}

/** Reads the answer to a question out of a form. */
export const readAnswer = (question: QuestionView, values: FormValues): AnswerRead => {
  const read = readByType(question, values)
  const wrong = 'answer' in read && answerProblem(shapeOf(question), read.answer) !== undefined
  return wrong ? { fault: 'not-there', field: fieldOf(question.question) } : read
}

/** An answer as the fields of a form hold it. */
export const valuesOfAnswer = (question: string, answer: GivenAnswer | undefined, type: QuestionView['type']): FormValues => {
  if (answer === undefined) return {}
  if ('text' in answer) return { [fieldOf(question)]: [answer.text] }
  if ('rows' in answer) return Object.fromEntries(Object.entries(answer.rows).map(([row, option]) => [partField(question, row), [option]]))
  if (type !== 'ranking') return { [fieldOf(question)]: answer.options }
  return Object.fromEntries(answer.options.map((option, index) => [partField(question, option), [String(index + 1)]]))
}
