import { EqualityAnswers, type EqualityQuestion, fitQuestions, isAsked } from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { draftStore } from '../../../services/draft-store.ts'

/** What was answered so far to a programme's questions, and what was passed over. */
const Filling = z.object({ programme: z.string(), answers: EqualityAnswers, passed: z.array(z.string()) })
export type Filling = z.infer<typeof Filling>

export const equalityDrafts = draftStore('__Host-equality')

export const recallAnswers = async (request: Request, context: Readonly<RouterContextProvider>): Promise<Filling | undefined> =>
  Filling.safeParse(await equalityDrafts.recall(request, context)).data

/** With one question answered, or passed over, and without answers that do not follow from the others any more. */
export const answered = (
  { programme, answers, passed }: Filling,
  question: string,
  answer: EqualityAnswers[string] | undefined,
  questions: readonly EqualityQuestion[],
): Filling => {
  const others = Object.entries(answers).filter(([id]) => id !== question)
  let kept: EqualityAnswers = Object.fromEntries(answer ? [...others, [question, answer]] : others)
  while (!fitQuestions(kept, questions)) {
    const entries = Object.entries(kept)
    const stray = entries.find(([id]) => !fitQuestions(Object.fromEntries(followed(id, kept, questions)), questions))
    kept = Object.fromEntries(entries.filter(([id]) => id !== stray?.[0] && stray !== undefined))
  }
  return { programme, answers: kept, passed: [...passed.filter((id) => id !== question), ...(answer ? [] : [question])] }
}

/** An answer with the one that it follows. */
const followed = (id: string, answers: EqualityAnswers, questions: readonly EqualityQuestion[]): [string, EqualityAnswers[string]][] => {
  const before = questions.find((question) => question.id === id)?.follows?.question
  return Object.entries(answers).filter(([other]) => other === id || other === before)
}

/** The first question that is neither answered nor passed over. */
export const nextQuestion = ({ answers, passed }: Filling, questions: readonly EqualityQuestion[]): EqualityQuestion | undefined =>
  questions.find((question) => isAsked(question, answers) && !answers[question.id] && !passed.includes(question.id))
