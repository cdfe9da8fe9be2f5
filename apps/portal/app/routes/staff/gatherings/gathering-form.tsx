import { type BodyOf, britishMoment, britishTime } from '@heard/contracts'
import {
  AccessFact,
  Capacity,
  type changeGathering,
  GatheringKind,
  type GatheringTemplate,
  type GatheringView,
  Meeting,
} from '@heard/contracts/events'
import { Checkboxes, type Choice, Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { LanguageSelect } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { accessNames, choicesOf, kindNames, meetingNames } from './names.ts'
import { PartFields, partValues, readParts } from './part-fields.tsx'

type Times = { readonly errors: readonly FieldError[] } | { readonly startsAt: string; readonly endsAt: string }

const readTimes = (values: FormValues): Times => {
  const on = readDay(values, 'on', 'The day')
  const dayError = 'error' in on ? on.error : on.day === undefined ? { field: 'on-day', message: 'Enter the day' } : undefined
  const day = 'error' in on ? undefined : on.day
  const momentOf = (name: string): string | undefined => britishMoment(day ?? '2026-01-01', first(values, name) ?? '')
  const [startsAt, endsAt] = [momentOf('from'), momentOf('to')]
  const errors = [
    dayError,
    startsAt === undefined ? { field: 'from', message: 'Enter when it starts, such as 10:00' } : undefined,
    endsAt === undefined ? { field: 'to', message: 'Enter when it ends, such as 13:30' } : undefined,
  ].filter((error) => error !== undefined)
  return errors.length > 0 || startsAt === undefined || endsAt === undefined ? { errors } : { startsAt, endsAt }
}

const words = [
  { name: 'title', longest: 200, missing: 'Enter a title' },
  { name: 'place', longest: 500, missing: 'Enter the place' },
  { name: 'about', longest: 5_000, missing: 'Enter what happens there' },
  { name: 'agenda', longest: 3_000 },
  { name: 'accessNote', longest: 2_000 },
]

type Reading =
  | { readonly errors: readonly FieldError[] }
  | { readonly errors?: undefined; readonly body: Omit<BodyOf<typeof changeGathering>, 'following'> }

/** What was typed of a gathering, or what is missing in it. */
export const readGathering = (values: FormValues): Reading => {
  const kind = GatheringKind.safeParse(first(values, 'kind'))
  const meeting = Meeting.safeParse(first(values, 'meeting'))
  const typedCapacity = typedIn(values, 'capacity')?.trim()
  const capacity = typedCapacity === undefined ? undefined : Capacity.safeParse(Number(typedCapacity))
  const times = readTimes(values)
  const parts = readParts(values)
  const errors = [
    ...(kind.success ? [] : [{ field: 'kind', message: 'Choose what it is' }]),
    ...checkTyped(values, words.slice(0, 1)),
    ...('errors' in times ? times.errors : []),
    ...checkTyped(values, words.slice(1)),
    ...(parts.errors ?? []),
    ...(capacity?.success === false ? [{ field: 'capacity', message: 'Enter how many people can come, such as 50, or leave it empty' }] : []),
  ]
  if (errors.length > 0 || !kind.success || 'errors' in times || parts.errors) return { errors }
  const text = (name: string): string => first(values, name) ?? ''
  const [agenda, access] = [typedIn(values, 'agenda'), typedIn(values, 'accessNote')]
  return {
    body: {
      kind: kind.data,
      ...times,
      communities: [...(values.communities ?? [])],
      ...(meeting.success ? { meeting: meeting.data } : {}),
      access: (values.access ?? []).flatMap((fact) => AccessFact.safeParse(fact).data ?? []),
      ...(capacity?.success ? { capacity: capacity.data } : {}),
      words: {
        language: first(values, 'language') ?? 'en',
        title: text('title').trim(),
        place: text('place'),
        about: text('about'),
        ...(parts.parts.length === 0 ? {} : { parts: [...parts.parts] }),
        ...(agenda === undefined ? {} : { agenda }),
        ...(access === undefined ? {} : { access }),
      },
    },
  }
}

/** Where a refusal of the service is shown. */
export const gatheringFields = {
  codes: { 'ends-before-it-starts': 'to', 'capacity-too-small': 'capacity', 'unknown-community': 'communities' },
  paths: {
    'words.title': 'title',
    'words.place': 'place',
    'words.about': 'about',
    'words.agenda': 'agenda',
    'words.access': 'accessNote',
    startsAt: 'from',
    endsAt: 'to',
  },
  otherwise: 'kind',
}

type Plan = Pick<GatheringTemplate, 'kind' | 'from' | 'to' | 'communities' | 'meeting' | 'access' | 'capacity' | 'words'>

/** A gathering without its day, as the form shows it. */
export const planValues = ({ kind, from, to, communities, meeting, access, capacity, words: said }: Plan): FormValues => ({
  kind: [kind],
  title: [said.title],
  from: [from],
  to: [to],
  place: [said.place],
  about: [said.about],
  ...partValues(said.parts ?? []),
  agenda: [said.agenda ?? ''],
  accessNote: [said.access ?? ''],
  meeting: meeting === undefined ? [] : [meeting],
  access,
  communities,
  capacity: [capacity === undefined ? '' : String(capacity)],
  language: [said.language],
})

/** A gathering as the form shows it; a copy leaves its day open. */
export const gatheringValues = (view: GatheringView, { copy }: { readonly copy: boolean }): FormValues => {
  const [start, end] = [britishTime(view.startsAt), britishTime(view.endsAt)]
  const { title, place, about, agenda, accessNote, parts } = view
  const said = {
    language: title.language,
    title: title.text,
    place: place.text,
    about: about.text,
    agenda: agenda?.text,
    access: accessNote?.text,
    parts,
  }
  return { ...planValues({ ...view, from: start.time, to: end.time, words: said }), ...(copy ? {} : dayValues('on', start.day)) }
}

type FieldsProps = {
  readonly values: FormValues
  readonly errors: readonly FieldError[] | undefined
  readonly communities: readonly Choice[]
}

export const GatheringFields = ({ values, errors, communities }: FieldsProps) => {
  const of = (name: string) => ({ name, errors, value: first(values, name) })
  return (
    <>
      <Radios name="kind" label="What is it?" errors={errors} chosen={first(values, 'kind')} choices={choicesOf(kindNames)} />
      <Input {...of('title')} label="Title" dir="auto" />
      <DateInput name="on" label="Day" errors={errors} values={values} />
      <div className="app-dates">
        <Input {...of('from')} label="Starts at" hint="For example, 10:00" width={5} />
        <Input {...of('to')} label="Ends at" hint="For example, 13:30" width={5} />
      </div>
      <Radios
        name="meeting"
        label="Where do people come together? (optional)"
        errors={errors}
        chosen={first(values, 'meeting')}
        choices={choicesOf(meetingNames)}
      />
      <Textarea {...of('place')} label="Place" hint="Address, entrance, or how to join from home" rows={2} />
      <Textarea {...of('about')} label="What happens there" hint="Speakers, activities, languages. Name nobody who has not agreed" rows={6} />
      <PartFields values={values} errors={errors} />
      <Textarea {...of('agenda')} label="More about the day (optional)" rows={3} />
      <Checkboxes name="access" label="What the place has (optional)" errors={errors} choices={choicesOf(accessNames)} chosen={values.access} />
      <Textarea {...of('accessNote')} label="More about getting in and about (optional)" rows={3} />
      <Checkboxes
        name="communities"
        label="Which communities is it for? (optional)"
        hint="Choose none if it is for everybody"
        errors={errors}
        choices={communities}
        chosen={values.communities}
      />
      <Input
        {...of('capacity')}
        label="How many people can come? (optional)"
        hint="With a number, people register, and a waiting list begins when it is reached. Without one they just come"
        inputMode="numeric"
        width={5}
      />
      <LanguageSelect values={values} errors={errors} />
    </>
  )
}
