import type { LocalText } from './values.ts'

/** One entry of a calendar. `sequence` grows with every change and with the cancellation, so that calendars take the newer one. */
export type CalendarEntry = {
  /** The same for ever, such as `<id>@<host>`. */
  readonly uid: string
  readonly startsAt: string
  readonly endsAt: string
  /** When it was last changed. */
  readonly changedAt: string
  readonly sequence: number
  readonly cancelled: boolean
  readonly title: LocalText
  readonly place?: string
  readonly about?: string
  /** Its page. */
  readonly address?: string
}

/** What a feed is called, and how often calendars should ask for it again. */
export type CalendarFeed = { readonly name: string; readonly hours: number }

const zone = 'Europe/London'
const zoneLines = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0100',
  'TZNAME:BST',
  'DTSTART:19960331T010000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0000',
  'TZNAME:GMT',
  'DTSTART:19961027T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

const stamp = (moment: string): string => `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

const inLondon = (milliseconds: number): string => {
  const parts = new Map(clock.formatToParts(milliseconds).map(({ type, value }) => [type, value]))
  const of = (...types: readonly Intl.DateTimeFormatPartTypes[]): string => types.map((type) => parts.get(type) ?? '').join('')
  return `${of('year', 'month', 'day')}T${of('hour', 'minute', 'second')}`
}

const HOUR_MS = 3_600_000

/** In London's time, so that people read ten wherever the clocks stand. The hour that comes twice is told in UTC: calendars differ in which of the two they take. */
const timed = (name: string, moment: string): string => {
  const at = Date.parse(moment)
  const local = inLondon(at)
  const isTwice = [at - HOUR_MS, at + HOUR_MS].some((other) => inLondon(other) === local)
  return isTwice ? `${name}:${stamp(moment)}` : `${name};TZID=${zone}:${local}`
}

/** RFC 5545, 3.3.11: other control characters have no place in a text. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n')
    .replaceAll(/(?!\t)\p{Cc}/gu, '')

const longest = 75
const encoder = new TextEncoder()

/** RFC 5545, 3.1: no line longer than 75 bytes; a character is never cut. */
const folded = (line: string): string => {
  const lines: string[] = []
  let current = ''
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > longest) {
      lines.push(current)
      current = ' '
      bytes = 1
    }
    current += character
    bytes += size
  }
  return [...lines, current].join('\r\n')
}

const entryLines = ({ uid, startsAt, endsAt, changedAt, sequence, cancelled, title, place, about, address }: CalendarEntry): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTAMP:${stamp(changedAt)}`,
  `LAST-MODIFIED:${stamp(changedAt)}`,
  timed('DTSTART', startsAt),
  timed('DTEND', endsAt),
  `SEQUENCE:${sequence}`,
  `STATUS:${cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `SUMMARY;LANGUAGE=${title.language}:${escaped(title.text)}`,
  ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
  ...(about === undefined ? [] : [`DESCRIPTION:${escaped(about)}`]),
  ...(address === undefined ? [] : [`URL:${address}`]),
  'END:VEVENT',
]

/** Entries as text/calendar (RFC 5545): one to add to a calendar, or a feed that calendars follow. A cancelled entry is taken out of them again. */
export const calendarFile = (entries: readonly CalendarEntry[], feed?: CalendarFeed): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Heard//Calendar//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...(feed
      ? [
          `NAME:${escaped(feed.name)}`,
          `X-WR-CALNAME:${escaped(feed.name)}`,
          `REFRESH-INTERVAL;VALUE=DURATION:PT${feed.hours}H`,
          `X-PUBLISHED-TTL:PT${feed.hours}H`,
        ]
      : []),
    ...zoneLines,
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
