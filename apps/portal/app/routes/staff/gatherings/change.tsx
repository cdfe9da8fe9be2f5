import { changeGathering } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { GatheringFields, gatheringFields, gatheringValues, readGathering } from './gathering-form.tsx'
import { communityChoices, gatheringById, mustPlan } from './one.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const view = await gatheringById({ params, context }, params.gathering)
  return {
    at: `/staff/${programme}/gatherings/${view.gathering}`,
    title: view.title.text,
    communities: await communityChoices({ params, context }),
    isSeries: view.series !== undefined,
    begun: gatheringValues(view, { copy: false }),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  if (first(values, 'step') === 'rows') return { errors: undefined, values }
  const read = readGathering(values)
  if (read.errors) return comesBack(read.errors, values)
  const body = { ...read.body, following: first(values, 'following') === 'yes' }
  const called = await context.get(callContext)(changeGathering, { params: at, body }, keyOf(form))
  const done = called.ok && called.body.unchanged.length > 0 ? 'changed-some' : 'changed'
  return afterCall(called, `/staff/${at.programme}/gatherings/${at.gathering}?done=${done}`, gatheringFields, values)
}

export default function ChangeGathering() {
  const { at, title, communities, isSeries, begun, key } = useLoaderData<typeof loader>()
  const { errors, values = begun } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Change the gathering"
      about={title}
      back={at}
      formKey={key}
      errors={errors}
      send="Save the change"
      before={<p>Everybody sees the change. Whoever registered with an e-mail address is told, and calendars take it over.</p>}
    >
      <GatheringFields values={values} errors={errors} communities={communities} />
      {isSeries && (
        <Radios
          name="following"
          label="Which of the series?"
          hint="If you move this one, those that follow move as far"
          errors={errors}
          chosen={first(values, 'following') ?? 'no'}
          choices={[
            { value: 'no', label: 'This one alone' },
            { value: 'yes', label: 'This one and all that follow' },
          ]}
        />
      )}
    </StaffForm>
  )
}
