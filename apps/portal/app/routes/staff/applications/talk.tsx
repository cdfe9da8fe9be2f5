import { useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { britishMoment, dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped } from '../../../services/typed.ts'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

const longestTalk = 480

const minutesIn = (values: FormValues): number | undefined => {
  const typed = (first(values, 'minutes') ?? '').trim()
  const minutes = /^\d{1,3}$/.test(typed) ? Number(typed) : 0
  return minutes >= 5 && minutes <= longestTalk ? minutes : undefined
}

const noError = <T,>(error: T | undefined): error is T => error !== undefined

export const action = stepAction(
  (values) => {
    const on = readDay(values, 'on', 'The day')
    const day = 'error' in on ? undefined : on.day
    const startsAt = britishMoment(day ?? '2026-01-01', first(values, 'from') ?? '')
    const minutes = minutesIn(values)
    const errors = [
      'error' in on ? on.error : day === undefined ? { field: 'on-day', message: 'Enter the day' } : undefined,
      startsAt === undefined ? { field: 'from', message: 'Enter when it starts, such as 10:00' } : undefined,
      minutes === undefined ? { field: 'minutes', message: 'Enter how long it takes, from 5 to 480 minutes' } : undefined,
      ...checkTyped(values, [{ name: 'place', longest: 500, missing: 'Enter where you meet, or how you talk' }]),
    ].filter(noError)
    if (errors.length > 0 || startsAt === undefined || minutes === undefined) return { errors }
    return { step: { step: 'talk', startsAt, minutes, place: first(values, 'place') ?? '' } }
  },
  { otherwise: 'on-day', paths: { startsAt: 'from', minutes: 'minutes', place: 'place' } },
)

const MINUTE_MS = 60_000
const londonTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/London' })
const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' })

/** The form as it is first shown: the talk that is arranged already, or half an hour. */
const asArranged = (talk: { readonly startsAt: string; readonly endsAt: string; readonly place?: string | undefined } | undefined): FormValues => {
  if (!talk) return { minutes: ['30'] }
  const starts = new Date(talk.startsAt)
  return {
    ...dayValues('on', londonDay.format(starts)),
    from: [londonTime.format(starts)],
    minutes: [String(Math.round((Date.parse(talk.endsAt) - starts.getTime()) / MINUTE_MS))],
    place: [talk.place ?? ''],
  }
}

export default function ArrangeTalk() {
  const { back, name, talk, key } = useLoaderData<typeof loader>()
  const { errors, values = asArranged(talk) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Arrange a talk" about={name && <bdi>{name}</bdi>} back={back} formKey={key} errors={errors} send="Arrange the talk">
      <DateInput name="on" label="Day" errors={errors} values={values} />
      <div className="app-dates">
        <Input name="from" label="Starts at" hint="For example, 10:00" errors={errors} value={first(values, 'from')} width={5} />
        <Input name="minutes" label="Minutes" hint="For example, 30" errors={errors} value={first(values, 'minutes')} width={4} inputMode="numeric" />
      </div>
      <Textarea
        name="place"
        label="Where you meet, or how you talk"
        hint="They see it with their receipt. For example, by phone: we ring you"
        errors={errors}
        value={first(values, 'place')}
        rows={2}
      />
    </StaffForm>
  )
}
