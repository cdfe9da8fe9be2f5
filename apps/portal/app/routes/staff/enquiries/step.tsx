import { showEnquiry, stepEnquiry } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { kindNames } from './names.ts'
import { isStep, stepForms } from './step-forms.tsx'

const stepOf = ({ step }: { readonly step?: string | undefined }) => {
  if (step !== undefined && isStep(step)) return step
  throw data(null, { status: 404 })
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const step = stepOf(params)
  const called = await context.get(callContext)(showEnquiry, { params: { programme, enquiry: params.enquiry ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  return { programme, step, one: answerOf(called), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const step = stepOf(params)
  const enquiry = params.enquiry ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const { read, fields } = stepForms[step]
  const { body, errors } = read(values)
  if (!body) return comesBack(errors, values)
  const called = await context.get(callContext)(stepEnquiry, { params: { programme, enquiry }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/enquiries/${enquiry}?done=${step}`, fields, values)
}

export default function EnquiryStep() {
  const { programme, step, one, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const { title, send, Fields } = stepForms[step]
  const about = `${kindNames[one.kind]} ${one.reference}`
  return (
    <StaffForm title={title} about={about} back={`/staff/${programme}/enquiries/${one.enquiry}`} formKey={key} errors={errors} send={send}>
      <Fields one={one} errors={errors} values={values} />
    </StaffForm>
  )
}
