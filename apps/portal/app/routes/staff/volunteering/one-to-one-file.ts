import { calendarFile, given } from '@heard/contracts'
import { myCare } from '@heard/contracts/champions'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext, originContext } from '../../../contexts.ts'
import { calendarAnswer } from '../../../services/calendar-answer.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

/** A one-to-one for the champion's calendar, which others may see: it says no more than that there is one. */
export const loader = async ({ params, context }: LoaderFunctionArgs): Promise<Response> => {
  const { care } = answerOf(await context.get(callContext)(myCare, { params: { programme: programmeOf(params) } }))
  const one = care?.meetings.find(({ meeting }) => meeting === params.meeting)
  if (!one) throw data(null, { status: 404 })
  const { meeting, startsAt, endsAt, changedAt, sequence, cancelled, place } = one
  const entry = {
    startsAt,
    endsAt,
    changedAt,
    sequence,
    cancelled,
    ...given({ place }),
    uid: `one-to-one-${meeting}@${new URL(context.get(originContext)).host}`,
    title: { language: 'en', text: 'Talk with the team' },
  }
  return calendarAnswer(`talk-${startsAt.slice(0, 10)}`, calendarFile([entry]))
}
