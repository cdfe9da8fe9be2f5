import { declineMiniEvent } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => ({ programme: programmeOf(params), key: newKey(context) })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const miniEvent = params.request ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: 2_000, missing: 'Enter the reason' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { reason: first(values, 'reason') ?? '' }
  const called = await context.get(callContext)(declineMiniEvent, { params: { programme, request: miniEvent }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/gatherings?done=declined`, { otherwise: 'reason' }, values)
}

export default function DeclineRequest() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Decline the request" back={`/staff/${programme}/gatherings`} formKey={key} errors={errors} send="Decline the request" warning>
      <Textarea
        name="reason"
        label="Reason"
        hint="Write it for the person who asked, kindly"
        errors={errors}
        value={first(values, 'reason')}
        rows={4}
      />
    </StaffForm>
  )
}
