import { EndedBecause, endVolunteering } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { theApplication } from './one.server.ts'

/** What is chosen when nobody wants to say why. */
const NOT_SAID = 'not-said'

const reasons: readonly { readonly value: EndedBecause | typeof NOT_SAID; readonly label: string; readonly apart?: string }[] = [
  { value: 'their-wish', label: 'They told us that they want to stop' },
  { value: 'lost-touch', label: 'We cannot reach them any more' },
  { value: 'work-done', label: 'The work that they did for us is done' },
  { value: NOT_SAID, label: 'I would rather not say', apart: 'or' },
]

export const loader = async (args: LoaderFunctionArgs) => {
  const { programme, application, one } = await theApplication(args)
  if (one.state !== 'accepted' && one.state !== 'paused') throw data(null, { status: 404 })
  return { back: `/staff/${programme}/applications/${application}`, name: one.details?.name, key: newKey(args.context) }
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
  return afterCall(called, `/staff/${programme}/applications/${where.application}?done=ended`, { otherwise: 'why' }, values)
}

export default function EndVolunteering() {
  const { back, name, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Record that a champion has stopped"
      about={name === undefined ? 'Erased' : <bdi>{name}</bdi>}
      back={back}
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
