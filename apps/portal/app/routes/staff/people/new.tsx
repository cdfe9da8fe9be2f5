import { longestPassword, makeAccount, shortestPassword } from '@heard/contracts/identity'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { onlyForManagers } from './accounts.server.ts'
import { placesOf } from './places.server.ts'
import { RoleFields } from './role-fields.tsx'
import { readGrant } from './roles.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  return { places: await placesOf(context.get(callContext)), key: newKey(context) }
}

const fields = {
  codes: { 'email-taken': 'email', 'password-known': 'password' },
  words: { 'email-taken': 'Somebody has this e-mail address already. Look for them in the list, or enter another one' },
  otherwise: 'name',
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const form = await request.formData()
  const { password: typed = [], ...values } = valuesOf(form)
  const password = typed[0] ?? ''
  const read = readGrant(values)
  const errors = [
    ...checkTyped(values, [
      { name: 'name', longest: 100, missing: 'Enter the name' },
      { name: 'email', longest: 254, missing: 'Enter the e-mail address' },
    ]),
    ...checkTyped({ password: [password] }, [{ name: 'password', longest: longestPassword, missing: 'Enter a first password' }]),
    ...(password.trim() !== '' && password.length < shortestPassword
      ? [{ field: 'password', message: `Use ${shortestPassword} characters or more` }]
      : []),
    ...('errors' in read ? read.errors : []),
  ]
  if (errors.length > 0 || 'errors' in read) return comesBack(errors, values)
  const body = { name: first(values, 'name') ?? '', email: (first(values, 'email') ?? '').trim(), password, grants: [...read.grants] }
  const called = await context.get(callContext)(makeAccount, { body }, keyOf(form))
  return afterCall(called, '/staff/people?done=added', fields, values)
}

export default function AddPerson() {
  const { places, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Add a person" back="/staff/people" formKey={key} errors={errors} send="Add the person">
      <Input name="name" label="Name" errors={errors} value={first(values, 'name')} autoComplete="off" spellCheck={false} width={30} />
      <Input
        name="email"
        label="E-mail address"
        hint="They sign in with it"
        errors={errors}
        value={first(values, 'email')}
        type="email"
        autoComplete="off"
        spellCheck={false}
        width={30}
      />
      <Input
        name="password"
        label="First password"
        hint={`At least ${shortestPassword} characters. Tell it to them yourself: it is not sent, and nobody can look it up`}
        errors={errors}
        type="password"
        autoComplete="new-password"
        width={30}
      />
      <RoleFields places={places} errors={errors} values={values} />
    </StaffForm>
  )
}
