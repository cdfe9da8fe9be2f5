import { longest, putBackAssessment } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { readImpact } from './impact.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'assessment.write', id)) throw data(null, { status: 403 })
  const { name, written } = await readImpact(context.get(callContext), id)
  return { id, name, assessment: written.proposal?.assessment, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Enter what should change' }])
  if (errors.length > 0) return comesBack(errors, values)
  const assessment = first(values, 'assessment') ?? ''
  const body = { reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(putBackAssessment, { params: { programme, assessment }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reach/equality-impact?done=put-back`, { otherwise: 'reason' }, values)
}

/** A colleague was faster; what was typed is still there to copy. */
const Decided = ({ back, typed }: { readonly back: string; readonly typed: string | undefined }) => (
  <Page title="Nothing to put back" before={<BackLink href={back} />}>
    <h1>Nothing to put back</h1>
    <p>The assessment does not wait for a second person now: somebody has decided about it already, or it was not proposed.</p>
    {typed !== undefined && (
      <>
        <h2>What you wrote</h2>
        <Words text={typed} />
      </>
    )}
  </Page>
)

export default function PutBack() {
  const { id, name, assessment, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const back = `/staff/${id}/reach/equality-impact`
  if (assessment === undefined) return <Decided back={back} typed={first(values, 'reason')} />
  return (
    <StaffForm title="Put the assessment back" about={name} back={back} formKey={key} errors={errors} send="Put it back">
      <input type="hidden" name="assessment" value={assessment} />
      <Textarea name="reason" label="What should change" errors={errors} value={first(values, 'reason')} rows={4} />
      <LanguageSelect values={values} errors={errors} hint="The people who write the assessment see your reason" />
    </StaffForm>
  )
}
