import { changePassword } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, redirect, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { errorsFrom } from '../../services/form.ts'
import { NewPasswordInput } from '../../sign-in/app-fields.tsx'

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const called = await context.get(callContext)(changePassword, { body: { password: String(form.get('password') ?? '') } })
  if (called.ok) throw redirect('/account?done=password', 303)
  return data({ errors: errorsFrom(called.problem, { otherwise: 'password' }) }, { status: called.status })
}

export default function ChangePassword() {
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Change your password" errors={errors} before={<BackLink href="/account" />}>
      <ErrorSummary errors={errors} />
      <h1>Change your password</h1>
      <p>All your other sessions end.</p>
      <PostForm>
        <NewPasswordInput errors={errors} />
        <Button>Change the password</Button>
      </PostForm>
    </Page>
  )
}
