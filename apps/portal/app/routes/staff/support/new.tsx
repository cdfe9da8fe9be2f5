import { writePiece } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { mayWrite } from '../pieces/one.server.ts'
import { ServiceFields } from './service-fields.tsx'
import { readService, serviceFields } from './service-values.ts'

export const loader = mayWrite

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const { content, errors } = readService(values)
  if (!content) return comesBack(errors, values)
  const called = await context.get(callContext)(writePiece, { params: { programme }, body: content }, keyOf(form))
  const to = called.ok ? `/staff/${programme}/support/${called.body.piece}?done=written` : ''
  return afterCall(called, to, serviceFields, values)
}

export default function NewService() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Add a service" about="Support directory" back={`/staff/${programme}/support`} formKey={key} errors={errors} send="Save it">
      <ServiceFields values={values} errors={errors} />
    </StaffForm>
  )
}
