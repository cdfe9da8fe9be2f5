import { britishMoment, britishTime } from '@heard/contracts'
import { DateInput } from '../../components/date-input.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { dayValues, readDay } from '../../services/day-input.ts'
import { checkTyped } from '../../services/typed.ts'

const longestTalk = 480
const MINUTE_MS = 60_000

const minutesIn = (values: FormValues): number | undefined => {
  const typed = (first(values, 'minutes') ?? '').trim()
  const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return minutes >= 5 && minutes <= longestTalk ? minutes : undefined
}

type Talk = { readonly startsAt: string; readonly minutes: number; readonly place: string }
type Reading = { readonly errors: FieldError[]; readonly talk?: undefined } | { readonly errors?: undefined; readonly talk: Talk }

/** What was typed of a talk, or what is missing in it. */
export const readTalk = (values: FormValues): Reading => {
  const on = readDay(values, 'on', 'The day')
  const day = 'error' in on ? undefined : on.day
  const startsAt = britishMoment(day ?? '2026-01-01', first(values, 'from') ?? '')
  const minutes = minutesIn(values)
  const errors = [
    'error' in on ? on.error : day === undefined ? { field: 'on-day', message: 'Enter the day' } : undefined,
    startsAt === undefined ? { field: 'from', message: 'Enter when it starts, such as 10:00' } : undefined,
    minutes === undefined ? { field: 'minutes', message: 'Enter how long it takes, from 5 to 480 minutes' } : undefined,
    ...checkTyped(values, [{ name: 'place', longest: 500, missing: 'Enter where you meet, or how you talk' }]),
  ].filter((error) => error !== undefined)
  if (errors.length > 0 || startsAt === undefined || minutes === undefined) return { errors }
  return { talk: { startsAt, minutes, place: first(values, 'place') ?? '' } }
}

/** Where a refusal of the service is shown. */
export const talkFields = { otherwise: 'on-day', paths: { startsAt: 'from', minutes: 'minutes', place: 'place' } }

/** The form as it is first shown: the talk that is arranged already, or half an hour. */
export const talkValues = (
  talk: { readonly startsAt: string; readonly endsAt: string; readonly place?: string | undefined } | undefined,
): FormValues => {
  if (!talk) return { minutes: ['30'] }
  const { day, time } = britishTime(talk.startsAt)
  return {
    ...dayValues('on', day),
    from: [time],
    minutes: [String(Math.round((Date.parse(talk.endsAt) - Date.parse(talk.startsAt)) / MINUTE_MS))],
    place: [talk.place ?? ''],
  }
}

type FieldsProps = { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined; readonly placeHint: string }

export const TalkFields = ({ values, errors, placeHint }: FieldsProps) => (
  <>
    <DateInput name="on" label="Day" errors={errors} values={values} />
    <div className="app-dates">
      <Input name="from" label="Starts at" hint="For example, 10:00" errors={errors} value={first(values, 'from')} width={5} />
      <Input name="minutes" label="Minutes" hint="For example, 30" errors={errors} value={first(values, 'minutes')} width={4} inputMode="numeric" />
    </div>
    <Textarea name="place" label="Where you meet, or how you talk" hint={placeHint} errors={errors} value={first(values, 'place')} rows={2} />
  </>
)
