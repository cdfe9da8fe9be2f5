import { listGatherings } from '@heard/contracts/events'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext, originContext } from '../../contexts.ts'
import { languageOf, localPath } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext } from '../../services/programme.ts'
import { calendarFile } from './calendar-file.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id } = context.get(programmeContext)
  const { gatherings } = answerOf(await context.get(callContext)(listGatherings, { params: { programme: id } }))
  const gathering = gatherings.find((each) => each.gathering === params.gathering)
  if (!gathering) throw data(null, { status: 404 })
  const origin = context.get(originContext)
  const address = `${origin}${localPath(languageOf(request), `/programmes/${id}/gatherings`)}#${gathering.gathering}`
  const file = calendarFile({ gathering, host: new URL(origin).host, address, now: new Date().toISOString() })
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="gathering-${gathering.startsAt.slice(0, 10)}.ics"`,
    },
  })
}
