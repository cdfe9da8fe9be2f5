import { setRecruiting, showRecruiting } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'

const choices = [
  {
    value: 'references',
    label: 'Ask applicants for references',
    hint: 'They may leave the question empty. Whoever has begun an application already is not asked',
  },
  {
    value: 'twoDecide',
    label: 'Two people decide together',
    hint: 'Somebody proposes to offer a place or to decline, and a colleague confirms it',
  },
] as const

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const set = answerOf(await context.get(callContext)(showRecruiting, { params: { programme } }))
  return { programme, key: newKey(context), chosen: choices.flatMap(({ value }) => (set[value] ? [value] : [])) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const chosen = values.asks ?? []
  const body = { references: chosen.includes('references'), twoDecide: chosen.includes('twoDecide') }
  const called = await context.get(callContext)(setRecruiting, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/applications?done=set`, { otherwise: 'asks' }, values)
}

export default function RecruitingSettings() {
  const { programme, key, chosen } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="How we recruit champions" back={`/staff/${programme}/applications`} formKey={key} errors={errors} send="Save">
      <Checkboxes name="asks" label="From now on" errors={errors} choices={choices} chosen={values ? (values.asks ?? []) : chosen} />
    </StaffForm>
  )
}
