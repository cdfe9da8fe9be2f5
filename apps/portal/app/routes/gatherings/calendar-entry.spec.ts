import type { GatheringView } from '@heard/contracts/events'
import { expect, it } from 'vitest'
import { calendarEntry } from './calendar-entry.ts'

const local = (text: string) => ({ language: 'en', text })
const gathering: GatheringView = {
  gathering: 'g1',
  kind: 'hear-me',
  startsAt: '2026-12-05T10:00:00Z',
  endsAt: '2026-12-05T13:00:00Z',
  communities: [],
  access: [],
  sequence: 2,
  changedAt: '2026-11-29T10:00:00Z',
  title: local('Hear Me'),
  place: local('Library'),
  about: local('Bring a friend.'),
  parts: [
    { time: '10:00', kind: 'speaker', title: 'Welcome' },
    { time: '12:30', kind: 'food', title: 'Lunch' },
  ],
  agenda: local('Come and go.'),
}

it('says what happens there, and when it was changed last', () => {
  expect(calendarEntry(gathering, 'https://heard.example/programmes/p/gatherings')).toStrictEqual({
    uid: 'g1@heard.example',
    startsAt: '2026-12-05T10:00:00Z',
    endsAt: '2026-12-05T13:00:00Z',
    changedAt: '2026-11-29T10:00:00Z',
    sequence: 2,
    cancelled: false,
    title: local('Hear Me'),
    place: 'Library',
    about: 'Bring a friend.\n\n10:00 Welcome\n12:30 Lunch\n\nCome and go.',
    address: 'https://heard.example/programmes/p/gatherings/g1',
  })
})

it('begins with the reason when it is cancelled', () => {
  const { cancelled, about } = calendarEntry({ ...gathering, cancelled: local('Flooded') }, 'https://heard.example/x')
  expect([cancelled, about?.split('\n')[0]]).toStrictEqual([true, 'Flooded'])
})
