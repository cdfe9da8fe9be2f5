import { keepTemplate } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title } = await gatheringById({ params, context }, params.gathering)
  return { back: `/staff/${programme}/gatherings/${gathering}`, title: title.text, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'name', longest: 100, missing: 'Enter a name for the template' }])
  if (errors.length > 0) return comesBack(errors, values)
  const body = { gathering: params.gathering ?? '', name: (first(values, 'name') ?? '').trim() }
  const called = await context.get(callContext)(keepTemplate, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/gatherings?done=template`, { otherwise: 'name' }, values)
}

export default function KeepAsTemplate() {
  const { back, title, key } = useLoaderData<typeof loader>()
  const { errors, values = { name: [title.slice(0, 100)] } } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Keep as a template"
      about={title}
      back={back}
      formKey={key}
      errors={errors}
      send="Keep it"
      before={<p>All but its day is kept as it is now: what it is, the place, the programme of the day, whom it is for and how many can come.</p>}
    >
      <Input name="name" label="Name of the template" hint="Only staff see it" errors={errors} value={first(values, 'name')} dir="auto" />
    </StaffForm>
  )
}
