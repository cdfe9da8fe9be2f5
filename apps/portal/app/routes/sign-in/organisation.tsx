import { askOrganisation, askOrganisationAgain, signInWays } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { keepErrand } from '../../sign-in/organisation-cookie.ts'
import { OrganisationForm } from '../../sign-in/organisation-form.tsx'
import { localNext } from './next.ts'
import { stoppedPath } from './stopped.ts'

export const handle = { staff: true, journey: true }

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { organisation: label } = answerOf(await context.get(callContext)(signInWays))
  if (label === undefined) throw redirect('/sign-in')
  return { label, next: localNext(new URL(request.url).searchParams.get('next')) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const form = await request.formData()
  const purpose = form.get('confirm') === '1' ? 'confirm' : 'sign-in'
  const asked = await call(purpose === 'confirm' ? askOrganisationAgain : askOrganisation)
  if (!asked.ok) throw redirect(stoppedPath(asked.problem), 303)
  const { address, ticket } = asked.body
  const cookie = keepErrand({ purpose, ticket, next: localNext(String(form.get('next') ?? '')) })
  return data({ address }, { headers: { 'set-cookie': cookie } })
}

/** Browsers follow a refresh of the page anywhere, but the answer to a form only where the policy of pages lets forms go. */
const OnTheWay = ({ address, label }: { readonly address: string; readonly label: string }) => (
  <Page title={`Going on to ${label}`}>
    <meta httpEquiv="refresh" content={`0;url=${address}`} />
    <h1>Going on to {label}</h1>
    <p>
      You sign in there, and come back here. If nothing happens, <a href={address}>go on to {label}</a>.
    </p>
  </Page>
)

export default function SignInByOrganisation() {
  const { label, next } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (sent) return <OnTheWay address={sent.address} label={label} />
  return (
    <Page title={`Sign in with ${label}`}>
      <h1>Sign in with {label}</h1>
      <p>You sign in there, and come back here.</p>
      <OrganisationForm label={label} next={next} />
    </Page>
  )
}
