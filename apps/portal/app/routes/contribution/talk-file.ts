import { calendarFile, given } from '@heard/contracts'
import { myApplication } from '@heard/contracts/champions'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext, originContext } from '../../contexts.ts'
import { languageOf } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { calendarAnswer } from '../../services/calendar-answer.ts'
import { answerOf } from '../../services/calling.ts'
import { receiptOrCode } from './receipt-cookie.ts'

/** The talk for the applicant's calendar, which others may see: it says no more than that there is one. */
export const loader = async ({ request, context }: LoaderFunctionArgs): Promise<Response> => {
  const { application, talk } = answerOf(await context.get(callContext)(myApplication, { body: { receipt: receiptOrCode(request) } }))
  if (!talk) throw data(null, { status: 404 })
  const language = languageOf(request)
  const { place, ...times } = talk
  const entry = {
    ...times,
    ...given({ place }),
    uid: `talk-${application}@${new URL(context.get(originContext)).host}`,
    title: { language, text: translator(language)('application.talk') },
  }
  return calendarAnswer(`talk-${talk.startsAt.slice(0, 10)}`, calendarFile([entry]))
}
