import { isDraft, longest, withdrawRecommendation } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { oneOf, titleText } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { recommendation } = await oneOf(context.get(callContext), programme, params.recommendation)
  return { programme, id: recommendation.id, title: titleText(recommendation), draft: isDraft(recommendation), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Enter the reason' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(withdrawRecommendation, { params: { programme, recommendation }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=withdrawn`, { otherwise: 'reason' }, values)
}

export default function Withdraw() {
  const { programme, id, title, draft, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Withdraw the recommendation"
      about={title}
      back={`/staff/${programme}/recommendations/${id}`}
      formKey={key}
      errors={errors}
      send="Withdraw"
      warning
      before={
        <p>
          {draft
            ? 'The draft is no longer worked on.'
            : 'It stays on the public page, marked as withdrawn, with your reason. The organisations need not answer it any more.'}
        </p>
      }
    >
      <Textarea name="reason" label="Reason" errors={errors} value={first(values ?? {}, 'reason')} rows={4} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
