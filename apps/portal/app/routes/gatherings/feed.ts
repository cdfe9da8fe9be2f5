import { calendarFile } from '@heard/contracts'
import { data, type LoaderFunctionArgs } from 'react-router'
import { originContext } from '../../contexts.ts'
import { languageOf, localPath } from '../../i18n/language.ts'
import { programmeContext } from '../../services/programme.ts'
import { calendarEntry } from './calendar-entry.ts'
import { gatheringsOf } from './one.server.ts'

const HOURS = 6
const KEPT_MS = 180 * 86_400_000

/** Gatherings of the last half year and all to come, for calendars that follow them; with `?community=`, those for that community and those for all. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { id, name, communities } = context.get(programmeContext)
  const asked = new URL(request.url).searchParams.get('community')
  const community = communities.find((each) => each.id === asked)
  if (asked !== null && !community) throw data(null, { status: 404 })
  const page = `${context.get(originContext)}${localPath(languageOf(request), `/programmes/${id}/gatherings`)}`
  const since = new Date(Date.now() - KEPT_MS).toISOString()
  const shown = (await gatheringsOf({ context })).filter(
    (each) => each.endsAt >= since && (!community || each.communities.length === 0 || each.communities.includes(community.id)),
  )
  const title = community ? `${name.text}: ${community.name.text}` : name.text
  const file = calendarFile(
    shown.map((each) => calendarEntry(each, page)),
    { name: title, hours: HOURS },
  )
  return new Response(file, { headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'public, max-age=900' } })
}
