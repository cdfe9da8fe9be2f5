import { reachMilestone } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { readDay } from '../../../services/day-input.ts'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { dayFields } from './day-fields.ts'
import { milestoneToSettle, placeOf } from './milestone-one.server.ts'

export const loader = (asked: LoaderFunctionArgs) => milestoneToSettle(asked)

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { place, back } = placeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const on = readDay(values, 'on', 'The day')
  if ('error' in on) return comesBack([on.error], values)
  const body = on.day === undefined ? {} : { on: on.day }
  const called = await context.get(callContext)(reachMilestone, { params: place, body }, keyOf(form))
  return afterCall(called, `${back}?done=milestone-reached`, { ...dayFields, otherwise: 'on-day' }, values)
}

export default function ReachMilestone() {
  const { title, back, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Say that the milestone is done"
      about={title}
      back={back}
      formKey={key}
      errors={errors}
      send="Publish it"
      before={<p>It is public at once and cannot be taken back.</p>}
    >
      <DateInput
        name="on"
        label="Day it was done (optional)"
        hint="Leave it empty if that is today. For example, 27 3 2026"
        errors={errors}
        values={values}
      />
    </StaffForm>
  )
}
