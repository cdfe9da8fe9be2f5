import { calendarFile } from '@heard/contracts'
import { listGatherings } from '@heard/contracts/events'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext, originContext } from '../../contexts.ts'
import { languageOf, localPath } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext } from '../../services/programme.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id } = context.get(programmeContext)
  const { gatherings } = answerOf(await context.get(callContext)(listGatherings, { params: { programme: id } }))
  const found = gatherings.find((each) => each.gathering === params.gathering)
  if (!found) throw data(null, { status: 404 })
  const { gathering, startsAt, endsAt, title, place, about, cancelled } = found
  const origin = context.get(originContext)
  const file = calendarFile([
    {
      uid: `${gathering}@${new URL(origin).host}`,
      startsAt,
      endsAt,
      changedAt: new Date().toISOString(),
      sequence: cancelled ? 1 : 0,
      cancelled: cancelled !== undefined,
      title,
      place: place.text,
      about: about.text,
      address: `${origin}${localPath(languageOf(request), `/programmes/${id}/gatherings`)}#${gathering}`,
    },
  ])
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="gathering-${startsAt.slice(0, 10)}.ics"`,
    },
  })
}
