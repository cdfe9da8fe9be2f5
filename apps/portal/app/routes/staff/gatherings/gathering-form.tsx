import type { BodyOf } from '@heard/contracts'
import { AccessFact, Capacity, type changeGathering, GatheringKind, type GatheringView, Meeting } from '@heard/contracts/events'
import { Checkboxes, type Choice, Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { LanguageSelect } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { britishMoment, britishTime, dayValues, readDay } from '../../../services/day-input.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { accessNames, choicesOf, kindNames, meetingNames } from './names.ts'

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

type Reading = { readonly errors: readonly FieldError[] } | { readonly errors?: undefined; readonly body: BodyOf<typeof changeGathering> }

/** What was typed of a gathering, or what is missing in it. */
export const readGathering = (values: FormValues): Reading => {
  const kind = GatheringKind.safeParse(first(values, 'kind'))
  const meeting = Meeting.safeParse(first(values, 'meeting'))
  const typedCapacity = typedIn(values, 'capacity')?.trim()
  const capacity = typedCapacity === undefined ? undefined : Capacity.safeParse(Number(typedCapacity))
  const times = readTimes(values)
  const errors = [
    ...(kind.success ? [] : [{ field: 'kind', message: 'Choose what it is' }]),
    ...checkTyped(values, words.slice(0, 1)),
    ...('errors' in times ? times.errors : []),
    ...checkTyped(values, words.slice(1)),
    ...(capacity?.success === false ? [{ field: 'capacity', message: 'Enter how many people can come, such as 50, or leave it empty' }] : []),
  ]
  if (errors.length > 0 || !kind.success || 'errors' in times) return { errors }
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

/** A gathering as the form shows it; a copy leaves its day open. */
export const gatheringValues = (view: GatheringView, { copy }: { readonly copy: boolean }): FormValues => {
  const [start, end] = [britishTime(view.startsAt), britishTime(view.endsAt)]
  return {
    kind: [view.kind],
    title: [view.title.text],
    ...(copy ? {} : dayValues('on', start.day)),
    from: [start.time],
    to: [end.time],
    place: [view.place.text],
    about: [view.about.text],
    agenda: [view.agenda?.text ?? ''],
    accessNote: [view.accessNote?.text ?? ''],
    meeting: view.meeting === undefined ? [] : [view.meeting],
    access: view.access,
    communities: view.communities,
    capacity: [view.capacity === undefined ? '' : String(view.capacity)],
    language: [view.title.language],
  }
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
      <Textarea
        {...of('agenda')}
        label="Programme of the day (optional)"
        hint="A line for each part, with its time: speakers, listening tables, breaks, prayer time, food"
        rows={6}
      />
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
