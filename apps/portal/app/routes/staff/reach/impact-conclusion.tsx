import { concludeAssessment, longestInAssessment } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { readImpact } from './impact.server.ts'
import { Forget, SavedNow } from './impact-saved.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'assessment.write', id)) throw data(null, { status: 403 })
  const { name, written } = await readImpact(context.get(callContext), id)
  return { id, name, conclusion: written.conclusion, hasVersions: written.versions.length > 0, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'conclusion', longest: longestInAssessment.conclusion, missing: 'Enter what the assessment comes to' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { conclusion: first(values, 'conclusion') ?? '', forget: first(values, 'forget') === 'yes', saves: Number(first(values, 'saves')) }
  const called = await context.get(callContext)(concludeAssessment, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reach/equality-impact?done=concluded#conclusion`, { otherwise: 'conclusion' }, values)
}

export default function WriteConclusion() {
  const { id, name, conclusion, hasVersions, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const saves = conclusion?.saves ?? 0
  const overtaken = values !== undefined && first(values, 'saves') !== String(saves)
  const before = conclusion?.text.status === 'open' ? conclusion.text.text : ''
  return (
    <StaffForm
      title="Conclusion of the equality impact assessment"
      about={name}
      back={`/staff/${id}/reach/equality-impact`}
      formKey={key}
      errors={errors}
      send="Save"
    >
      <input type="hidden" name="saves" value={saves} />
      {overtaken && conclusion && <SavedNow texts={[conclusion.text]} />}
      <Textarea
        name="conclusion"
        label="What it comes to"
        hint="What is changed because of it, and what stays as it is"
        errors={errors}
        value={values ? first(values, 'conclusion') : before}
      />
      {conclusion && hasVersions && <Forget errors={errors} values={values ?? {}} />}
    </StaffForm>
  )
}
