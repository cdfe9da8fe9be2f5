import { createHash, randomBytes, randomUUID } from 'node:crypto'
import * as build from 'virtual:react-router/server-build'
import type { Call } from '@heard/contracts'
import { createRequestHandler, RouterContextProvider, type ServerBuild } from 'react-router'
import type { Answering } from '../server/index.ts'
import { type Serve, wantedContext, withConfirmation } from './confirmation.ts'
import { answeringContext, callContext, nonceContext, originContext, randomContext } from './contexts.ts'
import { hydratedHeader } from './hydration.ts'
import { secureHeaders } from './security-headers.ts'
import { callFor } from './services/calling.ts'

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

/** Answers a page request. Everything a page needs comes in through the router's context. */
export const createHandler = ({ call, origin, development }: HandlerOptions): Handle => {
  const answer = createRequestHandler(build as ServerBuild, development ? 'development' : 'production')
  const secure = origin.startsWith('https:')
  const serveFor =
    (answering: Answering): Serve =>
    async (request, wanted) => {
      let needsConfirmation = false
      const nonce = randomBytes(16).toString('base64')
      const context = new RouterContextProvider()
      const unconfirmed = (): void => {
        needsConfirmation = true
      }
      context.set(callContext, callFor(call, request, unconfirmed))
      context.set(wantedContext, wanted)
      context.set(originContext, origin)
      context.set(nonceContext, nonce)
      context.set(randomContext, randomBytes)
      context.set(answeringContext, answering)
      const response = await answer(toThePageItself(request), context)
      const headers = new Headers(response.headers)
      const hydrated = headers.has(hydratedHeader)
      headers.delete(hydratedHeader)
      secureHeaders(headers, { nonce, hydrated, secure, development })
      const page = new Response(response.body, { status: response.status, statusText: response.statusText, headers })
      return { response: await withEntityTag(request, page), needsConfirmation }
    }
  return (request, answering = byItself()) => withConfirmation(serveFor(answering), (one) => callFor(call, one), request)
}
