import { approveAssessment, proposeAssessment } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { readImpact } from './impact.server.ts'
import { AssessmentDesk } from './impact-desk.tsx'
import { AssessmentDocument } from './impact-document.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const may = (action: string): boolean => mayHere(context.get(principalContext), action, id)
  return {
    ...(await readImpact(context.get(callContext), id)),
    mayWrite: may('assessment.write'),
    mayApprove: may('assessment.approve'),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const assessment = first(values, 'assessment')
  const back = `/staff/${programme}/reach/equality-impact?done=`
  if (assessment !== undefined) {
    return afterCall(
      await call(approveAssessment, { params: { programme, assessment } }, keyOf(form)),
      `${back}approved`,
      { otherwise: 'decide' },
      values,
    )
  }
  const body = { saves: Number(first(values, 'saves')) }
  return afterCall(await call(proposeAssessment, { params: { programme }, body }, keyOf(form)), `${back}proposed`, { otherwise: 'decide' }, values)
}

const said = {
  written: 'The part is saved.',
  concluded: 'The conclusion is saved.',
  proposed: 'The assessment is proposed. A second person approves it or puts it back.',
  approved: 'The assessment is approved and kept as a version.',
  'put-back': 'The assessment is put back, so that it can be changed.',
}

export default function EqualityImpact() {
  const { id, name, organisations, evidence, subjects, written, mayWrite, mayApprove, done, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const base = `/staff/${id}/reach/equality-impact`
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Equality impact assessment" errors={errors} before={<BackLink href={`/staff/${id}/reach`} />}>
        <DoneNotice done={done} said={said} />
        <ErrorSummary errors={errors} />
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Equality impact assessment
        </h1>
        <p>
          The evidence is public: numbers are rounded to 5, and small ones are not shown. What the team writes beside it is printed and passed on once
          a second person has approved it. Name nobody in it.
        </p>
        <AssessmentDesk {...{ base, written, formKey: key, mayWrite, mayApprove, errors }} />
        {!evidence.release && (
          <p>
            Reach has not been released yet. It is released with the <a href={`/staff/${id}/tables`}>tables</a>.
          </p>
        )}
        <AssessmentDocument programme={id} content={written} {...{ subjects, evidence, base: mayWrite && !written.proposal ? base : undefined }} />
      </Page>
    </OrganisationsContext>
  )
}
