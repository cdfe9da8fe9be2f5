import { reviseAssurance } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type FormValues, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { dayValues } from '../../../services/day-input.ts'
import { keyOf } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { EntryFields } from './entry-form.tsx'
import { entryFields, readEntry } from './entry-values.ts'
import { kindNames } from './kind-names.ts'
import { theEntry } from './one.server.ts'

export const loader = theEntry

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readEntry(values)
  if (!read.entry) return comesBack(read.errors, values)
  const where = { programme, entry: params.entry ?? '' }
  const called = await context.get(callContext)(reviseAssurance, { params: where, body: read.entry }, keyOf(form))
  return afterCall(called, `/staff/${programme}/assurance?done=revised`, entryFields, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
const valuesOfEntry = ({ state, role, text, on, reviewBy }: Loaded['entry']): FormValues => ({
  state: [state],
  role: [role ?? ''],
  text: [text.status === 'open' ? text.text : ''],
  language: [text.status === 'open' ? text.language : 'en'],
  ...dayValues('on', on),
  ...(reviewBy === undefined ? {} : dayValues('review', reviewBy)),
})

export default function ReviseAssurance() {
  const { programme, entry, key } = useLoaderData<typeof loader>()
  const { errors, values = valuesOfEntry(entry) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Record it as it is now"
      about={kindNames[entry.kind]}
      back={`/staff/${programme}/assurance`}
      formKey={key}
      errors={errors}
      send="Record the entry"
      before={<p>What it said before stays in the record.</p>}
    >
      <EntryFields values={values} errors={errors} />
    </StaffForm>
  )
}
