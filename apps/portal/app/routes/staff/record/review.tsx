import { reviewRopa } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { readReview } from '../retention/hold-form.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'ropa.review', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

const fields = { paths: { nextReview: 'review-day' }, codes: { 'review-not-ahead': 'review-day' }, otherwise: 'review-day' }

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const review = readReview(values)
  if ('error' in review) return comesBack([review.error], values)
  const called = await context.get(callContext)(reviewRopa, { params: { programme }, body: { nextReview: review.reviewBy } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/record?done=reviewed`, fields, values)
}

export default function ReviewRecord() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Record a review"
      back={`/staff/${programme}/record`}
      formKey={key}
      errors={errors}
      send="Record the review"
      before={<p>You compared the record with what really happens, and it is right.</p>}
    >
      <DateInput name="review" label="Day of the next review" hint="Within a year. For example, 27 3 2027" errors={errors} values={values} />
    </StaffForm>
  )
}
