import { inviteAgain } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { onlyForManagers, theAccount } from './accounts.server.ts'
import { InvitationShown } from './invitation-shown.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  const { account, name, email, joined } = await theAccount(context.get(callContext), params.account)
  return { account, about: `${name}, ${email}`, joined, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const form = await request.formData()
  const called = await context.get(callContext)(inviteAgain, { params: { account: params.account ?? '' } }, keyOf(form))
  if (called.ok) return data({ invitation: called.body, errors: undefined })
  return data({ invitation: undefined, errors: errorsFrom(called.problem, { otherwise: 'invite' }) }, { status: called.status })
}

export default function InviteAgain() {
  const { account, about, joined, key } = useLoaderData<typeof loader>()
  const { invitation, errors } = useActionData<typeof action>() ?? {}
  if (invitation) return <InvitationShown {...invitation} />
  return (
    <StaffForm
      title="Send a new link"
      about={about}
      back={`/staff/people/${account}`}
      formKey={key}
      errors={errors}
      send="Send a new link"
      before={
        <p>
          {joined
            ? 'For somebody who lost every way to sign in. Once they follow the link, everything they signed in with before stops working. Make sure that it is really them who asks.'
            : 'The link that was sent before stops working.'}
        </p>
      }
    >
      {null}
    </StaffForm>
  )
}
