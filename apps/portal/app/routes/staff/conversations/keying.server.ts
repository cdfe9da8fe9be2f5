import {
  type GivenAnswers,
  type ProgrammeView,
  type QuestionnaireView,
  questionnaireFor,
  questionsIn,
  showProgramme,
} from '@heard/contracts/engagement'
import { data, type LoaderFunctionArgs } from 'react-router'
import type { FieldError } from '../../../components/field.ts'
import type { FormValues } from '../../../components/form.tsx'
import { callContext } from '../../../contexts.ts'
import { type AnswerRead, readAnswer } from '../../../conversation/read-answer.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { type One, oneConversation } from './one.server.ts'

/** A form as it was printed: in which words, and what is agreed to. */
export type Sheet = One & {
  readonly chosen: { readonly language: string; readonly words: 'standard' | 'easy' }
  readonly programme: ProgrammeView
  readonly shown: QuestionnaireView
}

/** @throws 403 for somebody who may not key in answers here */
export const sheetOf = async (args: LoaderFunctionArgs): Promise<Sheet> => {
  const { params, context, request } = args
  if (!mayHere(context.get(principalContext), 'conversation.key', programmeOf(params))) throw data(null, { status: 403 })
  const one = await oneConversation(args)
  const asked = new URL(request.url).searchParams
  const language = one.view.languages.find((tag) => tag === asked.get('language')) ?? 'en'
  const words = asked.get('words') === 'easy' ? 'easy' : 'standard'
  const called = await context.get(callContext)(showProgramme, { params: { programme: one.place.programme }, query: { language } })
  const shown = questionnaireFor(one.conversation.content, { language, easyRead: words === 'easy' })
  return { ...one, chosen: { language, words }, programme: answerOf(called), shown }
}

const faultText = (read: Extract<AnswerRead, { fault: string }>): string => {
  if (read.fault === 'ranks') return 'Give each place to one thing only, from 1 on and without a gap'
  return read.fault === 'too-long' ? `Use ${read.longest} characters or fewer` : 'Choose an answer that is there'
}

const errorIn = (number: number, read: AnswerRead): FieldError[] =>
  'fault' in read ? [{ field: read.field, message: `Question ${number}: ${faultText(read)}` }] : []

/** What was keyed of all questions; what does not fit, by the number that the question has on paper. */
export const readAnswers = (
  { shown }: Pick<Sheet, 'shown'>,
  values: FormValues,
): { readonly answers: GivenAnswers; readonly errors: readonly FieldError[] } => {
  const reads = questionsIn(shown.sections).map((question) => ({ question, read: readAnswer(question, values) }))
  return {
    answers: Object.fromEntries(reads.flatMap(({ question, read }) => ('answer' in read ? [[question.question, read.answer] as const] : []))),
    errors: reads.flatMap(({ read }, index) => errorIn(index + 1, read)),
  }
}
