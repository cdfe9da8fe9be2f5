import { listProgrammes } from '@heard/contracts/engagement'
import { whoAmI } from '@heard/contracts/identity'
import { mayAct } from '@heard/identity/permissions'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import {
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  type MiddlewareFunction,
  Outlet,
  redirect,
  type ShouldRevalidateFunction,
  useLoaderData,
  useParams,
  useRouteError,
  useRouteLoaderData,
} from 'react-router'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { QuoteRequest } from '../../request-code.tsx'
import { answerOf } from '../../services/calling.ts'
import { faultOf } from '../../services/fault.ts'
import { mayHere, principalContext } from '../../services/staff.ts'
import { installationSections, sections } from './sections.ts'
import { StaffBar } from './staff-bar.tsx'

export const handle = { staff: true, journey: true }

const signedIn: MiddlewareFunction = async ({ request, context }) => {
  const { principal } = answerOf(await context.get(callContext)(whoAmI))
  const { pathname, search } = new URL(request.url)
  if (!principal) throw redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`)
  context.set(principalContext, principal)
}
export const middleware = [signedIn]

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const principal = context.get(principalContext)
  const { programmes } = answerOf(await context.get(callContext)(listProgrammes))
  return {
    name: principal.name,
    installation: installationSections.filter(({ action }) => mayAct(principal, action, {}).allowed).map(({ path }) => path),
    places: programmes.map(({ id, name }) => ({
      id,
      name: name.text,
      sections: sections.filter(({ action }) => mayHere(principal, action, id)).map(({ path }) => path),
    })),
  }
}

/** Who somebody is does not change with a filter. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname !== nextUrl.pathname && defaultShouldRevalidate

const newQueryClient = (): QueryClient => new QueryClient({ defaultOptions: { queries: { staleTime: 15_000, retry: 1 } } })

const Bar = ({ name, installation, places }: Awaited<ReturnType<typeof loader>>) => {
  const { programme } = useParams()
  return <StaffBar name={name} installation={installation} place={places.find(({ id }) => id === programme)} />
}

export default function StaffLayout() {
  const loaded = useLoaderData<typeof loader>()
  const [queries] = useState(newQueryClient)
  return (
    <QueryClientProvider client={queries}>
      <Bar {...loaded} />
      <Outlet />
    </QueryClientProvider>
  )
}

const said = {
  401: ['You need to sign in', 'Your session has ended. Sign in again, then open this page once more.'],
  403: ['Your role does not allow this', 'Ask the administrator of this installation if you need it for your work. What you tried was not done.'],
  404: ['There is nothing here', 'Check the address. What you look for may have been removed.'],
  410: ['These words were withdrawn', 'The person took them back, and they were erased.'],
  429: ['Many people are using Heard right now', 'Load the page again in a moment. Nothing that was saved is lost.'],
  503: ['Still catching up', 'Load the page again in a moment. Nothing is lost.'],
} as const
const away = ['A part of Heard does not answer right now', 'Wait a minute, then load the page again. Nothing that was saved is lost.'] as const
const broken = ['Something went wrong on our side', 'Try again in a few minutes. Nothing that was saved is lost.'] as const

const saidOf = (error: unknown, status: number): readonly [string, string] =>
  faultOf(error) === 'away' ? away : (Object.entries(said).find(([code]) => Number(code) === status)?.[1] ?? broken)

export const ErrorBoundary = () => {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const loaded = useRouteLoaderData<typeof loader>('routes/staff/layout')
  const [title, text] = saidOf(error, status)
  return (
    <>
      {loaded && <Bar {...loaded} />}
      <Page title={title}>
        <h1>{title}</h1>
        <p>{text}</p>
        {text === broken[1] && <QuoteRequest />}
        <p>
          <a href={status === 401 ? '/sign-in' : '/staff'}>{status === 401 ? 'Sign in' : 'Go to my work'}</a>
        </p>
      </Page>
    </>
  )
}
