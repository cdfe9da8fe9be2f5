import { declineApplication } from '@heard/contracts/champions'
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
  const application = params.application ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: 2_000, missing: 'Enter the reason' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { reason: first(values, 'reason') ?? '' }
  const called = await context.get(callContext)(declineApplication, { params: { programme, application }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/applications?done=declined`, { otherwise: 'reason' }, values)
}

export default function DeclineApplication() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Decline the application"
      back={`/staff/${programme}/applications`}
      formKey={key}
      errors={errors}
      send="Decline the application"
      warning
    >
      <Textarea name="reason" label="Reason" hint="Write it for the applicant, kindly" errors={errors} value={first(values, 'reason')} rows={4} />
    </StaffForm>
  )
}
