import { myAccount, renamePasskey } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const found = answerOf(await context.get(callContext)(myAccount)).passkeys.find(({ id }) => id === params.passkey)
  if (!found) throw data(null, { status: 404 })
  return { name: found.name }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const name = String((await request.formData()).get('name') ?? '')
  const called = await context.get(callContext)(renamePasskey, { params: { passkey: params.passkey ?? '' }, body: { name } })
  if (called.ok) throw redirect('/account', 303)
  return data({ errors: errorsFrom(called.problem, { otherwise: 'name' }) }, { status: called.status })
}

export default function RenamePasskey() {
  const { name } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Name of a passkey" errors={errors} before={<BackLink href="/account" />}>
      <ErrorSummary errors={errors} />
      <h1>Name of a passkey</h1>
      <PostForm>
        <Input name="name" label="What to call this passkey" errors={errors} value={name} width={20} />
        <Button>Save the name</Button>
      </PostForm>
    </Page>
  )
}
