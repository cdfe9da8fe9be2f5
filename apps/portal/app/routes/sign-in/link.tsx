import { type Call, type Called } from '@heard/contracts'
import { askForSignInLink, signInByLink, signInWays } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { cookiesOf } from '../../sign-in/cookies-of.ts'
import { AskForLinkForm } from '../../sign-in/link-form.tsx'
import { waitOf } from '../../sign-in/too-many.ts'

export const handle = { staff: true, journey: true }

const linkOf = (request: Request): string | null => new URL(request.url).searchParams.get('token')

/** Opening the address uses nothing up: scanners of mail open it too. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { links } = answerOf(await context.get(callContext)(signInWays))
  if (!links) throw redirect('/sign-in')
  return { follows: linkOf(request) !== null }
}

type Came = {
  readonly came: 'sent' | 'not-sent' | 'worthless' | 'wait'
  readonly errors?: readonly FieldError[]
  readonly email?: string
}

const tooMany = ({ headers }: Called<typeof signInByLink>): FieldError[] => [
  { field: 'with-link', message: `Too many attempts. Wait ${waitOf(headers)}, then try again` },
]

const follow = async (call: Call, link: string) => {
  const called = await call(signInByLink, { body: { link } })
  if (called.ok) throw redirect('/staff', { headers: cookiesOf(called.headers), status: 303 })
  const came: Came = called.status === 429 ? { came: 'wait', errors: tooMany(called) } : { came: 'worthless' }
  return data(came, { status: called.status })
}

const ask = async (call: Call, email: string) => {
  const asked = await call(askForSignInLink, { body: { email } })
  const came: Came = asked.ok
    ? { came: 'sent' }
    : {
        came: 'not-sent',
        email,
        errors: errorsFrom(asked.problem, {
          paths: { email: 'link-email' },
          otherwise: 'link-email',
          words: { 'too-many-requests': `Too many links were asked for. Use the newest one that we sent, or wait ${waitOf(asked.headers)}` },
        }),
      }
  return data(came, { status: asked.ok ? 200 : asked.status })
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const link = linkOf(request)
  if (link !== null) return follow(call, link)
  return ask(call, String((await request.formData()).get('link-email') ?? '').trim())
}

const Sent = () => (
  <Page title="Look at your e-mail">
    <h1>Look at your e-mail</h1>
    <p>If this address can sign in by a link, we have sent one. It works once, for 15 minutes.</p>
    <p>Open it on the device that you want to work on. You can close this page.</p>
    <p>
      Nothing came? Look among unwanted mail, and check that you joined with this address and chose links. Otherwise <a href="/sign-in">sign in</a>{' '}
      the way you chose.
    </p>
  </Page>
)

const Worthless = () => (
  <Page title="This link does not work any more">
    <h1>This link does not work any more</h1>
    <p>It was used already, is too old, or a newer one was sent. You can ask for another one.</p>
    <AskForLinkForm />
  </Page>
)

export default function SignInByLink() {
  const { follows } = useLoaderData<typeof loader>()
  const { came, errors, email } = useActionData<typeof action>() ?? {}
  if (came === 'sent') return <Sent />
  if (came === 'worthless') return <Worthless />
  return (
    <Page title={follows ? 'Sign in' : 'Sign in by a link'} errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>{follows ? 'Sign in' : 'Sign in by a link'}</h1>
      {follows ? (
        <PostForm>
          <p>Your link works once.</p>
          <Button id="with-link">Sign in</Button>
        </PostForm>
      ) : (
        <AskForLinkForm errors={errors} email={email} />
      )}
    </Page>
  )
}
