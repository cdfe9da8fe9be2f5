import { cancelGathering, listGatherings } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { gatherings } = answerOf(await context.get(callContext)(listGatherings, { params: { programme } }))
  const gathering = gatherings.find((each) => each.gathering === params.gathering)
  if (!gathering) throw data(null, { status: 404 })
  return { programme, title: gathering.title.text, isSeries: gathering.series !== undefined, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const gathering = params.gathering ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: 2_000, missing: 'Enter the reason' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en', following: first(values, 'following') === 'yes' }
  const called = await context.get(callContext)(cancelGathering, { params: { programme, gathering }, body }, keyOf(form))
  return afterCall(
    called,
    `/staff/${programme}/gatherings?done=${called.ok && called.body.following.length > 0 ? 'cancelled-all' : 'cancelled'}`,
    { otherwise: 'reason' },
    values,
  )
}

export default function CancelGathering() {
  const { programme, title, isSeries, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Cancel the gathering"
      about={title}
      back={`/staff/${programme}/gatherings`}
      formKey={key}
      errors={errors}
      send="Cancel the gathering"
      warning
      before={
        <p>
          It stays in the public list, marked as cancelled, with your reason. This cannot be undone. Whoever registered with an e-mail address is
          told; call the others.
        </p>
      }
    >
      <Textarea name="reason" label="Reason" hint="This is public" errors={errors} value={first(values, 'reason')} rows={3} />
      {isSeries && (
        <Radios
          name="following"
          label="Which of the series?"
          hint="Whoever registered for several is told of each"
          errors={errors}
          chosen={first(values, 'following') ?? 'no'}
          choices={[
            { value: 'no', label: 'This one alone' },
            { value: 'yes', label: 'This one and all that follow. Those before it stay' },
          ]}
        />
      )}
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
