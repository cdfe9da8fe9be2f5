import { britishMoment, britishTime } from '@heard/contracts'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import { dayValues, readDay } from '../../services/day-input.ts'
import { checkTyped } from '../../services/typed.ts'

const MINUTE_MS = 60_000
const shortest = 5

const minutesIn = (values: FormValues, longest: number): number | undefined => {
  const typed = (first(values, 'minutes') ?? '').trim()
  const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return minutes >= shortest && minutes <= longest ? minutes : undefined
}

const noError = <T>(error: T | undefined): error is T => error !== undefined

type When = { readonly startsAt: string; readonly minutes: number; readonly place: string }

/** When and where people meet, as it was typed; or what is still to be said. */
export const readWhen = (values: FormValues, longest = 480): { readonly errors: readonly FieldError[] } | { readonly when: When } => {
  const on = readDay(values, 'on', 'The day')
  const day = 'error' in on ? undefined : on.day
  const startsAt = britishMoment(day ?? '2026-01-01', first(values, 'from') ?? '')
  const minutes = minutesIn(values, longest)
  const errors = [
    'error' in on ? on.error : day === undefined ? { field: 'on-day', message: 'Enter the day' } : undefined,
    startsAt === undefined ? { field: 'from', message: 'Enter when it starts, such as 10:00' } : undefined,
    minutes === undefined ? { field: 'minutes', message: `Enter how long it takes, from ${shortest} to ${longest} minutes` } : undefined,
    ...checkTyped(values, [{ name: 'place', longest: 500, missing: 'Enter where you meet, or how you talk' }]),
  ].filter(noError)
  if (errors.length > 0 || startsAt === undefined || minutes === undefined) return { errors }
  return { when: { startsAt, minutes, place: first(values, 'place') ?? '' } }
}

/** Where a refusal is shown. */
export const whenFields = { otherwise: 'on-day', paths: { startsAt: 'from', minutes: 'minutes', place: 'place' } }

type Arranged = { readonly startsAt: string; readonly endsAt: string; readonly place?: string | undefined }

/** The form as it is first shown: what is arranged already, or half an hour. */
export const whenValues = (arranged: Arranged | undefined): FormValues => {
  if (!arranged) return { minutes: ['30'] }
  const { day, time } = britishTime(arranged.startsAt)
  return {
    ...dayValues('on', day),
    from: [time],
    minutes: [String(Math.round((Date.parse(arranged.endsAt) - Date.parse(arranged.startsAt)) / MINUTE_MS))],
    place: [arranged.place ?? ''],
  }
}
