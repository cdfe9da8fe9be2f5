import { removeAccount } from '@heard/contracts/identity'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Checkboxes } from '../../../components/choices.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { onlyForManagers, theAccount } from './accounts.server.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  const { account, name, email } = await theAccount(context.get(callContext), params.account)
  return { account, about: `${name}, ${email}`, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const form = await request.formData()
  const values = valuesOf(form)
  if (!values.sure?.includes('yes')) return comesBack([{ field: 'sure', message: 'Tick the box to confirm that this person has left' }], values)
  const called = await context.get(callContext)(removeAccount, { params: { account: params.account ?? '' } }, keyOf(form))
  return afterCall(called, '/staff/people?done=removed', { otherwise: 'sure' }, values)
}

export default function RemovePerson() {
  const { account, about, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Remove a person"
      about={about}
      back={`/staff/people/${account}`}
      formKey={key}
      errors={errors}
      send="Erase the account"
      warning
      before={
        <p>
          Name, e-mail address, password, sessions and roles are erased for good, also from backups that are restored later. What this person did
          stays in the record, without their name.
        </p>
      }
    >
      <Checkboxes
        name="sure"
        label="Confirm"
        errors={errors}
        chosen={values.sure ?? []}
        choices={[{ value: 'yes', label: 'This person has left, or must not sign in any more' }]}
      />
    </StaffForm>
  )
}
