import type { GatheringView } from '@heard/contracts/events'

const modes = {
  venue: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  mixed: 'MixedEventAttendanceMode',
} as const

type About = { readonly organiser: string; readonly page: string }

/** A gathering for search engines (schema.org Event, JSON-LD), as the text of a script element: nothing in it can end that element. */
export const eventData = (gathering: GatheringView, { organiser, page }: About): string => {
  const { startsAt, endsAt, title, place, about, meeting = 'venue', cancelled, capacity } = gathering
  const venue = { '@type': 'Place', name: place.text, address: place.text }
  const online = { '@type': 'VirtualLocation', url: page }
  return JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: title.text,
    description: about.text,
    inLanguage: title.language,
    startDate: startsAt,
    endDate: endsAt,
    eventStatus: `https://schema.org/${cancelled ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${modes[meeting]}`,
    location: meeting === 'venue' ? venue : meeting === 'online' ? online : [venue, online],
    ...(capacity === undefined ? {} : { maximumAttendeeCapacity: capacity }),
    isAccessibleForFree: true,
    organizer: { '@type': 'Organization', name: organiser },
    url: page,
  }).replaceAll('<', String.raw`\u003c`)
}
