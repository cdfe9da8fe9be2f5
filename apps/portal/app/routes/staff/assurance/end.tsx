import { endAssurance } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { Text } from '../../../i18n/text.tsx'
import { keyOf } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { kindNames } from './kind-names.ts'
import { theEntry } from './one.server.ts'

export const loader = theEntry

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const called = await context.get(callContext)(endAssurance, { params: { programme, entry: params.entry ?? '' } }, keyOf(form))
  return afterCall(called, `/staff/${programme}/assurance?done=ended`, { otherwise: 'end' }, valuesOf(form))
}

export default function EndAssurance() {
  const { programme, entry, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="End the entry"
      about={kindNames[entry.kind]}
      back={`/staff/${programme}/assurance`}
      formKey={key}
      errors={errors}
      send="End it"
      warning
    >
      {entry.text.status === 'open' && (
        <p>
          <Text of={entry.text} />
        </p>
      )}
      <p>It holds no longer from today on, and is no evidence any more. That it was there stays in the record.</p>
    </StaffForm>
  )
}
