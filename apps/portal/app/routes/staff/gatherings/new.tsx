import { Id } from '@heard/contracts'
import { announceGathering, GatheringKind, listMiniEventRequests } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { answerOf } from '../../../services/calling.ts'
import { britishMoment, readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'gathering.plan', programme)) throw data(null, { status: 403 })
  const id = new URL(request.url).searchParams.get('request')
  const asked =
    id === null
      ? undefined
      : answerOf(await context.get(callContext)(listMiniEventRequests, { params: { programme } })).requests.find((each) => each.request === id)
  if (id !== null && !asked) throw data(null, { status: 404 })
  return { programme, details: asked?.details, answers: id !== null, key: newKey(context) }
}

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
]

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const answering = Id.safeParse(new URL(request.url).searchParams.get('request'))
  const kind = GatheringKind.safeParse(first(values, 'kind'))
  const times = readTimes(values)
  const errors = [
    ...(kind.success ? [] : [{ field: 'kind', message: 'Choose what it is' }]),
    ...checkTyped(values, words.slice(0, 1)),
    ...('errors' in times ? times.errors : []),
    ...checkTyped(values, words.slice(1)),
  ]
  if (errors.length > 0 || !kind.success || 'errors' in times) return comesBack(errors, values)
  const text = (name: string): string => first(values, name) ?? ''
  const body = {
    kind: kind.data,
    ...times,
    words: { language: first(values, 'language') ?? 'en', title: text('title').trim(), place: text('place'), about: text('about') },
    ...(answering.success ? { request: answering.data } : {}),
  }
  const called = await context.get(callContext)(announceGathering, { params: { programme }, body }, keyOf(form))
  const paths = { 'words.title': 'title', 'words.place': 'place', 'words.about': 'about', startsAt: 'from', endsAt: 'to' }
  const fields = { codes: { 'ends-before-it-starts': 'to' }, paths, otherwise: 'kind' }
  return afterCall(called, `/staff/${programme}/gatherings?done=announced`, fields, values)
}

export default function AnnounceGathering() {
  const { programme, details, answers, key } = useLoaderData<typeof loader>()
  const { errors, values = answers ? { kind: ['mini'] } : {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Announce a gathering"
      about={answers ? 'Answer to a request' : undefined}
      back={`/staff/${programme}/gatherings`}
      formKey={key}
      errors={errors}
      send="Announce it in public"
      before={
        details && (
          <InsetText>
            <p>
              <bdi>{details.group}</bdi> asked for it:
            </p>
            <Words text={details.whenAndWhere} />
          </InsetText>
        )
      }
    >
      <Radios
        name="kind"
        label="What is it?"
        errors={errors}
        chosen={first(values, 'kind')}
        choices={[
          { value: 'hear-me', label: 'Hear Me event' },
          { value: 'mini', label: 'Mini Hear Me event', hint: 'At a gathering of a community’s own' },
          { value: 'workshop', label: 'Workshop' },
        ]}
      />
      <Input name="title" label="Title" errors={errors} value={first(values, 'title')} dir="auto" />
      <DateInput name="on" label="Day" errors={errors} values={values} />
      <div className="app-dates">
        <Input name="from" label="Starts at" hint="For example, 10:00" errors={errors} value={first(values, 'from')} width={5} />
        <Input name="to" label="Ends at" hint="For example, 13:30" errors={errors} value={first(values, 'to')} width={5} />
      </div>
      <Textarea
        name="place"
        label="Place"
        hint="Address, entrance, or how to join from home"
        errors={errors}
        value={first(values, 'place')}
        rows={2}
      />
      <Textarea
        name="about"
        label="What happens there"
        hint="Speakers, activities, food, access, languages. Name nobody who has not agreed"
        errors={errors}
        value={first(values, 'about')}
        rows={6}
      />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
