import { askForPasskey, PasskeyAnswer, signIn, signInByPasskey, signInWays } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Page } from '../../components/page.tsx'
import { callContext, originContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { CodeInput } from '../../sign-in/app-fields.tsx'
import { cookiesOf } from '../../sign-in/cookies-of.ts'
import { AskForLinkForm } from '../../sign-in/link-form.tsx'
import { OrganisationForm } from '../../sign-in/organisation-form.tsx'
import { PasskeyForm } from '../../sign-in/passkey-form.tsx'
import { passkeyIn } from '../../sign-in/passkey-in.ts'
import { passkeysWork } from '../../sign-in/passkeys-work.ts'
import { waitOf } from '../../sign-in/too-many.ts'
import { localNext } from './next.ts'

export const handle = { staff: true, journey: true }

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const next = localNext(new URL(request.url).searchParams.get('next'))
  const call = context.get(callContext)
  const { organisation, links } = answerOf(await call(signInWays))
  if (!passkeysWork(context.get(originContext))) return { next, organisation, links, passkey: undefined }
  const asked = await call(askForPasskey)
  return { next, organisation, links, passkey: asked.ok ? asked.body : undefined }
}

const fieldOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const form = await request.formData()
  const email = fieldOf(form, 'email')
  const code = fieldOf(form, 'code')
  const passkey = passkeyIn(form, PasskeyAnswer)
  const called = passkey
    ? await call(signInByPasskey, { body: { passkey } })
    : await call(signIn, { body: { email, password: String(form.get('password') ?? ''), ...(code === '' ? {} : { code }) } })
  if (called.ok) return redirect(localNext(String(form.get('next') ?? '')), { headers: cookiesOf(called.headers), status: 303 })
  const errors = errorsFrom(called.problem, {
    codes: { 'passkey-not-taken': 'with-passkey' },
    otherwise: 'email',
    words: { 'too-many-requests': `Too many attempts. Wait ${waitOf(called.headers)}, then try again` },
  })
  return data({ errors, email }, { status: called.status })
}

export default function SignIn() {
  const { next, organisation, links, passkey } = useLoaderData<typeof loader>()
  const { errors, email } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Sign in" errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>Sign in</h1>
      <p>For people who work with what was shared: staff, organisations and champions. To share something yourself you need no account.</p>
      {organisation !== undefined && <OrganisationForm label={organisation} next={next} />}
      {passkey && (
        <PasskeyForm kind="give" options={passkey}>
          <input type="hidden" name="next" value={next} />
          <Button id="with-passkey" look={organisation === undefined ? 'primary' : 'secondary'}>
            Sign in with a passkey
          </Button>
        </PasskeyForm>
      )}
      <h2>With a password</h2>
      <PostForm>
        <input type="hidden" name="next" value={next} />
        <Input name="email" label="E-mail address" errors={errors} value={email} type="email" autoComplete="username" spellCheck={false} width={30} />
        <Input name="password" label="Password" errors={errors} type="password" autoComplete="current-password" width={30} />
        <CodeInput name="code" errors={errors} />
        <Button id="with-password" look={organisation === undefined ? 'primary' : 'secondary'}>
          Sign in
        </Button>
      </PostForm>
      {links && (
        <>
          <h2>Sign in by a link</h2>
          <p>For champions and contacts of organisations who chose it when they joined. We send you an e-mail with a link.</p>
          <AskForLinkForm />
        </>
      )}
    </Page>
  )
}
