import type { FieldError } from '../components/field.ts'
import { type FormValues, first } from '../components/form-values.ts'

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
