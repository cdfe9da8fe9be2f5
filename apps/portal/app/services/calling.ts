import { type Call, type Called, generalProblems, type Route } from '@heard/contracts'
import { data } from 'react-router'
import { readCookie, setCookie } from '../cookies.ts'

const after = '__Host-after'

type Listening = {
  /** Hears each answer, and whether it was to something that must not be done twice. */
  readonly took: (called: Called<Route>, counts: boolean) => void
  /** Hears what kept an answer from coming. */
  readonly failed: (error: unknown) => void
}
const nobody: Listening = { took: () => undefined, failed: () => undefined }

const noAnswer = <R extends Route>(): Called<R> => {
  const said = generalProblems['outcome-unknown']
  return { ok: false, status: said.status, problem: { type: '/problems/outcome-unknown', ...said }, headers: new Headers() }
}

/** Passes on who is signed in, and nothing else of the browser's; a read waits for the write that led to it. */
export const callFor = (call: Call, request: Request, { took, failed }: Listening = nobody): Call => {
  const session = readCookie(request.headers, '__Host-session')
  const position = readCookie(request.headers, after)
  return async (route, input, options) => {
    const headers = new Headers(options?.headers)
    if (session) headers.set('cookie', `__Host-session=${session}`)
    if (position && route.method === 'GET' && !headers.has('heard-after')) headers.set('heard-after', position)
    const called = await call(route, input, { ...options, headers }).catch((error: unknown) => {
      failed(error)
      return noAnswer<typeof route>()
    })
    took(called, headers.has('idempotency-key'))
    return called
  }
}

/** What a redirect after a write sets, so that the next page already shows it: `redirect(path, { headers: seen(called.headers) })`. */
export const seen = (answer: Headers): Headers => {
  const position = answer.get('heard-position')
  return new Headers(position ? { 'set-cookie': setCookie(after, position, 10) } : {})
}

/** The answer, or the error page that fits. */
export const answerOf = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (called.ok) return called.body
  throw data(called.problem, { status: called.status })
}
