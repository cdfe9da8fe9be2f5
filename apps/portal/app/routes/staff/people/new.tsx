import { inviteAccount } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { onlyForManagers } from './accounts.server.ts'
import { InvitationShown } from './invitation-shown.tsx'
import { placesOf } from './places.server.ts'
import { nextReview, readReview } from './review-day.ts'
import { RoleFields } from './role-fields.tsx'
import { readGrant } from './roles.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  return { places: await placesOf(context.get(callContext)), review: nextReview(Date.now()), key: newKey(context) }
}

const fields = {
  paths: { review: 'review-day' },
  codes: { 'email-taken': 'email', 'review-not-ahead': 'review-day' },
  words: { 'email-taken': 'Somebody has this e-mail address already. Look for them in the list, or enter another one' },
  otherwise: 'name',
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const form = await request.formData()
  const values = valuesOf(form)
  const [read, review] = [readGrant(values), readReview(values)]
  const errors = [
    ...checkTyped(values, [
      { name: 'name', longest: 100, missing: 'Enter the name' },
      { name: 'email', longest: 254, missing: 'Enter the e-mail address' },
    ]),
    ...('errors' in read ? read.errors : []),
    ...('error' in review ? [review.error] : []),
  ]
  const back = (why: typeof errors, status: number) => data({ invitation: undefined, errors: why, values }, { status })
  if (errors.length > 0 || 'errors' in read || 'error' in review) return back(errors, 400)
  const body = { name: first(values, 'name') ?? '', email: (first(values, 'email') ?? '').trim(), grants: [...read.grants], review: review.day }
  const called = await context.get(callContext)(inviteAccount, { body }, keyOf(form))
  if (called.ok) return data({ invitation: called.body, errors: undefined, values: undefined })
  return back(errorsFrom(called.problem, fields), called.status)
}

export default function AddPerson() {
  const { places, review, key } = useLoaderData<typeof loader>()
  const { invitation, errors, values = {} } = useActionData<typeof action>() ?? {}
  if (invitation) return <InvitationShown {...invitation} />
  return (
    <StaffForm title="Invite a person" back="/staff/people" formKey={key} errors={errors} send="Invite the person">
      <Input name="name" label="Name" errors={errors} value={first(values, 'name')} autoComplete="off" spellCheck={false} width={30} />
      <Input
        name="email"
        label="E-mail address"
        hint="Their invitation goes there, and they choose how to sign in themselves"
        errors={errors}
        value={first(values, 'email')}
        type="email"
        autoComplete="off"
        spellCheck={false}
        width={30}
      />
      <RoleFields places={places} errors={errors} values={values} />
      <DateInput
        name="review"
        label="Day of the review"
        hint="By this day somebody must say whether they still need it; at most a year ahead"
        errors={errors}
        values={{ ...review, ...values }}
      />
    </StaffForm>
  )
}
