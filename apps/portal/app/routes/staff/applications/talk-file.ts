import { calendarFile, given } from '@heard/contracts'
import { data, type LoaderFunctionArgs } from 'react-router'
import { originContext } from '../../../contexts.ts'
import { calendarAnswer } from '../../../services/calendar-answer.ts'
import { theApplication } from './one.server.ts'

/** The talk for a colleague's calendar. It names nobody: the link leads to who it is about. */
export const loader = async (args: LoaderFunctionArgs): Promise<Response> => {
  const { programme, application, one } = await theApplication(args)
  const { talk, reference } = one
  if (!talk) throw data(null, { status: 404 })
  const { place, ...times } = talk
  const origin = args.context.get(originContext)
  const entry = {
    ...times,
    ...given({ place }),
    uid: `talk-${application}@${new URL(origin).host}`,
    title: { language: 'en', text: `Talk with an applicant (${reference})` },
    address: `${origin}/staff/${programme}/applications/${application}`,
  }
  return calendarAnswer(`talk-${talk.startsAt.slice(0, 10)}`, calendarFile([entry]))
}
