import { whoAmI } from '@heard/contracts/identity'
import { type LoaderFunctionArgs, type MiddlewareFunction, Outlet, redirect, useLoaderData } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { principalContext } from '../../services/staff.ts'
import { StaffBar } from '../staff/staff-bar.tsx'

export const handle = { staff: true, journey: true }

const signedIn: MiddlewareFunction = async ({ request, context }) => {
  const { principal } = answerOf(await context.get(callContext)(whoAmI))
  const { pathname } = new URL(request.url)
  if (!principal) throw redirect(`/sign-in?next=${encodeURIComponent(pathname)}`)
  context.set(principalContext, principal)
}
export const middleware = [signedIn]

export const loader = ({ context }: LoaderFunctionArgs) => ({ name: context.get(principalContext).name })

export default function AccountLayout() {
  const { name } = useLoaderData<typeof loader>()
  return (
    <>
      <StaffBar name={name} installation={[]} place={undefined} />
      <Outlet />
    </>
  )
}
