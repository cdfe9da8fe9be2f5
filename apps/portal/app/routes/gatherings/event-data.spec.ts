import type { GatheringView } from '@heard/contracts/events'
import { expect, it } from 'vitest'
import { eventData } from './event-data.ts'

const local = (text: string) => ({ language: 'en', text })
const gathering: GatheringView = {
  gathering: 'g1',
  kind: 'hear-me',
  startsAt: '2026-12-05T10:00:00Z',
  endsAt: '2026-12-05T13:00:00Z',
  communities: [],
  meeting: 'mixed',
  access: [],
  capacity: 50,
  sequence: 0,
  changedAt: '2026-11-29T10:00:00Z',
  title: local('Hear Me </script><script>alert(1)</script>'),
  place: local('Library'),
  about: local('Lunch.'),
  parts: [],
}
const about = { organiser: 'Luton', page: 'https://heard.example/programmes/p/gatherings/g1' }

it('is what was announced, and cannot end the element it stands in', () => {
  const text = eventData(gathering, about)
  expect(text.includes('<')).toBe(false)
  expect(JSON.parse(text)).toStrictEqual({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: gathering.title.text,
    description: 'Lunch.',
    inLanguage: 'en',
    startDate: '2026-12-05T10:00:00Z',
    endDate: '2026-12-05T13:00:00Z',
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
    location: [
      { '@type': 'Place', name: 'Library', address: 'Library' },
      { '@type': 'VirtualLocation', url: about.page },
    ],
    maximumAttendeeCapacity: 50,
    isAccessibleForFree: true,
    organizer: { '@type': 'Organization', name: 'Luton' },
    url: about.page,
  })
})

it('says that it is cancelled', () => {
  expect(JSON.parse(eventData({ ...gathering, cancelled: local('Flooded') }, about)).eventStatus).toBe('https://schema.org/EventCancelled')
})
