import { signIn } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { errorsFrom } from '../../services/form.ts'
import { localNext } from './next.ts'

export const handle = { staff: true, journey: true }

export const loader = ({ request }: LoaderFunctionArgs) => ({ next: localNext(new URL(request.url).searchParams.get('next')) })

const inMinutes = (seconds: number): string => (seconds > 90 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.max(1, seconds)} seconds`)

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const email = String(form.get('email') ?? '').trim()
  const called = await context.get(callContext)(signIn, { body: { email, password: String(form.get('password') ?? '') } })
  if (called.ok) {
    const headers = new Headers()
    for (const cookie of called.headers.getSetCookie()) headers.append('set-cookie', cookie)
    return redirect(localNext(String(form.get('next') ?? '')), { headers, status: 303 })
  }
  const wait = inMinutes(Number(called.headers.get('retry-after') ?? 60))
  const errors = errorsFrom(called.problem, {
    otherwise: 'email',
    words: { 'too-many-requests': `Too many attempts. Wait ${wait}, then try again` },
  })
  return data({ errors, email }, { status: called.status })
}

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>()
  const { errors, email } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Sign in" errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>Sign in</h1>
      <p>For people who work with what was shared: staff, organisations and champions. To share something yourself you need no account.</p>
      <PostForm>
        <input type="hidden" name="next" value={next} />
        <Input name="email" label="E-mail address" errors={errors} value={email} type="email" autoComplete="username" spellCheck={false} width={30} />
        <Input name="password" label="Password" errors={errors} type="password" autoComplete="current-password" width={30} />
        <Button>Sign in</Button>
      </PostForm>
    </Page>
  )
}
