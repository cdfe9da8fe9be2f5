import { type EqualityAnswers, type EqualityQuestion, type EqualityTable, fitQuestions, preferNotToSay } from '@heard/contracts/engagement'
import { disclosedCounts, disclosedPercentage } from '@heard/privacy'

/** A question as it is counted: one that follows another, apart for each answer to that one. */
type Counted = { readonly question: EqualityQuestion; readonly of: string | undefined }

const partsOf = (question: EqualityQuestion): Counted[] =>
  question.follows ? question.follows.choices.map((of) => ({ question, of })) : [{ question, of: undefined }]

const optionsOf = ({ question, of }: Counted): string[] => [
  ...question.options.filter((option) => option.of === undefined || option.of === of).map(({ id }) => id),
  preferNotToSay,
]

const tableOf = (counted: Counted, people: readonly EqualityAnswers[]): EqualityTable => {
  const { question, of } = counted
  const asked = people.filter((answers) => of === undefined || answers[question.follows?.question ?? '']?.choice === of)
  const options = optionsOf(counted)
  const { total, counts } = disclosedCounts(options.map((option) => asked.filter((answers) => answers[question.id]?.choice === option).length))
  return {
    question: question.id,
    ...(of === undefined ? {} : { of }),
    answered: total,
    options: options.map((option, index) => {
      const part = counts[index] ?? null
      const percent = disclosedPercentage(part, total)
      return { option, people: part, ...(percent === undefined ? {} : { percent }) }
    }),
  }
}

/** Whether the answer that it follows may not be known itself: then neither may how those went on who gave it. */
const hidesWhatItFollows = ({ question, of }: Counted, tables: readonly EqualityTable[]): boolean =>
  of !== undefined &&
  tables.find((table) => table.question === question.follows?.question)?.options.find(({ option }) => option === of)?.people === null

const withheld = (table: EqualityTable): EqualityTable => ({
  ...table,
  answered: null,
  options: table.options.map(({ option }) => ({ option, people: null })),
})

/** How many answered each way, as far as it may be known. What somebody answered to a question that is not asked any more is not counted. */
export const tally = (people: readonly EqualityAnswers[], questions: readonly EqualityQuestion[]): EqualityTable[] => {
  const known = people.filter((answers) => fitQuestions(answers, questions))
  const tables: EqualityTable[] = []
  for (const counted of questions.flatMap(partsOf)) {
    const table = tableOf(counted, known)
    tables.push(hidesWhatItFollows(counted, tables) ? withheld(table) : table)
  }
  return tables
}
