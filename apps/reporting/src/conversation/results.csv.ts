import type { PublicResults } from '@heard/contracts/reporting'
import { csvLine } from '../audit/evidence.csv.ts'

type Question = PublicResults['questions'][number]
type Count = { readonly people: number | null; readonly percent: number | null }

const head = ['Part', 'Question', 'Replaces', 'Line', 'Answer', 'People', 'Out of every 100']
const numbers = ({ people, percent }: Count): readonly string[] => [
  people === null ? 'Withheld' : String(people),
  percent === null ? '' : String(percent),
]
const all = (people: number | null): readonly string[] => numbers({ people, percent: null })

const nameOf = (list: Question['options'], id: string): string => list.find((one) => one.id === id)?.name.text ?? id

const questionLines = (question: Question, questions: readonly Question[]): readonly (readonly string[])[] => {
  const replaced = questions.find((one) => one.question === question.replaces)?.text.text ?? ''
  const about = ['question', question.text.text, replaced]
  if (question.tables.length === 0) return [[...about, '', 'In words', ...all(question.answered)]]
  return question.tables.flatMap(({ row, base, cells }) => {
    const line = row === undefined ? '' : nameOf(question.rows, row)
    return [
      ...cells.map(({ option, ...count }) => [...about, line, nameOf(question.options, option), ...numbers(count)]),
      [...about, line, 'All who answered', ...all(base)],
    ]
  })
}

/** Released results, a row for each number. Names of audiences and channels are their ids, as in the answer of the service. */
export const resultsCsv = ({ people, audiences, channels, questions }: PublicResults): string =>
  [
    head,
    ['all', '', '', '', 'Took part', ...all(people)],
    ...audiences.map(({ audience, ...count }) => ['audience', '', '', '', audience, ...numbers(count)]),
    ...channels.map(({ channel, ...count }) => ['channel', '', '', '', channel, ...numbers(count)]),
    ...questions.flatMap((question) => questionLines(question, questions)),
  ]
    .map(csvLine)
    .join('')
