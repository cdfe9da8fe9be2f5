import { handOverReading, listReaders } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { CareNote } from '../safeguarding/care-note.tsx'
import { colleaguesToChoose } from '../safeguarding/colleague-options.ts'
import { NobodyElse } from '../safeguarding/nobody-else.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { colleagues } = answerOf(await context.get(callContext)(listReaders, { params: { programme } }))
  return {
    back: `/staff/${programme}/contributions/${params.contribution}`,
    colleagues: colleaguesToChoose(colleagues),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const place = { programme: programmeOf(params), contribution: params.contribution ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const to = first(values, 'to')
  if (!to) return comesBack([{ field: 'to', message: 'Choose a colleague' }], values)
  const called = await context.get(callContext)(handOverReading, { params: place, body: { act: 'hand-over', to } }, keyOf(form))
  return afterCall(called, `/staff/${place.programme}/contributions/${place.contribution}?done=handed-over`, { otherwise: 'to' }, values)
}

const title = 'Hand this over to a colleague'

export default function HandOverReading() {
  const { back, colleagues, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  if (colleagues.length === 1)
    return (
      <NobodyElse title={title} back={back}>
        Nobody else may read contributions of this programme.
      </NobodyElse>
    )
  return (
    <StaffForm title={title} back={back} formKey={key} errors={errors} send="Hand it over">
      <p>Your colleague finds it in their work. Nobody asks why you hand it over.</p>
      <Select name="to" label="Colleague" errors={errors} value={first(values, 'to')} options={colleagues} />
      <CareNote />
    </StaffForm>
  )
}
