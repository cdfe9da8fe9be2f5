import type { GatheringView } from '@heard/contracts/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile } from './calendar-file.ts'

const local = (text: string) => ({ language: 'en', text })
const gathering: GatheringView = {
  gathering: '0198c6a0-0000-7000-8000-000000000001',
  kind: 'hear-me',
  startsAt: '2026-12-05T10:00:00.000Z',
  endsAt: '2026-12-05T13:00:00.000Z',
  title: local('Hear Me: cancer; what helps, what hinders'),
  place: local('Library,\nSt George’s Square'),
  about: local('Bring a friend.'),
}
const about = { host: 'heard.example', address: 'https://heard.example/programmes/p/gatherings', now: '2026-11-23T09:00:00Z' }
const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n')

describe('a gathering’s calendar file', () => {
  it('tells a calendar when, where and what', () => {
    expect(unfolded(calendarFile({ gathering, ...about }))).toStrictEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Heard//Gatherings//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:0198c6a0-0000-7000-8000-000000000001@heard.example',
      'DTSTAMP:20261123T090000Z',
      'DTSTART:20261205T100000Z',
      'DTEND:20261205T130000Z',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'SUMMARY;LANGUAGE=en:Hear Me: cancer\\; what helps\\, what hinders',
      'LOCATION:Library\\,\\nSt George’s Square',
      'DESCRIPTION:Bring a friend.',
      'URL:https://heard.example/programmes/p/gatherings',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('takes a cancelled gathering out of calendars', () => {
    const lines = unfolded(calendarFile({ gathering: { ...gathering, cancelled: local('The hall is flooded') }, ...about }))
    expect(lines.filter((line) => /^(SEQUENCE|STATUS):/.test(line))).toStrictEqual(['SEQUENCE:1', 'STATUS:CANCELLED'])
  })

  it('has no line longer than 75 bytes and loses no character, in any language', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const file = calendarFile({ gathering: { ...gathering, about: local(text.replaceAll(/\p{Cc}/gu, '')) }, ...about })
        expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        const description = unfolded(file).find((line) => line.startsWith('DESCRIPTION:'))
        expect(description?.replaceAll(/\\([\\;,])/g, '$1')).toBe(`DESCRIPTION:${text.replaceAll(/\p{Cc}/gu, '')}`)
      }),
    )
  })
})
