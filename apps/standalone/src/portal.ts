import { AsyncLocalStorage } from 'node:async_hooks'
import type { FetchLike } from '@heard/contracts'
import { sentFromElsewhere } from '@heard/service-kit'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { compressed } from './compressed.ts'
import { boundedBody, isForm, isReadable } from './web/page-body.ts'
import { plainPage } from './web/plain-page.ts'

/** The address of the person behind a page request, while the portal calls the services for them. */
const behind = new AsyncLocalStorage<string>()

/** A fetch that reaches the services in this process without a socket, in the name of the person's own address. */
export const inProcessFetch =
  (server: FastifyInstance): FetchLike =>
  async (url, init) => {
    const { pathname, search } = new URL(url, 'http://heard.internal')
    const answer = await server.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: `${pathname}${search}`,
      headers: { 'heard-client': 'in-process', ...Object.fromEntries(new Headers(init?.headers)) },
      ...(typeof init?.body === 'string' ? { payload: init.body } : {}),
      remoteAddress: behind.getStore() ?? '127.0.0.1',
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const single of Array.isArray(value) ? value : [value]) if (single !== undefined) headers.append(name, String(single))
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(empty ? null : answer.rawPayload, { status: answer.statusCode, headers })
  }

type Portal = { handle(request: Request): Promise<Response> }

const byNumber = (host: string): string => host.replace(/^localhost(?=:|$)/, '127.0.0.1')

/** Forms and cookies belong to one address: who came by the other name of this machine is sent there. */
const sameMachine = (request: FastifyRequest, host: string): boolean =>
  request.method === 'GET' && request.host !== host && byNumber(request.host) === byNumber(host)

/** Lets only forms of this website through to a page, and of those only what it can hold. */
const answerPage = async (portal: Portal, origin: string, page: Request, { method, headers }: FastifyRequest): Promise<Response> => {
  if (sentFromElsewhere(method, headers, origin)) return plainPage('sent-from-elsewhere', origin)
  if (page.body !== null && !isForm(page)) return plainPage('wrong-media-type', origin)
  const { request, tooLong } = boundedBody(page)
  if (tooLong()) return plainPage('too-large', origin)
  const readable = await isReadable(request)
  if (!readable && !tooLong()) return plainPage('cannot-read', origin)
  const answer = readable ? await portal.handle(request) : undefined
  return answer === undefined || tooLong() ? plainPage('too-large', origin) : answer
}

const servePage = async (portal: Portal, origin: string, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { host, protocol } = new URL(origin)
  if (sameMachine(request, host)) {
    await reply.redirect(`${origin}${request.url}`, 307)
    return
  }
  reply.hijack()
  const page = createRequest(request.raw, reply.raw, { host, protocol })
  const answer = behind.run(request.ip, () => answerPage(portal, origin, page, request)).then((response) => compressed(page, response))
  await sendResponse(reply.raw, await answer.catch(() => plainPage('broken', origin)))
}

const unknownOperation = (reply: FastifyReply): FastifyReply =>
  reply
    .status(404)
    .header('content-type', 'application/problem+json')
    .send({ type: '/problems/not-found', title: 'There is nothing here', status: 404 })

/** Everything that is not the API is a page of the portal. Bodies are left unread for it. */
export const mountPortal = async (server: FastifyInstance, portal: Portal, origin: string): Promise<void> => {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      url: '/*',
      handler: (request, reply) =>
        request.url.startsWith('/api/') ? unknownOperation(reply) : servePage(portal, origin, request, reply).then(() => reply),
    })
  })
}
