import { calendarFile } from '@heard/contracts'
import type { LoaderFunctionArgs } from 'react-router'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath } from '../../i18n/language.ts'
import { programmeContext } from '../../services/programme.ts'
import { calendarEntry } from './calendar-entry.ts'
import { oneGathering } from './one.server.ts'

/** One gathering as a file to add to a calendar. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const gathering = await oneGathering({ params, context })
  const page = `${context.get(originContext)}${localPath(languageOf(request), `/programmes/${context.get(programmeContext).id}/gatherings`)}`
  return new Response(calendarFile([calendarEntry(gathering, page)]), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="gathering-${gathering.startsAt.slice(0, 10)}.ics"`,
    },
  })
}
