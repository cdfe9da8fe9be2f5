import { askForApp, setPasswordAndApp } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { AppFields, NewPasswordInput } from '../../sign-in/app-fields.tsx'
import { RecoveryCodesPage } from '../../sign-in/recovery-codes.tsx'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ app: answerOf(await context.get(callContext)(askForApp)) })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const text = (name: string): string => String(form.get(name) ?? '')
  const body = { password: text('password'), app: text('app'), code: text('code') }
  const called = await context.get(callContext)(setPasswordAndApp, { body })
  if (called.ok) return data({ codes: called.body.codes, errors: undefined })
  const errors = errorsFrom(called.problem, { paths: { app: 'code' }, codes: { 'code-wrong': 'code' }, otherwise: 'password' })
  return data({ codes: undefined, errors }, { status: called.status })
}

export default function SetPasswordAndApp() {
  const { app } = useLoaderData<typeof loader>()
  const { codes, errors } = useActionData<typeof action>() ?? {}
  if (codes) return <RecoveryCodesPage codes={codes} on="/account" />
  return (
    <Page title="Set password and app" errors={errors} before={<BackLink href="/account" />}>
      <ErrorSummary errors={errors} />
      <h1>Set password and app</h1>
      <p>What you set here replaces the password and the app that you had. All your other sessions end.</p>
      <PostForm>
        <NewPasswordInput errors={errors} />
        <AppFields app={app} errors={errors} />
        <Button>Use this password and app</Button>
      </PostForm>
    </Page>
  )
}
