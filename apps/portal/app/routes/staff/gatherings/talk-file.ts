import { calendarFile, given } from '@heard/contracts'
import { data, type LoaderFunctionArgs } from 'react-router'
import { originContext } from '../../../contexts.ts'
import { calendarAnswer } from '../../../services/calendar-answer.ts'
import { oneRequest } from './request.server.ts'

/** The talk for the calendar of whoever goes there, which others may see: it says no more than that there is one. */
export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { request, state, talk } = await oneRequest({ params, context })
  if (!talk) throw data(null, { status: 404 })
  const { place, ...times } = talk
  const entry = {
    ...times,
    ...given({ place }),
    cancelled: state === 'declined',
    uid: `talk-${request}@${new URL(context.get(originContext)).host}`,
    title: { language: 'en', text: 'Talk about a mini Hear Me event' },
  }
  return calendarAnswer(`talk-${talk.startsAt.slice(0, 10)}`, calendarFile([entry]))
}
