import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Page } from '../../components/page.tsx'
import { stopped, whyOf } from './stopped.ts'

export const handle = { staff: true, journey: true }

export const loader = ({ request }: LoaderFunctionArgs) => ({ why: whyOf(new URL(request.url).searchParams.get('why')) })

export default function OrganisationStopped() {
  const { title, text } = stopped[useLoaderData<typeof loader>().why]
  return (
    <Page title={title}>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        <a href="/sign-in">Go to signing in</a>
      </p>
    </Page>
  )
}
