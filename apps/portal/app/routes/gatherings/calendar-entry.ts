import type { CalendarEntry } from '@heard/contracts'
import type { GatheringView } from '@heard/contracts/events'

/** A gathering as an entry of somebody's calendar; `page`: where gatherings of its programme are, with the origin. */
export const calendarEntry = (
  { gathering, startsAt, endsAt, changedAt, sequence, cancelled, title, place, about, parts, agenda }: GatheringView,
  page: string,
): CalendarEntry => ({
  uid: `${gathering}@${new URL(page).host}`,
  startsAt,
  endsAt,
  changedAt,
  sequence,
  cancelled: cancelled !== undefined,
  title,
  place: place.text,
  about: [cancelled?.text, about.text, parts.length === 0 ? undefined : parts.map((part) => `${part.time} ${part.title}`).join('\n'), agenda?.text]
    .filter((text) => text !== undefined)
    .join('\n\n'),
  address: `${page}/${gathering}`,
})
