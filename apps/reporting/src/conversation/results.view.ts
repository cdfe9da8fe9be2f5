import { isText, type QuestionShape } from '@heard/contracts/engagement'
import type { AnswerTable, QuestionResults } from '@heard/contracts/reporting'
import { disclosedCells, publicCount } from '@heard/privacy'
import type { ChosenCount } from './answers.query.ts'

type Counted = { readonly chosen: readonly ChosenCount[]; readonly answering: readonly ChosenCount[] }

const answering = ({ answering: all }: Counted, question: string, place = ''): number =>
  all.find((count) => count.question === question && count.place === place)?.people ?? 0

type Under = { readonly counted: Counted; readonly question: QuestionShape; readonly row?: string }

const tableOf = ({ counted, question: { question, options }, row }: Under): AnswerTable => {
  const people = (option: string): number =>
    counted.chosen.find((count) => count.question === question && count.place === (row ?? option) && count.option === option)?.people ?? 0
  const { base, cells } = disclosedCells(options.map(people), answering(counted, question, row))
  return {
    ...(row === undefined ? {} : { row }),
    base,
    cells: options.flatMap((option, index) => (cells[index] ? [{ option, ...cells[index] }] : [])),
  }
}

/** What came of one question, as it may be seen. */
export const resultsOf = (question: QuestionShape, counted: Counted): QuestionResults => {
  const { type, rows, replaces } = question
  const about = { question: question.question, type, ...(replaces === undefined ? {} : { replaces }) }
  if (isText(question)) return { ...about, answered: publicCount(answering(counted, question.question, 'words')), tables: [] }
  const answered = publicCount(answering(counted, question.question))
  if (type === 'matrix') return { ...about, answered, tables: rows.map((row) => tableOf({ counted, question, row })) }
  return { ...about, answered, tables: [tableOf({ counted, question })] }
}
