import { confirmByOrganisation, signInByOrganisation } from '@heard/contracts/identity'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { callContext } from '../../contexts.ts'
import { cookiesOf } from '../../sign-in/cookies-of.ts'
import { forgetErrand, readErrand } from '../../sign-in/organisation-cookie.ts'
import { localNext } from './next.ts'
import { stoppedPath } from './stopped.ts'

/** Where the provider sends browsers back to. Whatever it brought along is in no address any more after that. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const errand = readErrand(request.headers)
  if (!errand) return redirect(stoppedPath({ type: 'organisation-expired' }))
  const call = context.get(callContext)
  const body = { ticket: errand.ticket, answer: new URL(request.url).search.slice(1, 8_000) }
  const called = errand.purpose === 'confirm' ? await call(confirmByOrganisation, { body }) : await call(signInByOrganisation, { body })
  if (called.ok) {
    const headers = cookiesOf(called.headers)
    headers.append('set-cookie', forgetErrand())
    return redirect(errand.purpose === 'confirm' ? '/sign-in/organisation/confirmed' : localNext(errand.next), { headers })
  }
  // A foreign answer must not spoil the sign-in that this browser has begun.
  const foreign = called.problem.type === '/problems/organisation-answer-wrong'
  return redirect(stoppedPath(called.problem), foreign ? {} : { headers: { 'set-cookie': forgetErrand() } })
}
