import { findSupport, recordSignposting, SignpostingChannel, type SignpostingCount, signpostingCounts } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { Table } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { channelNames } from './channel-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme: id } }
  const [found, counted, view] = await Promise.all([call(findSupport, input), call(signpostingCounts, input), theProgramme(call, id)])
  return {
    name: view.name.text,
    services: answerOf(found).services.map(({ service, name }) => ({ service, name: name.text })),
    counts: answerOf(counted).counts,
    records: mayHere(context.get(principalContext), 'signposting.record', id),
    key: newKey(context),
    today: new Date().toISOString().slice(0, 10),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const services = values.services ?? []
  const channel = SignpostingChannel.safeParse(first(values, 'channel'))
  const on = readDay(values, 'on', 'The day')
  const noDay = 'day' in on && on.day === undefined ? [{ field: 'on-day', message: 'Enter the day' }] : []
  const errors = [
    ...(services.length > 0 ? [] : [{ field: 'services', message: 'Choose at least one service' }]),
    ...(channel.success ? [] : [{ field: 'channel', message: 'Choose how you talked' }]),
    ...('error' in on ? [on.error] : noDay),
  ]
  if (errors.length > 0 || !channel.success || 'error' in on || on.day === undefined) return comesBack(errors, values)
  const body = { services: [...services], channel: channel.data, on: on.day }
  const called = await context.get(callContext)(recordSignposting, { params: { programme }, body }, keyOf(form))
  return afterCall(
    called,
    `/staff/${programme}/signposting?done=recorded`,
    { codes: { 'not-within-a-year': 'on-day' }, otherwise: 'services' },
    values,
  )
}

const Counts = ({ counts }: { readonly counts: readonly SignpostingCount[] }) => (
  <Table
    caption="How often people were pointed to a service"
    rows={counts}
    keyOf={({ piece }) => piece}
    columns={[
      { title: 'Service', cell: ({ service }) => service },
      ...SignpostingChannel.options.map((channel) => ({
        title: channelNames[channel],
        cell: ({ byChannel }: SignpostingCount) => byChannel[channel] ?? 0,
        numeric: true,
      })),
      { title: 'All', cell: ({ total }) => total, numeric: true },
    ]}
  />
)

export default function Signposting() {
  const { name, services, counts, records, key, today, done } = useLoaderData<typeof loader>()
  const { errors, values = dayValues('on', today) } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Signposting" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={{ recorded: 'It is recorded. Thank you.' }} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Signposting
      </h1>
      {records && services.length === 0 && <p>There is no service to point somebody to yet: none is published in the support directory.</p>}
      {records && services.length > 0 && (
        <>
          <p>Record where you pointed somebody to: only the services, how you talked and the day. Nothing of the person is asked or kept.</p>
          <PostForm>
            <HiddenKey value={key} />
            <Checkboxes
              name="services"
              label="Services you pointed them to"
              errors={errors}
              chosen={values.services}
              choices={services.map(({ service, name: label }) => ({ value: service, label }))}
            />
            <Radios
              name="channel"
              label="How you talked"
              errors={errors}
              chosen={first(values, 'channel')}
              choices={SignpostingChannel.options.map((value) => ({ value, label: channelNames[value] }))}
            />
            <DateInput name="on" label="Day" errors={errors} values={values} />
            <Button>Record it</Button>
          </PostForm>
        </>
      )}
      {counts.length === 0 ? <p>Nobody has recorded any signposting yet.</p> : <Counts counts={counts} />}
    </Page>
  )
}
