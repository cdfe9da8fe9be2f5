import { redraftRecommendation } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { comesBack } from '../../../services/staff-form.ts'
import { choicesFor } from './choices.server.ts'
import { draftFields, readDraft } from './draft.server.ts'
import { openCheckOf } from './draft-check.tsx'
import { DraftFields } from './draft-form.tsx'
import { withAnotherRow } from './excerpts.ts'
import { oneOf } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const { recommendation } = await oneOf(call, programme, params.recommendation)
  const { choices } = await choicesFor(call, programme, recommendation.id)
  const { title, text, asked, objective, priority, strength, themes, id, sent } = recommendation
  const now: FormValues = {
    organisations: asked.map(({ organisation }) => organisation),
    priority: [priority ?? ''],
    strength: [strength?.level ?? ''],
    because: [strength?.because.status === 'open' ? strength.because.text : ''],
    objective: [objective ?? ''],
    title: [title.status === 'open' ? title.text : ''],
    text: [text.status === 'open' ? text.text : ''],
    language: [text.status === 'open' ? text.language : 'en'],
    themes,
    excerpt: choices.kept.map(({ printed }) => printed),
  }
  const isChecked = openCheckOf(recommendation, new Date().toISOString().slice(0, 10)) !== undefined
  return { id, programme, choices, now, wasSent: sent.length > 0, isChecked, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'intent') === 'more') return data({ errors: undefined, values: withAnotherRow(values) })
  const call = context.get(callContext)
  const read = await readDraft(call, programme, values)
  if ('errors' in read) return comesBack(read.errors, values)
  const recommendation = params.recommendation ?? ''
  const called = await call(redraftRecommendation, { params: { programme, recommendation }, body: read.draft }, keyOf(form))
  if (!called.ok) return comesBack(errorsFrom(called.problem, draftFields), values, called.status)
  throw redirect(`/staff/${programme}/recommendations/${recommendation}?done=redrafted`, { headers: seen(called.headers), status: 303 })
}

export default function Redraft() {
  const { id, programme, choices, now, wasSent, isChecked, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const back = `/staff/${programme}/recommendations/${id}`
  return (
    <StaffForm
      title="Change the draft"
      back={back}
      formKey={key}
      errors={errors}
      send="Save the draft"
      before={
        <>
          {wasSent && (
            <p>The organisations that were sent the draft see it as you change it. They have to be sent it again before it can be published.</p>
          )}
          {isChecked && <p>People are being asked to check this draft. Changing it closes the check: ask again afterwards.</p>}
        </>
      }
    >
      <DraftFields choices={choices} values={values ?? now} errors={errors} />
    </StaffForm>
  )
}
