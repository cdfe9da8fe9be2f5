import { keepAccount } from '@heard/contracts/identity'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { onlyForManagers, theAccount } from './accounts.server.ts'
import { placesOf } from './places.server.ts'
import { nextReview, readReview } from './review-day.ts'
import { grantText } from './roles.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  const call = context.get(callContext)
  const [{ account, name, email, grants }, places] = await Promise.all([theAccount(call, params.account), placesOf(call)])
  const roles = grants.map((grant) => grantText(grant, places))
  return { account, about: `${name}, ${email}`, roles, review: nextReview(Date.now()), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const form = await request.formData()
  const values = valuesOf(form)
  const review = readReview(values)
  if ('error' in review) return comesBack([review.error], values)
  const input = { params: { account: params.account ?? '' }, body: { next: review.day } }
  const called = await context.get(callContext)(keepAccount, input, keyOf(form))
  return afterCall(called, '/staff/people?done=kept', { otherwise: 'review-day' }, values)
}

export default function KeepPerson() {
  const { account, about, roles, review, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Keep a person"
      about={about}
      back={`/staff/people/${account}`}
      formKey={key}
      errors={errors}
      send="Keep the person"
      before={<p>{roles.length === 0 ? 'They have no role.' : `They still need: ${roles.join('; ')}.`}</p>}
    >
      <DateInput name="review" label="Day of the next review" hint="At most a year ahead" errors={errors} values={{ ...review, ...values }} />
    </StaffForm>
  )
}
