import { closeDraftCheck } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { askedInWords, openCheckOf } from './draft-check.tsx'
import { oneOf, titleText } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { recommendation } = await oneOf(context.get(callContext), programme, params.recommendation)
  const check = openCheckOf(recommendation, new Date().toISOString().slice(0, 10))
  if (!check) throw data(null, { status: 404 })
  return { programme, id: recommendation.id, title: titleText(recommendation), check, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const recommendation = params.recommendation ?? ''
  const form = await request.formData()
  const called = await context.get(callContext)(closeDraftCheck, { params: { programme, recommendation } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/recommendations/${recommendation}?done=check-closed`, { otherwise: 'close' }, {})
}

export default function CloseCheck() {
  const { programme, id, title, check, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  return (
    <StaffForm
      title="Close the check"
      about={title}
      back={`/staff/${programme}/recommendations/${id}`}
      formKey={key}
      errors={errors}
      send="Close the check"
      warning
    >
      <p id="close">
        {`The ${askedInWords(check)} have until ${day(check.until)}. Once you close it, nobody can answer any more, or change what they said. The answers are counted then, once, and you can read the words.`}
      </p>
    </StaffForm>
  )
}
