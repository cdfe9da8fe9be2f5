import { dropMilestone, longest } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { milestoneToSettle, placeOf } from './milestone-one.server.ts'

export const loader = (asked: LoaderFunctionArgs) => milestoneToSettle(asked)

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const { place, back } = placeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Say why the milestone is dropped' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(dropMilestone, { params: place, body }, keyOf(form))
  return afterCall(called, `${back}?done=milestone-dropped`, { otherwise: 'reason' }, values)
}

export default function DropMilestone() {
  const { title, back, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Drop the milestone"
      about={title}
      back={back}
      formKey={key}
      errors={errors}
      send="Drop it, in public"
      warning
      before={<p>It stays visible in public, with your reason. It cannot be taken up again; add a new one instead.</p>}
    >
      <Textarea name="reason" label="Why it will not be done" errors={errors} value={first(values, 'reason')} rows={3} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
