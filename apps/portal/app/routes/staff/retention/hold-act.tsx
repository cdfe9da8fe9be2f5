import { liftHold, listHolds, reviewHold } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { holdFields, readReason, readReview } from './hold-form.ts'

type Act = 'review' | 'lift'
const actOf = ({ act }: { readonly act?: string | undefined }): Act => {
  if (act === 'review' || act === 'lift') return act
  throw data(null, { status: 404 })
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const act = actOf(params)
  if (!mayHere(context.get(principalContext), 'hold.manage', programme)) throw data(null, { status: 403 })
  const { holds } = answerOf(await context.get(callContext)(listHolds, { params: { programme } }))
  const hold = holds.find((each) => each.hold === params.hold)
  if (!hold) throw data(null, { status: 404 })
  return { programme, act, about: hold.contribution ?? 'Whole programme', key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const act = actOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const { errors, reason } = readReason(values)
  const where = { programme, hold: params.hold ?? '' }
  const done = `/staff/${programme}/retention?done=`
  if (act === 'lift') {
    if (errors.length > 0) return comesBack(errors, values)
    return afterCall(await call(liftHold, { params: where, body: { reason } }, keyOf(form)), `${done}lifted`, holdFields, values)
  }
  const review = readReview(values)
  if ('error' in review) return comesBack([...errors, review.error], values)
  if (errors.length > 0) return comesBack(errors, values)
  const called = await call(reviewHold, { params: where, body: { reason, reviewBy: review.reviewBy } }, keyOf(form))
  return afterCall(called, `${done}reviewed`, holdFields, values)
}

export default function ActOnHold() {
  const { programme, act, about, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const lifts = act === 'lift'
  return (
    <StaffForm
      title={lifts ? 'Lift the hold' : 'Review the hold'}
      about={about}
      back={`/staff/${programme}/retention`}
      formKey={key}
      errors={errors}
      send={lifts ? 'Lift the hold' : 'Keep the hold'}
      warning={lifts}
      before={lifts && <p>What is overdue, or was asked to be erased, is then erased. That cannot be undone.</p>}
    >
      <Textarea
        name="reason"
        label={lifts ? 'Why it is no longer needed' : 'Why it is still needed'}
        errors={errors}
        value={first(values, 'reason')}
        rows={4}
      />
      {!lifts && (
        <DateInput name="review" label="Day of the next review" hint="Within a year. For example, 27 3 2027" errors={errors} values={values} />
      )}
    </StaffForm>
  )
}
