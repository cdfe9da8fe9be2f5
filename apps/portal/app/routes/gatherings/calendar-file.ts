import type { GatheringView } from '@heard/contracts/events'

type CalendarFile = { readonly gathering: GatheringView; readonly host: string; readonly address: string; readonly now: string }

const stamp = (moment: string): string => `${new Date(moment).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** RFC 5545, 3.3.11. */
const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r\n|\r|\n/g, '\\n')

const limit = 75
const encoder = new TextEncoder()

/** RFC 5545, 3.1: no line longer than 75 bytes; a character is never cut. */
const folded = (line: string): string => {
  const lines: string[] = []
  let current = ''
  for (const character of line) {
    if (encoder.encode(current + character).length > limit) {
      lines.push(current)
      current = ` ${character}`
    } else current += character
  }
  return [...lines, current].join('\r\n')
}

/** A gathering for somebody's calendar (text/calendar); a cancelled one is taken out of it again. */
export const calendarFile = ({ gathering, host, address, now }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Heard//Gatherings//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${gathering.gathering}@${host}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(gathering.startsAt)}`,
    `DTEND:${stamp(gathering.endsAt)}`,
    `SEQUENCE:${gathering.cancelled ? 1 : 0}`,
    `STATUS:${gathering.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `SUMMARY;LANGUAGE=${gathering.title.language}:${escaped(gathering.title.text)}`,
    `LOCATION:${escaped(gathering.place.text)}`,
    `DESCRIPTION:${escaped(gathering.about.text)}`,
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n')
