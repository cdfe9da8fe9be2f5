import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { describe, expect, it } from 'vitest'
import { type CalendarEntry, calendarFile } from './calendar.ts'

const entry: CalendarEntry = {
  uid: 'one@heard.example',
  startsAt: '2026-12-05T10:00:00.000Z',
  endsAt: '2026-12-05T13:00:00.000Z',
  changedAt: '2026-11-23T09:00:00.000Z',
  sequence: 0,
  cancelled: false,
  title: { language: 'en', text: 'Hear Me: cancer; what helps, what hinders' },
  place: 'Library,\nSt George’s Square',
  about: 'Bring a friend.',
  address: 'https://heard.example/programmes/p/gatherings/one',
}
const unfolded = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n')
const linesOf = (file: string, begin: string, end: string): string[] => {
  const lines = unfolded(file)
  return lines.slice(lines.indexOf(begin), lines.indexOf(end) + 1)
}

type Read = {
  readonly uid: string
  readonly start: string
  readonly end: string
  readonly title: string
  readonly place: string
  readonly about: string
  readonly status: string
  readonly sequence: number
}

const byIcalJs = (file: string): Read[] => {
  const calendar = new ICAL.Component(ICAL.parse(file))
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      title: event.summary,
      place: event.location,
      about: event.description,
      status: String(component.getFirstPropertyValue('status')),
      sequence: event.sequence,
    }
  })
}

const textOf = (value: unknown): string => (typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value))

const byNodeIcal = (file: string): Read[] =>
  Object.values(nodeIcal.sync.parseICS(file)).flatMap((event) =>
    event?.type === 'VEVENT'
      ? [
          {
            uid: event.uid,
            start: event.start.toISOString(),
            end: event.end?.toISOString() ?? '',
            title: textOf(event.summary),
            place: textOf(event.location),
            about: textOf(event.description),
            status: String(event.status),
            sequence: Number(event.sequence),
          },
        ]
      : [],
  )

const asRead = ({ uid, startsAt, endsAt, title, place = '', about = '', cancelled, sequence }: CalendarEntry): Read => ({
  uid,
  start: new Date(startsAt).toISOString(),
  end: new Date(endsAt).toISOString(),
  title: title.text,
  place,
  about,
  status: cancelled ? 'CANCELLED' : 'CONFIRMED',
  sequence,
})

describe('a calendar file', () => {
  it('tells a calendar when, where and what', () => {
    expect(linesOf(calendarFile([entry]), 'BEGIN:VEVENT', 'END:VEVENT')).toStrictEqual([
      'BEGIN:VEVENT',
      'UID:one@heard.example',
      'DTSTAMP:20261123T090000Z',
      'LAST-MODIFIED:20261123T090000Z',
      'DTSTART;TZID=Europe/London:20261205T100000',
      'DTEND;TZID=Europe/London:20261205T130000',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
      'SUMMARY;LANGUAGE=en:Hear Me: cancer\\; what helps\\, what hinders',
      'LOCATION:Library\\,\\nSt George’s Square',
      'DESCRIPTION:Bring a friend.',
      'URL:https://heard.example/programmes/p/gatherings/one',
      'END:VEVENT',
    ])
  })

  it('leaves out what is not known, and names a feed', () => {
    const { place: _place, about: _about, address: _address, ...bare } = entry
    const lines = unfolded(calendarFile([bare], { name: 'Luton; cancer', hours: 6 }))
    expect(lines.filter((line) => /^(LOCATION|DESCRIPTION|URL)/.test(line))).toStrictEqual([])
    expect(lines.slice(0, 9)).toStrictEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Heard//Calendar//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'NAME:Luton\\; cancer',
      'X-WR-CALNAME:Luton\\; cancer',
      'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
      'X-PUBLISHED-TTL:PT6H',
    ])
  })

  it('has no line longer than 75 bytes and loses no character, in any language', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        const text = typed.replaceAll(/\p{Cc}/gu, '')
        const file = calendarFile([{ ...entry, about: text }])
        expect(file.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        const description = unfolded(file).find((line) => line.startsWith('DESCRIPTION:'))
        expect(description?.replaceAll(/\\([\\;,])/g, '$1')).toBe(`DESCRIPTION:${text}`)
      }),
    )
  })

  it('takes no control characters along, and begins no line of its own', () => {
    const lines = unfolded(calendarFile([{ ...entry, about: 'one\u0000\u0007\r\nEND:VEVENT\rtwo\tthree' }]))
    expect(lines.filter((line) => line.startsWith('DESCRIPTION:') || line === 'END:VEVENT')).toStrictEqual([
      'DESCRIPTION:one\\nEND:VEVENT\\ntwo\tthree',
      'END:VEVENT',
    ])
  })
})

describe.each([
  ['ical.js', byIcalJs],
  ['node-ical', byNodeIcal],
])('read by %s', (_, read) => {
  it('is what was written, in several languages, changed and cancelled', () => {
    const entries = [
      entry,
      {
        ...entry,
        uid: 'two@heard.example',
        sequence: 3,
        title: { language: 'ur', text: 'ہیئر می: علاج کے بعد، کیا؟' },
        about: 'a\\ b, c; d\n'.repeat(20).trim(),
      },
      { ...entry, uid: 'three@heard.example', sequence: 4, cancelled: true },
    ]
    expect(read(calendarFile(entries, { name: 'Gatherings', hours: 6 }))).toStrictEqual(entries.map(asRead))
  })

  it.each([
    ['the week before the clocks go forward', '2027-03-21T10:00:00.000Z', '2027-03-21T12:00:00.000Z'],
    ['over the night in which they go forward', '2027-03-27T23:30:00.000Z', '2027-03-28T02:30:00.000Z'],
    ['the week after', '2027-04-04T09:00:00.000Z', '2027-04-04T11:00:00.000Z'],
    ['the week before the clocks go back', '2027-10-24T09:00:00.000Z', '2027-10-24T11:00:00.000Z'],
    ['over the night in which they go back', '2027-10-30T22:30:00.000Z', '2027-10-31T02:30:00.000Z'],
    ['in the hour that comes twice, the first time', '2027-10-31T00:15:00.000Z', '2027-10-31T00:45:00.000Z'],
    ['in the hour that comes twice, the second time', '2027-10-31T01:15:00.000Z', '2027-10-31T01:45:00.000Z'],
    ['the week after that', '2027-11-07T10:00:00.000Z', '2027-11-07T12:00:00.000Z'],
  ])('is at its moment: %s', (_name, startsAt, endsAt) => {
    const one = { ...entry, startsAt, endsAt }
    expect(read(calendarFile([one]))).toStrictEqual([asRead(one)])
  })
})

it('says ten in the morning in London on both sides of the clock change', () => {
  const weekly = ['2027-10-24T09:00:00.000Z', '2027-11-07T10:00:00.000Z'].map((startsAt) => calendarFile([{ ...entry, startsAt, endsAt: startsAt }]))
  expect(weekly.flatMap((file) => unfolded(file).filter((line) => line.startsWith('DTSTART;')))).toStrictEqual([
    'DTSTART;TZID=Europe/London:20271024T100000',
    'DTSTART;TZID=Europe/London:20271107T100000',
  ])
})
