import type { FieldError } from '../components/field.ts'
import { type FormValues, first } from '../components/form.tsx'

export type DayRead = { readonly day: string | undefined } | { readonly error: FieldError }

const part = (values: FormValues, name: string): string => (first(values, name) ?? '').trim()

const isDay = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === day
}

/**
 * The day typed into the three fields of a date input (`name-day`, `name-month`, `name-year`), as `2026-11-22`. Undefined when all three are empty.
 * `what`: what the day is, to begin a message with, such as "The due day".
 */
export const readDay = (values: FormValues, name: string, what: string): DayRead => {
  const [day, month, year] = [part(values, `${name}-day`), part(values, `${name}-month`), part(values, `${name}-year`)]
  if (!day && !month && !year) return { day: undefined }
  const missing = (
    [
      ['day', day],
      ['month', month],
      ['year', year],
    ] as const
  )
    .filter(([, text]) => !text)
    .map(([each]) => each)
  const [absent] = missing
  if (absent) return { error: { field: `${name}-${absent}`, message: `${what} must include a ${missing.join(' and a ')}` } }
  if (!/^\d{4}$/.test(year)) return { error: { field: `${name}-year`, message: `${what} must have a year of 4 numbers` } }
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !isDay(read)) {
    return { error: { field: `${name}-day`, message: `${what} must be a real day, such as 27 3 2027` } }
  }
  return { day: read }
}

/** A day as the three fields hold it. */
export const dayValues = (name: string, day: string): FormValues => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { [`${name}-day`]: [String(Number(date))], [`${name}-month`]: [String(Number(month))], [`${name}-year`]: [year] }
}

const minutesAhead = (moment: number): number => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(moment)
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)?.value)
  return Math.round((Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - moment) / 60_000)
}

/** The moment in UTC of a day and a time (`13:30`) in Britain, summer or winter. Undefined when the time is none. */
export const britishMoment = (day: string, time: string): string | undefined => {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const asUtc = Date.parse(`${day}T${hours.padStart(2, '0')}:${minutes}:00Z`)
  return new Date(asUtc - minutesAhead(asUtc) * 60_000).toISOString()
}

/** A moment as its day and time in Britain: `2026-11-22` and `13:30`. */
export const britishTime = (moment: string): { readonly day: string; readonly time: string } => {
  const at = Date.parse(moment)
  const local = new Date(at + minutesAhead(at) * 60_000).toISOString()
  return { day: local.slice(0, 10), time: local.slice(11, 16) }
}
