import {
  DraftKey,
  dropDraft,
  EqualityAnswers,
  type EqualityQuestion,
  fitQuestions,
  isAsked,
  keepDraft,
  recallDraft,
} from '@heard/contracts/engagement'
import type { RouterContextProvider } from 'react-router'
import { z } from 'zod'
import { callContext, randomContext } from '../../../contexts.ts'
import { clearCookie, readCookie, setCookie } from '../../../cookies.ts'
import { answerOf } from '../../../services/calling.ts'

/** What was answered so far to a programme's questions, and what was passed over. */
const Filling = z.object({ programme: z.string(), answers: EqualityAnswers, passed: z.array(z.string()) })
export type Filling = z.infer<typeof Filling>

type Context = Readonly<RouterContextProvider>
const Json = z.record(z.string(), z.json())

const keyOf = (request: Request): string | undefined => DraftKey.safeParse(readCookie(request.headers, '__Host-equality')).data

export const recallAnswers = async (request: Request, context: Context): Promise<Filling | undefined> => {
  const key = keyOf(request)
  const kept = key && answerOf(await context.get(callContext)(recallDraft, { body: { key } })).content
  return Filling.safeParse(kept).data
}

/** False when it could not be kept just now. */
export const keepAnswers = async (request: Request, context: Context, filling: Filling): Promise<boolean> => {
  const key = keyOf(request)
  return key !== undefined && (await context.get(callContext)(keepDraft, { body: { key, content: Json.parse(filling) } })).ok
}

/** Starts with what was answered before, if anything was: answers the cookie to set. */
export const beginAnswers = async (request: Request, context: Context, filling: Filling): Promise<string> => {
  await dropAnswers(request, context)
  const key = Buffer.from(context.get(randomContext)(32)).toString('base64url')
  answerOf(await context.get(callContext)(keepDraft, { body: { key, content: Json.parse(filling) } }))
  return setCookie('__Host-equality', key)
}

/** Leaves nothing behind: answers the cookie to set. */
export const dropAnswers = async (request: Request, context: Context): Promise<string> => {
  const key = keyOf(request)
  if (key) answerOf(await context.get(callContext)(dropDraft, { body: { key } }))
  return clearCookie('__Host-equality')
}

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
