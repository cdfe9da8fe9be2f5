import { britishMoment, britishTime } from '@heard/contracts'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'

export type Every = 'week' | 'two-weeks' | 'month'
type Times = { readonly startsAt: string; readonly endsAt: string }

const DAY_MS = 86_400_000
const MOST = 52

const plusDays = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** The same day of the week in a later month, such as its second Friday; the last one, where there is no fifth. */
const inMonth = (day: string, months: number): string => {
  const date = new Date(day)
  const nth = Math.floor((date.getUTCDate() - 1) / 7)
  const begin = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const offset = (date.getUTCDay() - begin.getUTCDay() + 7) % 7
  const found = plusDays(begin.toISOString().slice(0, 10), offset + nth * 7)
  return found.slice(0, 7) === begin.toISOString().slice(0, 7) ? found : plusDays(found, -7)
}

/** The days after this one, `times` in all with it. */
export const daysAfter = (day: string, every: Every, times: number): string[] =>
  Array.from({ length: times - 1 }, (_, index) =>
    every === 'month' ? inMonth(day, index + 1) : plusDays(day, (index + 1) * (every === 'week' ? 7 : 14)),
  )

const moved = (moment: string, from: string, to: string): string => {
  const { day, time } = britishTime(moment)
  return britishMoment(plusDays(day, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)), time) ?? moment
}

type Reading =
  | { readonly errors: readonly FieldError[]; readonly more?: undefined }
  | { readonly errors?: undefined; readonly more: Times[] | undefined }

/** When the others of a series are, at the same hour by the clock on the wall; nothing where it takes place once. */
export const readRepeat = (values: FormValues, { startsAt, endsAt }: Times): Reading => {
  const every = first(values, 'every') ?? 'once'
  if (every !== 'week' && every !== 'two-weeks' && every !== 'month') return { more: undefined }
  const typed = (first(values, 'occasions') ?? '').trim()
  const times = /^\d{1,2}$/.test(typed) ? Number(typed) : 0
  if (times < 2 || times > MOST) return { errors: [{ field: 'occasions', message: `Enter how often it takes place in all, from 2 to ${MOST}` }] }
  const { day } = britishTime(startsAt)
  return { more: daysAfter(day, every, times).map((each) => ({ startsAt: moved(startsAt, day, each), endsAt: moved(endsAt, day, each) })) }
}
