import { addPasskey, askToMakePasskey, PasskeyMade } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { MakePasskeyForm, NoPasskeysHere } from '../../sign-in/passkey-form.tsx'
import { passkeyIn } from '../../sign-in/passkey-in.ts'
import { passkeysWork } from '../../sign-in/passkeys-work.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => ({
  options: answerOf(await context.get(callContext)(askToMakePasskey)),
  passkeys: passkeysWork(context.get(originContext)),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const passkey = passkeyIn(form, PasskeyMade)
  if (!passkey) return data({ errors: [{ field: 'with-passkey', message: 'Your browser gave no passkey. Try again' }] }, { status: 400 })
  const called = await context.get(callContext)(addPasskey, { body: { name: String(form.get('name') ?? ''), passkey } })
  if (called.ok) throw redirect('/account?done=passkey', 303)
  return data({ errors: errorsFrom(called.problem, { otherwise: 'with-passkey' }) }, { status: called.status })
}

export default function AddPasskey() {
  const { options, passkeys } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Add a passkey" errors={errors} before={<BackLink href="/account" />}>
      <ErrorSummary errors={errors} />
      <h1>Add a passkey</h1>
      <p>Your phone, computer or security key keeps it, and recognises you by your face, your finger or its PIN.</p>
      {passkeys ? <MakePasskeyForm options={options} errors={errors} /> : <NoPasskeysHere />}
    </Page>
  )
}
