import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { renderToPipeableStream, renderToStaticMarkup } from 'react-dom/server'
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { nonceContext } from './contexts.ts'
import { hydratedHeader, isHydrated } from './hydration.ts'

export const streamTimeout = 5_000

type Page = { readonly request: Request; readonly status: number; readonly headers: Headers; readonly entry: EntryContext; readonly nonce: string }

const asMarkup = ({ request, status, headers, entry }: Page): Response => {
  const { serverHandoffStream: _, ...withoutHandoff } = entry
  const markup = renderToStaticMarkup(<ServerRouter context={withoutHandoff} url={request.url} />)
  return new Response(`<!doctype html>${markup}`, { status, headers })
}

const asStream = ({ request, status, headers, entry, nonce }: Page): Promise<Response> =>
  new Promise((resolve, reject) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(<ServerRouter context={entry} url={request.url} nonce={nonce} />, {
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
        console.error(error)
      },
    })
    const timer = setTimeout(() => abort(), streamTimeout + 1_000)
  })

const handleRequest = async (
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: RouterContextProvider,
): Promise<Response> => {
  headers.set('content-type', 'text/html; charset=utf-8')
  const page = { request, status, headers, entry, nonce: context.get(nonceContext) }
  const matches = entry.staticHandlerContext.matches.map(({ route }) => ({ handle: entry.routeModules[route.id]?.handle }))
  if (!isHydrated(matches)) return asMarkup(page)
  headers.set(hydratedHeader, '1')
  return asStream(page)
}
export default handleRequest

/** Only what went wrong: never the address (it may be a receipt's) and never what was sent. */
export const handleError = (error: unknown, { request }: { request: Request }): void => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  console.error(error instanceof Error ? error.stack : 'a page failed')
}
