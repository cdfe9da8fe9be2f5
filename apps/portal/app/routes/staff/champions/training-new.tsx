import { beginTraining } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { TrainingFields } from './training-fields.tsx'
import { readTraining } from './training-form.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => ({
  back: `/staff/${programmeOf(params)}/champions/training`,
  key: newKey(context),
})

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readTraining(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(beginTraining, { params: { programme }, body: read.content }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/training?done=begun`, { otherwise: 'name' }, values)
}

export default function NameTraining() {
  const { back, key } = useLoaderData<typeof loader>()
  const { errors, values = { required: ['yes'] } } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Name a training" back={back} formKey={key} errors={errors} send="Save">
      <TrainingFields values={values} errors={errors} />
    </StaffForm>
  )
}
