import { myEquality, questionsAsked, showProgramme } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, redirect } from 'react-router'
import { callContext } from '../../../contexts.ts'
import { languageOf, localPath } from '../../../i18n/language.ts'
import { answerOf } from '../../../services/calling.ts'
import { receiptOrCode } from '../receipt-cookie.ts'

export const equalityPath = (page = ''): string => `/my-contribution/equality${page}`

type Where = Pick<ActionFunctionArgs, 'request' | 'context'>

/** What a programme asks, and what is agreed to by answering. Where it asks nothing there is no page. */
export const readQuestions = async ({ request, context }: Where, programme: string) => {
  const called = await context.get(callContext)(showProgramme, { params: { programme }, query: { language: languageOf(request) } })
  const { equality, minimumAge } = answerOf(called)
  if (!equality) throw data(null, { status: 404 })
  return { notice: equality.notice, questions: questionsAsked(equality.topics, minimumAge) }
}

/** The same for the programme of a receipt, with what was answered. */
export const readMine = async (where: Where) => {
  const receipt = receiptOrCode(where.request)
  const mine = answerOf(await where.context.get(callContext)(myEquality, { body: { receipt } }))
  return { ...mine, ...(await readQuestions(where, mine.programme)) }
}

/** Goes on to a page about equality after a form, in the language of the form. */
export const goOn = (request: Request, page: string, cookie?: string): Response =>
  redirect(localPath(languageOf(request), equalityPath(page)), { status: 303, ...(cookie ? { headers: { 'set-cookie': cookie } } : {}) })
