import { Id } from '@heard/contracts'
import { EndedBecause, endVolunteering, listApplications } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'

/** What is chosen when nobody wants to say why. */
const NOT_SAID = 'not-said'

const reasons: readonly { readonly value: EndedBecause | typeof NOT_SAID; readonly label: string; readonly apart?: string }[] = [
  { value: 'their-wish', label: 'They told us that they want to stop' },
  { value: 'lost-touch', label: 'We cannot reach them any more' },
  { value: 'work-done', label: 'The work that they did for us is done' },
  { value: NOT_SAID, label: 'I would rather not say', apart: 'or' },
]

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const application = Id.safeParse(params.application)
  if (!application.success) throw data(null, { status: 404 })
  const asked = { params: { programme }, query: { application: application.data } }
  const [found] = answerOf(await context.get(callContext)(listApplications, asked)).applications
  if (found?.state !== 'accepted') throw data(null, { status: 404 })
  return { programme, name: found.details?.name, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const chosen = first(values, 'why')
  const why = EndedBecause.safeParse(chosen)
  if (!why.success && chosen !== NOT_SAID)
    return comesBack([{ field: 'why', message: 'Choose why they have stopped, or that you would rather not say' }], values)
  const where = { programme, application: params.application ?? '' }
  const called = await context.get(callContext)(endVolunteering, { params: where, body: why.success ? { why: why.data } : {} }, keyOf(form))
  return afterCall(called, `/staff/${programme}/applications?done=ended`, { otherwise: 'why' }, values)
}

export default function EndVolunteering() {
  const { programme, name, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Record that a champion has stopped"
      about={name === undefined ? 'Erased' : <bdi>{name}</bdi>}
      back={`/staff/${programme}/applications`}
      formKey={key}
      errors={errors}
      send="Record that they have stopped"
      warning
      before={
        <p>
          From today on, what they told us is kept only as long as the retention rule says, and then erased. This cannot be undone: if they come back,
          they apply again.
        </p>
      }
    >
      <Radios
        name="why"
        label="Why have they stopped?"
        hint="Only the kind of reason is recorded, without a name"
        errors={errors}
        chosen={first(values, 'why')}
        choices={reasons}
      />
    </StaffForm>
  )
}
