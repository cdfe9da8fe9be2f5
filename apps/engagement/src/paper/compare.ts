import { type Compared, type GivenAnswer, type GivenAnswers, type KeptKeying, type QuestionShape, QuestionType } from '@heard/contracts/engagement'

type Asked = Pick<QuestionShape, 'question' | 'type'>
export type Comparison = { readonly question: string; readonly type: QuestionShape['type']; readonly differs: boolean }

/** What makes no other answer: white space, the order of ticks, the order of rows. */
const plain = (answer: GivenAnswer | undefined, type: QuestionShape['type']): string => {
  if (answer === undefined) return ''
  if ('text' in answer) return JSON.stringify(answer.text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
  if ('rows' in answer) return JSON.stringify(Object.entries(answer.rows).toSorted())
  return JSON.stringify(type === 'ranking' ? answer.options : answer.options.toSorted())
}

/** Two keyings of one form, over the questions that either of them found answered. */
export const compareKeyings = (questions: readonly Asked[], first: GivenAnswers, second: GivenAnswers): readonly Comparison[] =>
  questions
    .filter(({ question }) => first[question] !== undefined || second[question] !== undefined)
    .map(({ question, type }) => ({ question, type, differs: plain(first[question], type) !== plain(second[question], type) }))

/** How many answers of each type there are, and how many of them differ: no more of them is recorded. */
export const countedByType = (comparisons: readonly Comparison[]): Compared[] =>
  QuestionType.options.flatMap((type) => {
    const ofType = comparisons.filter((one) => one.type === type)
    return ofType.length === 0 ? [] : [{ type, compared: ofType.length, differing: ofType.filter(({ differs }) => differs).length }]
  })

export const differingIn = (comparisons: readonly Comparison[]): readonly string[] =>
  comparisons.filter(({ differs }) => differs).map(({ question }) => question)

export type Choices = readonly { readonly question: string; readonly kept: KeptKeying }[]

/** The first keying with what was found right in the second one. */
export const settledAnswers = (choices: Choices, first: GivenAnswers, second: GivenAnswers): GivenAnswers => {
  const replaced = new Set(choices.filter(({ kept }) => kept === 'second').map(({ question }) => question))
  const from = (answers: GivenAnswers, isIn: (question: string) => boolean) => Object.entries(answers).filter(([question]) => isIn(question))
  return Object.fromEntries([...from(first, (question) => !replaced.has(question)), ...from(second, (question) => replaced.has(question))])
}
