import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import type { Answering } from '../server/index.ts'
import { answeringContext, nonceContext } from './contexts.ts'
import { failedHeader, hydratedHeader, isHydrated } from './hydration.ts'
import { RequestCode } from './request-code.tsx'

export const streamTimeout = 5_000

type Page = {
  readonly request: Request
  readonly status: number
  readonly headers: Headers
  readonly entry: EntryContext
  readonly nonce: string
  readonly answering: Answering
}

const asMarkup = ({ request, status, headers, entry, answering }: Page): Response => {
  const { serverHandoffStream: _, ...withoutHandoff } = entry
  const markup = renderToStaticMarkup(
    <RequestCode value={answering.request}>
      <ServerRouter context={withoutHandoff} url={request.url} />
    </RequestCode>,
  )
  return new Response(`<!doctype html>${markup}`, { status, headers })
}

const asStream = ({ request, status, headers, entry, nonce, answering }: Page): Promise<Response> =>
  new Promise((resolve, reject) => {
    let failed = false
    const page = (
      <RequestCode value={answering.request}>
        <ServerRouter context={entry} url={request.url} nonce={nonce} />
      </RequestCode>
    )
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onShellReady() {
        const body = new PassThrough()
        body.on('finish', () => clearTimeout(timer))
        pipe(body)
        resolve(new Response(createReadableStreamFromReadable(body), { status: failed ? 500 : status, headers }))
      },
      onShellError: reject,
      onError(error) {
        failed = true
        answering.failed(error)
      },
    })
    const timer = setTimeout(() => abort(), streamTimeout + 1_000)
  })

type Failing = { readonly request: Request; readonly context: Readonly<RouterContextProvider> }

const handleRequest = async (
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> => {
  headers.set('content-type', 'text/html; charset=utf-8')
  if (entry.staticHandlerContext.errors) headers.set(failedHeader, '1')
  const page = { request, status, headers, entry, nonce: context.get(nonceContext), answering: context.get(answeringContext) }
  const matches = entry.staticHandlerContext.matches.map(({ route }) => ({ handle: entry.routeModules[route.id]?.handle }))
  if (!isHydrated(matches)) return asMarkup(page)
  headers.set(hydratedHeader, '1')
  return asStream(page)
}
export default handleRequest

export const handleError = (error: unknown, { request, context }: Failing): void => {
  if (!request.signal.aborted && !isRouteErrorResponse(error)) context.get(answeringContext).failed(error)
}
