import { britishMoment } from '@heard/contracts'
import { recordBreach } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'register.manage', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const on = readDay(values, 'on', 'The day')
  const dayError = 'error' in on ? on.error : on.day === undefined ? { field: 'on-day', message: 'Enter the day' } : undefined
  const aware = britishMoment(('day' in on && on.day) || '2026-01-01', first(values, 'time') ?? '')
  const errors = [
    ...checkTyped(values, [{ name: 'what', longest: 5_000, missing: 'Enter what happened' }]),
    ...(dayError ? [dayError] : []),
    ...(aware === undefined ? [{ field: 'time', message: 'Enter the time, such as 13:30' }] : []),
  ]
  if (errors.length > 0 || aware === undefined) return comesBack(errors, values)
  const called = await context.get(callContext)(
    recordBreach,
    { params: { programme }, body: { what: first(values, 'what') ?? '', aware } },
    keyOf(form),
  )
  const fields = { paths: { aware: 'time' }, codes: { 'in-the-future': 'on-day' }, otherwise: 'what' }
  return afterCall(called, `/staff/${programme}/data-protection?done=recorded`, fields, values)
}

export default function RecordBreach() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Record a breach"
      back={`/staff/${programme}/data-protection`}
      formKey={key}
      errors={errors}
      send="Record the breach"
      before={<p>Record every breach, also one that will not be reported. Name nobody whose data it was.</p>}
    >
      <Textarea
        name="what"
        label="What happened"
        hint="Which data, of about how many people, what may come of it, and what was done"
        errors={errors}
        value={first(values, 'what')}
      />
      <DateInput name="on" label="Day on which somebody here became aware of it" errors={errors} values={values} />
      <Input name="time" label="Time" hint="For example, 13:30. 72 hours run from here" errors={errors} value={first(values, 'time')} width={5} />
    </StaffForm>
  )
}
