import type { ActivityContent, ActivityKind } from '@heard/contracts/champions'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form-values.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { channelNames } from '../signposting/channel-names.ts'
import { kindNames } from './names.ts'

type Read = { readonly errors: readonly FieldError[] } | { readonly content: ActivityContent }
type Part<T> = { readonly value: T } | { readonly error: FieldError }

const number = (values: FormValues, name: string, most: number, message: string): Part<number | undefined> => {
  const typed = (first(values, name) ?? '').trim()
  if (typed === '') return { value: undefined }
  return /^\d{1,5}$/.test(typed) && Number(typed) <= most ? { value: Number(typed) } : { error: { field: name, message } }
}

/** The button that was pressed says how long, else what was typed does. */
const minutesIn = (values: FormValues): Part<number> => {
  const message = 'Enter how many minutes it took, from 1 to 1,440'
  const pressed = first(values, 'took')
  const read = number(pressed ? { minutes: [pressed] } : values, 'minutes', 1_440, message)
  if ('error' in read) return read
  return read.value ? { value: read.value } : { error: { field: 'minutes', message } }
}

const dayIn = (values: FormValues): Part<string> => {
  const on = readDay(values, 'on', 'The day')
  if ('error' in on) return on
  return on.day === undefined ? { error: { field: 'on-day', message: 'Enter the day' } } : { value: on.day }
}

/** What was chosen of these; the script of the page reads it too, so that no schema is loaded for it. */
const chosenOf = <Name extends string>(names: Readonly<Record<Name, string>>, chosen: string | undefined): Name | undefined =>
  (Object.keys(names) as Name[]).find((name) => name === chosen)

type Pointed = Pick<ActivityContent, 'services' | 'channel'>

const pointedIn = (values: FormValues, kind: ActivityKind | undefined): Part<Pointed> => {
  if (kind !== 'signposting') return { value: {} }
  const services = [...(values.services ?? [])]
  const channel = chosenOf(channelNames, first(values, 'channel'))
  if (services.length === 0) return { error: { field: 'services', message: 'Choose which service you pointed to' } }
  return channel ? { value: { services, channel } } : { error: { field: 'channel', message: 'Choose how you talked' } }
}

/** What somebody filled in of what they did. */
export const readActivity = (values: FormValues): Read => {
  const kind = chosenOf(kindNames, first(values, 'kind'))
  const parts = [
    kind ? { value: kind } : { error: { field: 'kind', message: 'Choose what you did' } },
    pointedIn(values, kind),
    dayIn(values),
    number(values, 'reach', 10_000, 'Enter a number of people, 10,000 or fewer'),
    minutesIn(values),
  ] as const
  const [did, pointed, on, reach, minutes] = parts
  if ('error' in did || 'error' in pointed || 'error' in on || 'error' in reach || 'error' in minutes) {
    return { errors: parts.flatMap((part) => ('error' in part ? [part.error] : [])) }
  }
  const reached = reach.value === undefined ? {} : { reach: reach.value }
  return { content: { kind: did.value, minutes: minutes.value, on: on.value, ...reached, ...pointed.value } }
}

/** The form as it stands for something that is logged. */
export const activityValues = ({ kind, minutes, on, reach, services = [], channel }: ActivityContent): FormValues => ({
  kind: [kind],
  minutes: [String(minutes)],
  ...dayValues('on', on),
  ...(reach === undefined ? {} : { reach: [String(reach)] }),
  services,
  ...(channel === undefined ? {} : { channel: [channel] }),
})

/** Where a refusal is shown. */
export const activityFields = {
  codes: { 'not-within-a-year': 'on-day', 'unknown-piece': 'services' },
  otherwise: 'kind',
}
