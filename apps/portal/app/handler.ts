import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as build from 'virtual:react-router/server-build'
import type { Call } from '@heard/contracts'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Answering } from '../server/index.ts'
import { wantedContext, withConfirmation } from './confirmation.ts'
import { answeringContext, callContext, nonceContext, originContext, randomContext } from './contexts.ts'
import { failedHeader, hydratedHeader } from './hydration.ts'
import { secureHeaders } from './security-headers.ts'
import { callFor } from './services/calling.ts'
import { Told } from './services/told.ts'
import { keepingForms, type ServePage, type Unsent, unsentContext } from './unsent.ts'

export type HandlerOptions = { readonly call: Call; readonly origin: string; readonly development: boolean }
export type Handle = (request: Request, answering?: Answering) => Promise<Response>

const nothing = (): void => undefined
const byItself = (): Answering => ({ request: randomUUID(), isPage: nothing, failed: nothing })

const shareable = (headers: Headers): boolean => headers.get('cache-control')?.startsWith('public') === true

/** Public pages answer 304 to whoever has them already. */
const withEntityTag = async (request: Request, response: Response): Promise<Response> => {
  if (request.method !== 'GET' || response.status !== 200 || !shareable(response.headers)) return response
  const body = Buffer.from(await response.arrayBuffer())
  const tag = response.headers.get('etag') ?? `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  response.headers.set('etag', tag)
  const known = (request.headers.get('if-none-match') ?? '').split(/,\s*/)
  return known.includes(tag) ? new Response(null, { status: 304, headers: response.headers }) : new Response(body, response)
}

/** A plain form posts to the address of its page; the router wants to be told when that page is an index route. Elsewhere the mark says nothing. */
const toThePageItself = (request: Request): Request => {
  if (request.method === 'GET' || request.method === 'HEAD') return request
  const url = new URL(request.url)
  url.searchParams.append('index', '')
  return new Request(url, request)
}

/** How long to wait before asking again, in seconds, where nobody said. */
const WAIT = '5'

/** Nothing was done by whoever only looked: for them it is the same whether a part was away or fell silent. */
const forLooking = (status: number): number => (status === 502 ? 503 : status)
const isLook = ({ method }: Request, unsent: Unsent | undefined): boolean => unsent === undefined && (method === 'GET' || method === 'HEAD')

/** Answers a page request. Everything a page needs comes in through the router's context. */
export const createHandler = ({ call, origin, development }: HandlerOptions): Handle => {
  const answer = createRequestHandler(build as ServerBuild, development ? 'development' : 'production')
  const secure = origin.startsWith('https:')
  const serveFor =
    (answering: Answering): ServePage =>
    async (request, wanted, unsent) => {
      const told = new Told()
      const nonce = randomBytes(16).toString('base64')
      const context = new RouterContextProvider()
      const listening = { took: told.take.bind(told), failed: answering.failed.bind(answering) }
      context.set(callContext, callFor(call, request, listening))
      context.set(wantedContext, wanted)
      context.set(unsentContext, unsent)
      context.set(originContext, origin)
      context.set(nonceContext, nonce)
      context.set(randomContext, randomBytes)
      context.set(answeringContext, answering)
      const response = await answer(toThePageItself(request), context)
      const headers = new Headers(response.headers)
      const hydrated = headers.has(hydratedHeader)
      const status = isLook(request, unsent) ? forLooking(response.status) : response.status
      const unanswered = headers.has(failedHeader) || !told.onlyLimited ? told.unanswered : undefined
      headers.delete(hydratedHeader)
      headers.delete(failedHeader)
      if ((status === 429 || status === 503) && !headers.has('retry-after')) headers.set('retry-after', told.retryAfter ?? WAIT)
      secureHeaders(headers, { nonce, hydrated, secure, development })
      const page = new Response(response.body, { status, headers })
      return { response: await withEntityTag(request, page), needsConfirmation: told.needsConfirmation, unanswered }
    }
  return (request, answering = byItself()) => withConfirmation(keepingForms(serveFor(answering)), (one) => callFor(call, one), request)
}
