import { longest, putBackReport } from '@heard/contracts/reporting'
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
import { deskOf } from './desk.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const { id, desk, view } = await deskOf(context.get(callContext), programmeOf(params))
  if (!mayHere(context.get(principalContext), 'report.compose', id)) throw data(null, { status: 403 })
  return { id, name: view.name.text, edition: desk.published + 1, report: desk.proposal?.report, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'reason', longest: longest.reasons, missing: 'Enter what should change' }])
  if (errors.length > 0) return comesBack(errors, values)
  const report = first(values, 'report') ?? ''
  const body = { reason: first(values, 'reason') ?? '', language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(putBackReport, { params: { programme, report }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reports?done=put-back`, { otherwise: 'reason' }, values)
}

/** A colleague was faster; what was typed is still there to copy. */
const Decided = ({ id, typed }: { readonly id: string; readonly typed: string | undefined }) => (
  <Page title="Nothing to put back" before={<BackLink href={`/staff/${id}/reports`} />}>
    <h1>Nothing to put back</h1>
    <p>No edition waits for a second person now: somebody has decided about it already, or none was proposed.</p>
    {typed !== undefined && (
      <>
        <h2>What you wrote</h2>
        <Words text={typed} />
      </>
    )}
  </Page>
)

export default function PutBack() {
  const { id, name, edition, report, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  if (report === undefined) return <Decided id={id} typed={first(values, 'reason')} />
  return (
    <StaffForm
      title={`Put edition ${edition} back`}
      about={name}
      back={`/staff/${id}/reports/preview`}
      formKey={key}
      errors={errors}
      send="Put it back"
      before={<p>What was written stays, so that it can be changed and proposed again. Nothing of it becomes public.</p>}
    >
      <input type="hidden" name="report" value={report} />
      <Textarea name="reason" label="What should change" errors={errors} value={first(values, 'reason')} rows={4} />
      <LanguageSelect values={values} errors={errors} hint="The people who write the edition see your reason" />
    </StaffForm>
  )
}
