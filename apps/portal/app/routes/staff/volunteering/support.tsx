import { askSupport } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

/** The id is chosen here, so that sending it twice asks once. */
export const loader = ({ params, context }: LoaderFunctionArgs) => ({
  back: `/staff/${programmeOf(params)}/volunteering/care`,
  ask: crypto.randomUUID(),
  key: newKey(context),
})

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'words', longest: 2_000 }])
  if (errors.length > 0) return comesBack(errors, values)
  const words = typedIn(values, 'words')
  const body = { ask: first(values, 'ask') ?? '', ...(words === undefined ? {} : { words }) }
  const called = await context.get(callContext)(askSupport, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/volunteering/care?done=asked`, { otherwise: 'words' }, values)
}

export default function AskSupport() {
  const { back, ask, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="I need support"
      back={back}
      formKey={key}
      errors={errors}
      send="Tell the team"
      before={<p>The team sees it in their work now, as urgent. You hear from them within two working days. In an emergency ring 999.</p>}
    >
      <input type="hidden" name="ask" value={first(values, 'ask') ?? ask} />
      <Textarea
        name="words"
        label="What would help you? (optional)"
        hint="You need not write anything. Please do not write who told you something"
        errors={errors}
        value={first(values, 'words')}
        rows={4}
      />
    </StaffForm>
  )
}
