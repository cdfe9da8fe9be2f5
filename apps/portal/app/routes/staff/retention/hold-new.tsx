import { Id } from '@heard/contracts'
import { placeHold } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { typedIn } from '../../../services/typed.ts'
import { holdFields, readReason, readReview } from './hold-form.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'hold.manage', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const typed = typedIn(values, 'contribution')?.trim()
  const contribution = Id.safeParse(typed)
  const { errors: reasonErrors, reason } = readReason(values)
  const review = readReview(values)
  const errors = [
    ...(typed === undefined || contribution.success ? [] : [{ field: 'contribution', message: 'Enter the whole number of the contribution' }]),
    ...reasonErrors,
    ...('error' in review ? [review.error] : []),
  ]
  if (errors.length > 0 || 'error' in review) return comesBack(errors, values)
  const body = { reason, reviewBy: review.reviewBy, ...(contribution.success ? { contribution: contribution.data } : {}) }
  const called = await context.get(callContext)(placeHold, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/retention?done=placed`, holdFields, values)
}

export default function PlaceHold() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Place a hold" back={`/staff/${programme}/retention`} formKey={key} errors={errors} send="Place the hold" warning>
      <Input
        name="contribution"
        label="Contribution (optional)"
        hint="Its number, as in the address of its page. Leave it empty to hold the whole programme"
        errors={errors}
        value={first(values, 'contribution')}
        autoComplete="off"
        spellCheck={false}
      />
      <Textarea
        name="reason"
        label="Reason"
        hint="The legal duty or claim that needs it. Name nobody"
        errors={errors}
        value={first(values, 'reason')}
        rows={4}
      />
      <DateInput name="review" label="Day of the next review" hint="Within a year. For example, 27 3 2027" errors={errors} values={values} />
    </StaffForm>
  )
}
