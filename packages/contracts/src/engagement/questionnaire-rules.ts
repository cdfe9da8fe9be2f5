import type { GivenAnswer, GivenAnswers, QuestionShape, SealedQuestion, SectionShape } from './questionnaire.ts'
import { longestShortAnswer, mostTextQuestions } from './questionnaire.ts'

type Shown = Pick<QuestionShape, 'audiences' | 'showIf'>
type Sections<Q extends QuestionShape = QuestionShape> = readonly (Omit<SectionShape, 'questions'> & { readonly questions: readonly Q[] })[]

export const isText = ({ type }: Pick<QuestionShape, 'type'>): boolean => type === 'long-text' || type === 'short-text'
/** Whether later questions can depend on what was chosen. */
export const isChoice = ({ type }: Pick<QuestionShape, 'type'>): boolean => type === 'single-choice' || type === 'multiple-choice' || type === 'scale'

/** All questions in their order. */
export const questionsIn = <Q>(sections: readonly { readonly questions: readonly Q[] }[]): readonly Q[] =>
  sections.flatMap(({ questions }) => questions)

const chosen = (answer: GivenAnswer | undefined): readonly string[] => (answer && 'options' in answer ? answer.options : [])

/**
 * The questions that somebody is asked, in order: those for their audience (without one: those for everybody) whose condition is met by what they answered
 * before. What was answered to a question that is not asked any more does not count.
 */
export const askedQuestions = <Q extends QuestionShape>(sections: Sections<Q>, audience: string | undefined, answers: GivenAnswers): readonly Q[] => {
  const asked: Q[] = []
  const isMet = ({ audiences, showIf }: Shown): boolean => {
    if (audiences.length > 0 && !(audience !== undefined && audiences.includes(audience))) return false
    if (showIf === undefined) return true
    if (!asked.some(({ question }) => question === showIf.question)) return false
    return chosen(answers[showIf.question]).some((option) => showIf.anyOf.includes(option))
  }
  for (const section of sections) if (isMet(section)) for (const question of section.questions) if (isMet(question)) asked.push(question)
  return asked
}

export type AnswerProblem = 'wrong-kind' | 'unknown-option' | 'one-only' | 'twice' | 'unknown-row' | 'too-long'

const optionsProblem = ({ type, options }: QuestionShape, given: readonly string[]): AnswerProblem | undefined => {
  if (given.some((option) => !options.includes(option))) return 'unknown-option'
  if (new Set(given).size < given.length) return 'twice'
  return (type === 'single-choice' || type === 'scale') && given.length > 1 ? 'one-only' : undefined
}

const rowsProblem = ({ options, rows }: QuestionShape, given: Readonly<Record<string, string>>): AnswerProblem | undefined => {
  if (Object.keys(given).length === 0) return 'wrong-kind'
  if (Object.keys(given).some((row) => !rows.includes(row))) return 'unknown-row'
  return Object.values(given).some((option) => !options.includes(option)) ? 'unknown-option' : undefined
}

/** What is wrong with an answer to a question; nothing when it fits. */
export const answerProblem = (question: QuestionShape, answer: GivenAnswer): AnswerProblem | undefined => {
  if ('text' in answer) {
    if (!isText(question)) return 'wrong-kind'
    return question.type === 'short-text' && answer.text.length > longestShortAnswer ? 'too-long' : undefined
  }
  if (isText(question)) return 'wrong-kind'
  if ('rows' in answer) return question.type === 'matrix' ? rowsProblem(question, answer.rows) : 'wrong-kind'
  return question.type === 'matrix' ? 'wrong-kind' : optionsProblem(question, answer.options)
}

/** The answers that count: to questions that are asked, and that fit them. */
export const answersThatCount = (sections: Sections, audience: string | undefined, answers: GivenAnswers): GivenAnswers =>
  Object.fromEntries(
    askedQuestions(sections, audience, answers).flatMap((question) => {
      const answer = answers[question.question]
      return answer && answerProblem(question, answer) === undefined ? [[question.question, answer] as const] : []
    }),
  )

export type QuestionnaireProblem =
  | 'no-questions'
  | 'repeated-id'
  | 'condition-without-choice'
  | 'too-few-options'
  | 'too-few-rows'
  | 'too-many-text-questions'
  | 'unknown-audience'

const conditionHolds = ({ showIf }: Shown, earlier: readonly QuestionShape[]): boolean => {
  if (showIf === undefined) return true
  const question = earlier.find((one) => one.question === showIf.question)
  return question !== undefined && isChoice(question) && showIf.anyOf.every((option) => question.options.includes(option))
}

const conditionsHold = (sections: Sections): boolean => {
  const earlier: QuestionShape[] = []
  return sections.every((section) => {
    const before = [...earlier]
    return (
      conditionHolds(section, before) &&
      section.questions.every((question) => {
        const holds = conditionHolds(question, earlier)
        earlier.push(question)
        return holds
      })
    )
  })
}

/** What keeps a questionnaire from being asked; nothing when it can be. */
export const questionnaireProblem = (sections: Sections, audiences: readonly string[]): QuestionnaireProblem | undefined => {
  const questions = questionsIn(sections)
  if (questions.length === 0) return 'no-questions'
  const ids = [...sections.map(({ section }) => section), ...questions.flatMap(({ question, options, rows }) => [question, ...options, ...rows])]
  if (new Set(ids).size < ids.length) return 'repeated-id'
  if (questions.some((question) => !isText(question) && question.options.length < 2)) return 'too-few-options'
  if (questions.some(({ type, rows }) => type === 'matrix' && rows.length === 0)) return 'too-few-rows'
  if (questions.filter(isText).length > mostTextQuestions) return 'too-many-text-questions'
  if (!conditionsHold(sections)) return 'condition-without-choice'
  const named = [...sections, ...questions].flatMap((part) => part.audiences)
  return named.every((audience) => audiences.includes(audience)) ? undefined : 'unknown-audience'
}

const sameList = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/**
 * Whether a question still asks the same: its type, options and rows, and every wording it had. Words in a further language may come; where it stands and
 * who is asked may change.
 */
export const asksTheSame = (before: SealedQuestion, after: SealedQuestion): boolean =>
  before.type === after.type &&
  before.replaces === after.replaces &&
  sameList(before.options, after.options) &&
  sameList(before.rows, after.rows) &&
  before.words.every(({ language, easyRead, words }) =>
    after.words.some((other) => other.language === language && other.easyRead === easyRead && other.words.ref === words.ref),
  )
