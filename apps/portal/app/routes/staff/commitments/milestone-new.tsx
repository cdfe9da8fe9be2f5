import { addMilestone } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { LanguageSelect, StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { readMilestone } from './milestone-rows.ts'
import { commitmentOf, textOf } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = await commitmentOf(context.get(callContext), programme, params.commitment)
  return { programme, id: commitment.id, title: textOf(commitment), key: newKey(context) }
}

const fields = {
  codes: { 'milestone-before-made': 'due-day', 'milestone-after-due': 'due-day' },
  paths: { due: 'due-day' },
  otherwise: 'text',
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const commitment = params.commitment ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readMilestone(values, 'text', 'due', 'the milestone')
  if ('errors' in read) return comesBack(read.errors, values)
  const body = { ...read, language: first(values, 'language') ?? 'en' }
  const called = await context.get(callContext)(addMilestone, { params: { programme, commitment }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/commitments/${commitment}?done=milestone-added`, fields, values)
}

export default function AddMilestone() {
  const { programme, id, title, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Add a milestone"
      about={title}
      back={`/staff/${programme}/commitments/${id}`}
      formKey={key}
      errors={errors}
      send="Publish the milestone"
      before={<p>It is public at once. When its day passes and you have not said that it is done, the public sees that it was missed.</p>}
    >
      <Textarea name="text" label="What will be done" hint="In plain words for residents" errors={errors} value={first(values, 'text')} rows={3} />
      <DateInput name="due" label="By when" errors={errors} values={values} />
      <LanguageSelect values={values} errors={errors} />
    </StaffForm>
  )
}
