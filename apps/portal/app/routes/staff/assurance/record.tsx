import { AssuranceKind, recordAssurance } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { EntryFields } from './entry-form.tsx'
import { entryFields, readEntry } from './entry-values.ts'
import { kindNames } from './kind-names.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'assurance.record', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const kind = AssuranceKind.safeParse(first(values, 'kind'))
  const everywhere = first(values, 'everywhere')
  const read = readEntry(values)
  const errors = [
    ...(kind.success ? [] : [{ field: 'kind', message: 'Choose what it is' }]),
    ...(everywhere === 'yes' || everywhere === 'no' ? [] : [{ field: 'everywhere', message: 'Choose what it concerns' }]),
    ...(read.errors ?? []),
  ]
  if (errors.length > 0 || !kind.success || !read.entry) return comesBack(errors, values)
  const body = { ...read.entry, kind: kind.data, everywhere: everywhere === 'yes' }
  const called = await context.get(callContext)(recordAssurance, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/assurance?done=recorded`, entryFields, values)
}

export default function RecordAssurance() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Record an entry" about="Assurance" back={`/staff/${programme}/assurance`} formKey={key} errors={errors} send="Record the entry">
      <Select
        name="kind"
        label="What it is"
        errors={errors}
        value={first(values, 'kind') ?? ''}
        options={[{ value: '', label: 'Choose' }, ...AssuranceKind.options.map((value) => ({ value, label: kindNames[value] }))]}
      />
      <Radios
        name="everywhere"
        label="What it concerns"
        errors={errors}
        chosen={first(values, 'everywhere')}
        choices={[
          { value: 'no', label: 'This programme' },
          { value: 'yes', label: 'The whole installation' },
        ]}
      />
      <EntryFields values={values} errors={errors} />
    </StaffForm>
  )
}
