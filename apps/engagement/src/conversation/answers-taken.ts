import {
  AnswerField,
  answerProblem,
  answersThatCount,
  type GivenAnswers,
  type HeldAnswers,
  type HeldWords,
  questionsIn,
} from '@heard/contracts/engagement'
import { Refused } from '@heard/service-kit'
import type { ConversationState } from './conversation.state.ts'

/** The answers that count. @throws Refused when one does not fit its question, or none is left */
export const accepted = ({ content }: ConversationState, audience: string | undefined, answers: GivenAnswers): GivenAnswers => {
  const questions = new Map(questionsIn(content.sections).map((question) => [question.question, question]))
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id)
    if (!question || answerProblem(question, answer) !== undefined) throw new Refused('answer-does-not-fit')
  }
  const counted = answersThatCount(content.sections, audience, answers)
  if (Object.keys(counted).length === 0) throw new Refused('nothing-answered')
  return counted
}

/** What was said at a table, question by question, whoever was asked what. @throws Refused when a question is not answered in words, or none is */
export const acceptedNotes = ({ content }: ConversationState, notes: Readonly<Record<string, string>>): GivenAnswers => {
  const questions = new Map(questionsIn(content.sections).map((question) => [question.question, question]))
  const answers = Object.fromEntries(Object.entries(notes).map(([id, text]) => [id, { text }]))
  for (const [id, answer] of Object.entries(answers)) {
    const question = questions.get(id)
    if (!question || answerProblem(question, answer) === 'wrong-kind') throw new Refused('answer-does-not-fit')
  }
  if (Object.keys(answers).length === 0) throw new Refused('nothing-answered')
  return answers
}

/** The answers that words and choices of a contribution amount to: the way back from `wordsAndChoices`. */
export const answersIn = ({ texts, choices }: HeldAnswers, words: HeldWords): GivenAnswers => ({
  ...Object.fromEntries(
    texts.flatMap((question, index) => {
      const text = words[AnswerField.options[index] ?? 'answer1']
      return text === undefined ? [] : [[question, { text }] as const]
    }),
  ),
  ...choices,
})
