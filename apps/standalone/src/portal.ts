import type { FetchLike } from '@heard/contracts'
import type { Portal } from '@heard/portal'
import { AddressPattern, instanceOf, type Log, requestHeader, sentFromElsewhere } from '@heard/service-kit'
import { createRequest, sendResponse } from '@remix-run/node-fetch-server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { compressed } from './compressed.ts'
import { behind } from './web/behind.ts'
import { boundedBody, isForm, isReadable } from './web/page-body.ts'
import { type PlainPage, plainPage } from './web/plain-page.ts'

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
      remoteAddress: behind.getStore()?.address ?? '127.0.0.1',
    })
    const headers = new Headers()
    for (const [name, value] of Object.entries(answer.headers)) {
      for (const single of Array.isArray(value) ? value : [value]) if (single !== undefined) headers.append(name, String(single))
    }
    const empty = answer.statusCode === 204 || answer.statusCode === 304
    return new Response(empty ? null : answer.rawPayload, { status: answer.statusCode, headers })
  }

type Pages = Pick<Portal, 'handle'>
/** What every page needs besides the portal. */
type Surroundings = { readonly origin: string; readonly log: Log }

const byNumber = (host: string): string => host.replace(/^localhost(?=:|$)/, '127.0.0.1')

/** Forms and cookies belong to one address: who came by the other name of this machine is sent there. */
const sameMachine = (request: FastifyRequest, host: string): boolean =>
  request.method === 'GET' && request.host !== host && byNumber(request.host) === byNumber(host)

/** Lets only forms of this website through to a page, and of those only what it can hold. */
const answerPage = async (portal: Pages, { origin, log }: Surroundings, page: Request, asked: FastifyRequest): Promise<Response> => {
  const { id, method, headers } = asked
  const plainly = (what: PlainPage): Response => plainPage(what, origin, id)
  if (sentFromElsewhere(method, headers, origin)) {
    log.count('security.request-forged', {})
    return plainly('sent-from-elsewhere')
  }
  if (page.body !== null && !isForm(page)) return plainly('wrong-media-type')
  const { request, tooLong } = boundedBody(page)
  if (tooLong()) return plainly('too-large')
  const readable = await isReadable(request)
  if (!readable && !tooLong()) return plainly('cannot-read')
  const answering = {
    request: id,
    isPage: (pattern: string): void => {
      asked.page = new AddressPattern(pattern)
    },
    failed: (error: unknown): void => log.event('request.failed', { request: id, page: asked.page, error }),
  }
  const answer = readable
    ? await portal.handle(request, answering).catch((error: unknown) => {
        answering.failed(error)
        return plainly('broken')
      })
    : undefined
  return answer === undefined || tooLong() ? plainly('too-large') : answer
}

const servePage = async (portal: Pages, surroundings: Surroundings, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  const { origin } = surroundings
  const { host, protocol } = new URL(origin)
  if (sameMachine(request, host)) {
    await reply.redirect(`${origin}${request.url}`, 307)
    return
  }
  reply.hijack()
  const page = createRequest(request.raw, reply.raw, { host, protocol })
  const answered = await behind.run({ address: request.ip, request: request.id }, () => answerPage(portal, surroundings, page, request))
  const answer = await compressed(page, answered)
  answer.headers.set(requestHeader, request.id)
  await sendResponse(reply.raw, answer)
}

const unknownOperation = ({ id }: FastifyRequest, reply: FastifyReply): FastifyReply =>
  reply
    .status(404)
    .header('content-type', 'application/problem+json')
    .send({ type: '/problems/not-found', title: 'There is nothing here', status: 404, instance: instanceOf(id) })

/** Everything that is not the API is a page of the portal. Bodies are left unread for it. */
export const mountPortal = async (server: FastifyInstance, portal: Pages, surroundings: Surroundings): Promise<void> => {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      url: '/*',
      handler: (request, reply) =>
        request.url.startsWith('/api/') ? unknownOperation(request, reply) : servePage(portal, surroundings, request, reply).then(() => reply),
    })
  })
}
