import { given } from '@heard/contracts'
import { isText, type QuestionShape } from '@heard/contracts/engagement'
import type { AnswerTable, QuestionResults } from '@heard/contracts/reporting'
import { type DisclosedCounts, disclosedChoices, disclosedCounts, disclosedPercentage } from '@heard/privacy'
import type { ChosenCount } from './answers.query.ts'

type Counted = { readonly chosen: readonly ChosenCount[]; readonly answering: readonly ChosenCount[] }

const answering = ({ answering: all }: Counted, question: string, place = ''): number =>
  all.find((count) => count.question === question && count.place === place)?.people ?? 0

type Cell = { readonly people: number | null; readonly percent: number | null }

/** Counts as they may be seen, each with its share of all. */
export const cellsOf = ({ total, counts }: DisclosedCounts): Cell[] =>
  counts.map((people) => ({ people, percent: disclosedPercentage(people, total) ?? null }))

/** Questions of which one can choose several options. */
const severalOf: readonly QuestionShape['type'][] = ['multiple-choice', 'ranking']

type Under = { readonly counted: Counted; readonly question: QuestionShape; readonly row?: string }

const tableOf = ({ counted, question: { question, type, options }, row }: Under): AnswerTable => {
  const people = (option: string): number =>
    counted.chosen.find((count) => count.question === question && count.place === (row ?? option) && count.option === option)?.people ?? 0
  const counts = options.map(people)
  const disclosed = severalOf.includes(type) ? disclosedChoices(counts, answering(counted, question, row)) : disclosedCounts(counts)
  const cells = cellsOf(disclosed)
  return {
    ...(row === undefined ? {} : { row }),
    base: disclosed.total,
    cells: options.flatMap((option, index) => (cells[index] ? [{ option, ...cells[index] }] : [])),
  }
}

/** What came of one question, as it may be seen. */
export const resultsOf = (question: QuestionShape, counted: Counted): QuestionResults => {
  const { type, rows, replaces } = question
  const told = answering(counted, question.question, isText(question) ? 'words' : '')
  const about = { question: question.question, type, ...given({ replaces }), answered: disclosedCounts([told]).total }
  if (isText(question)) return { ...about, tables: [] }
  return { ...about, tables: type === 'matrix' ? rows.map((row) => tableOf({ counted, question, row })) : [tableOf({ counted, question })] }
}
