import { longestInAssessment, type Wording, type WrittenPart, writeAssessmentPart } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { type FormValues, first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { dayValues, readDay } from '../../../services/day-input.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { readImpact, subjectOf } from './impact.server.ts'
import { EvidenceOf } from './impact-evidence.tsx'
import { Forget, SavedNow } from './impact-saved.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'assessment.write', id)) throw data(null, { status: 403 })
  const { subjects, written, ...read } = await readImpact(context.get(callContext), id)
  const subject = subjectOf(subjects, { by: params.by, id: params.id })
  const part = written.parts.find((each) => each.by === subject.by && each.id === subject.id)
  return { ...read, subject, part, hasVersions: written.versions.length > 0, key: newKey(context) }
}

const typed = [
  { name: 'says', longest: longestInAssessment.says, missing: 'Enter what the evidence says' },
  { name: 'impact', longest: longestInAssessment.impact, missing: 'Enter the likely impact, or that none is expected' },
  { name: 'action', longest: longestInAssessment.action, missing: 'Enter what is done about it, or that nothing is needed' },
  { name: 'decides', longest: longestInAssessment.decides, missing: 'Enter the role or group that decides' },
] as const

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const { subjects } = await readImpact(call, programme)
  const { by, id } = subjectOf(subjects, { by: params.by, id: params.id })
  const form = await request.formData()
  const values = valuesOf(form)
  const review = readDay(values, 'reviewOn', 'The day on which it is looked at again')
  const errors = [
    ...checkTyped(values, typed),
    ...('error' in review
      ? [review.error]
      : review.day === undefined
        ? [{ field: 'reviewOn-day', message: 'Enter the day on which it is looked at again' }]
        : []),
  ]
  if (errors.length > 0 || 'error' in review || review.day === undefined) return comesBack(errors, values)
  const text = (name: string): string => first(values, name) ?? ''
  const body = {
    says: text('says'),
    impact: text('impact'),
    action: text('action'),
    decides: text('decides'),
    reviewOn: review.day,
    forget: first(values, 'forget') === 'yes',
    saves: Number(first(values, 'saves')),
  }
  const called = await call(writeAssessmentPart, { params: { programme, by, id }, body }, keyOf(form))
  const fields = { codes: { 'review-in-the-past': 'reviewOn-day' }, paths: { reviewOn: 'reviewOn-day' }, otherwise: 'says' }
  return afterCall(called, `/staff/${programme}/reach/equality-impact?done=written#${by}-${id}`, fields, values)
}

const textOf = (wording: Wording): string => (wording.status === 'open' ? wording.text : '')

const valuesFrom = ({ says, impact, action: done, decides, reviewOn }: WrittenPart): FormValues => ({
  says: [textOf(says)],
  impact: [textOf(impact)],
  action: [textOf(done)],
  decides: [textOf(decides)],
  ...dayValues('reviewOn', reviewOn),
})

export default function WritePart() {
  const { id, organisations, evidence, subject, part, hasVersions, key } = useLoaderData<typeof loader>()
  const { errors, values: sent } = useActionData<typeof action>() ?? {}
  const values = sent ?? (part ? valuesFrom(part) : {})
  const saves = part?.saves ?? 0
  const overtaken = sent !== undefined && first(sent, 'saves') !== String(saves)
  return (
    <OrganisationsContext value={{ organisations }}>
      <StaffForm
        title={subject.name}
        about="Equality impact assessment"
        back={`/staff/${id}/reach/equality-impact`}
        formKey={key}
        errors={errors}
        send="Save"
        before={
          <>
            <h2>The evidence</h2>
            <EvidenceOf programme={id} subject={subject} evidence={evidence} level="h3" />
            <h2>What the team makes of it</h2>
          </>
        }
      >
        <input type="hidden" name="saves" value={saves} />
        {overtaken && part && <SavedNow texts={[part.says, part.impact, part.action, part.decides]} />}
        <Textarea name="says" label="What the evidence says" errors={errors} value={first(values, 'says')} rows={4} />
        <Textarea
          name="impact"
          label="Likely impact"
          hint="Good or bad, and for whom. Say so where none is expected."
          errors={errors}
          value={first(values, 'impact')}
          rows={4}
        />
        <Textarea name="action" label="What is done about it" errors={errors} value={first(values, 'action')} rows={4} />
        <Input name="decides" label="Who decides" hint="A role or a group, never a name" errors={errors} value={first(values, 'decides')} />
        <DateInput name="reviewOn" label="When it is looked at again" errors={errors} values={values} />
        {part && hasVersions && <Forget errors={errors} values={values} />}
      </StaffForm>
    </OrganisationsContext>
  )
}
