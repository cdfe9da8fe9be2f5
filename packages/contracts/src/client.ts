import type { z } from 'zod'
import { Problem } from './problem.ts'
import type { AnswerOf, Route } from './route.ts'

/** What a client needs of fetch. */
export type FetchLike = (url: string, init?: RequestInit) => Promise<Response>

type InputsOf<R extends Route> = {
  readonly params?: z.input<R['params']>
  readonly query?: z.input<R['query']>
  readonly body?: z.input<R['body']>
}

/** Headers worth forwarding: `cookie`, `idempotency-key`, `heard-after`, `if-none-match`. */
export type CallOptions = { readonly headers?: Headers }

export type Called<R extends Route> =
  | { readonly ok: true; readonly status: number; readonly body: AnswerOf<R>; readonly headers: Headers }
  | { readonly ok: false; readonly status: number; readonly problem: Problem; readonly headers: Headers }

/** Calls one operation of the API, typed by its route. A 304 is `ok: false` with that status. Throws only when the network does. */
export type Call = <R extends Route>(route: R, input?: InputsOf<R>, options?: CallOptions) => Promise<Called<R>>

const pathOf = (route: Route, params: Readonly<Record<string, unknown>>): string =>
  route.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])))

const queryOf = (query: Readonly<Record<string, unknown>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const single of Array.isArray(value) ? value : [value]) if (single !== undefined) search.append(name, String(single))
  }
  return search.size > 0 ? `?${search}` : ''
}

const unreadable = (status: number): Problem => ({ type: '/problems/internal-error', title: 'The service gave no readable answer', status })

const problemIn = async (response: Response): Promise<Problem> => {
  try {
    const parsed = Problem.safeParse(await response.json())
    return parsed.success ? parsed.data : unreadable(response.status)
  } catch {
    return unreadable(response.status)
  }
}

/** A client over HTTP. `baseUrl` has no trailing slash. */
export const httpClient =
  (baseUrl: string, fetchLike: FetchLike): Call =>
  async <R extends Route>(route: R, input: InputsOf<R> = {}, { headers: given }: CallOptions = {}): Promise<Called<R>> => {
    const headers = new Headers(given)
    headers.set('accept', 'application/json')
    const sends = route.method !== 'GET'
    if (sends) {
      headers.set('content-type', 'application/json')
      headers.set('heard-client', 'api')
    }
    const url = baseUrl + pathOf(route, (input.params ?? {}) as Record<string, unknown>) + queryOf((input.query ?? {}) as Record<string, unknown>)
    const response = await fetchLike(url, { method: route.method, headers, ...(sends ? { body: JSON.stringify(input.body ?? {}) } : {}) })
    const about = { status: response.status, headers: response.headers }
    if (!response.ok) return { ok: false, ...about, problem: response.status === 304 ? unreadable(304) : await problemIn(response) }
    const body = (response.status === 204 ? undefined : await response.json()) as AnswerOf<R>
    return { ok: true, ...about, body }
  }
