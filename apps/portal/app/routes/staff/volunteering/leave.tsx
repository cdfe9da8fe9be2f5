import { stepMyVolunteering } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => ({
  back: `/staff/${programmeOf(params)}/volunteering`,
  key: newKey(context),
})

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const until = readDay(values, 'until', 'The day')
  if ('error' in until) return comesBack([until.error], values)
  const body = { step: 'leave' as const, ...(until.day === undefined ? {} : { until: until.day }) }
  const called = await context.get(callContext)(stepMyVolunteering, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/volunteering?done=leave`, { otherwise: 'until-day' }, values)
}

export default function TakeLeave() {
  const { back, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Take a break"
      back={back}
      formKey={key}
      errors={errors}
      send="Take a break"
      before={<p>You need not say why. The team sees that you are on leave, and you come back with one button.</p>}
    >
      <DateInput name="until" label="Until when? (optional)" errors={errors} values={values} />
    </StaffForm>
  )
}
