import { joinByLink, joinByPasskey, joinByPassword, PasskeyMade, showInvitation } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { errorsFrom } from '../../services/form.ts'
import { AppFields, NewPasswordInput } from '../../sign-in/app-fields.tsx'
import { cookiesOf } from '../../sign-in/cookies-of.ts'
import { MakePasskeyForm, NoPasskeysHere } from '../../sign-in/passkey-form.tsx'
import { passkeyIn } from '../../sign-in/passkey-in.ts'
import { passkeysWork } from '../../sign-in/passkeys-work.ts'
import { RecoveryCodesPage } from '../../sign-in/recovery-codes.tsx'

export const handle = { staff: true, journey: true }

const invitationOf = (request: Request): string => new URL(request.url).searchParams.get('invitation') ?? ''

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const shown = await context.get(callContext)(showInvitation, { body: { invitation: invitationOf(request) } })
  const passkeys = passkeysWork(context.get(originContext))
  return shown.ok ? { shown: shown.body, passkeys } : data({ shown: undefined, passkeys }, { status: 404 })
}

const fields = {
  paths: { name: 'name', app: 'code' },
  codes: {
    'password-short': 'password',
    'password-long': 'password',
    'password-common': 'password',
    'password-about-you': 'password',
    'code-wrong': 'code',
    'passkey-not-taken': 'with-passkey',
    'link-not-enough': 'with-link',
    'no-links': 'with-link',
  },
  otherwise: 'password',
}

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '')

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const form = await request.formData()
  const invitation = invitationOf(request)
  const passkey = passkeyIn(form, PasskeyMade)
  if (passkey) {
    const joined = await call(joinByPasskey, { body: { invitation, passkey, name: textOf(form, 'name') } })
    if (joined.ok) throw redirect('/staff', { headers: cookiesOf(joined.headers), status: 303 })
    return data({ codes: undefined, errors: errorsFrom(joined.problem, fields) }, { status: joined.status })
  }
  if (form.get('by') === 'link') {
    const joined = await call(joinByLink, { body: { invitation } })
    if (joined.ok) throw redirect('/staff', { headers: cookiesOf(joined.headers), status: 303 })
    return data({ codes: undefined, errors: errorsFrom(joined.problem, fields) }, { status: joined.status })
  }
  const body = { invitation, password: textOf(form, 'password'), app: textOf(form, 'app'), code: textOf(form, 'code') }
  const joined = await call(joinByPassword, { body })
  if (joined.ok) return data({ codes: joined.body.codes, errors: undefined }, { headers: cookiesOf(joined.headers) })
  return data({ codes: undefined, errors: errorsFrom(joined.problem, fields) }, { status: joined.status })
}

export default function Join() {
  const { shown, passkeys } = useLoaderData<typeof loader>()
  const { codes, errors } = useActionData<typeof action>() ?? {}
  if (codes) return <RecoveryCodesPage codes={codes} on="/staff" />
  if (!shown) {
    return (
      <Page title="This link does not work any more">
        <h1>This link does not work any more</h1>
        <p>It was used already, or is too old. Ask whoever invited you for a new one.</p>
      </Page>
    )
  }
  return (
    <Page title="Choose how you sign in" errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">{shown.name}</span>
        Choose how you sign in
      </h1>
      <h2>With a passkey</h2>
      <p>The easiest and safest way: your phone or computer recognises you, by your face, your finger or its PIN. There is nothing to remember.</p>
      {passkeys ? <MakePasskeyForm options={shown.passkey} errors={errors} /> : <NoPasskeysHere />}
      <h2>With a password and an app</h2>
      <PostForm>
        <input type="text" name="username" value={shown.email} autoComplete="username" readOnly hidden />
        <NewPasswordInput errors={errors} />
        <AppFields app={shown.app} errors={errors} />
        <Button look="secondary" id="with-password">
          Use password and app
        </Button>
      </PostForm>
      {shown.link && (
        <>
          <h2>By a link that we mail you</h2>
          <p>Each time you sign in we send a link to {shown.email}. Whoever reads your e-mail could use it, so a passkey is safer.</p>
          <PostForm>
            <input type="hidden" name="by" value="link" />
            <Button look="secondary" id="with-link">
              Sign in by a link that we mail you
            </Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}
