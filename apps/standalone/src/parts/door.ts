import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { generalProblems, type Route } from '@heard/contracts'
import { instanceOf, type Log, requestHeader, type Telemetry } from '@heard/service-kit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { rawRoutes } from '../raw-routes.ts'
import { AGAIN_AFTER, NoAnswerOfPart, problemOfNoAnswer } from './ask-part.ts'
import { ownerOf, type ServingPart } from './composition.ts'
import type { Replicas } from './replicas.ts'

/** What belongs to one connection (RFC 9110), as does whatever `Connection` names, and what the door says itself. */
const ofConnection = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'])
const ownWords = new Set(['host', 'content-length', 'accept-encoding', 'forwarded', requestHeader, 'traceparent', 'tracestate', 'baggage'])
const isOwn = (name: string): boolean => ofConnection.has(name) || ownWords.has(name) || name.startsWith('x-forwarded-') || name.startsWith('proxy-')

const named = ({ connection = '' }: IncomingHttpHeaders): readonly string[] => connection.toLowerCase().split(/[\s,]+/)

const without = (headers: IncomingHttpHeaders, leftOut: (name: string) => boolean): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !leftOut(name)))

/** The same request for whoever answers it: for the same person's address, under the same id, in the same trace. */
const onwards = ({ headers, ip, id }: FastifyRequest, traceparent: string | undefined): IncomingHttpHeaders => ({
  ...without(headers, (name) => isOwn(name) || named(headers).includes(name)),
  'x-forwarded-for': ip,
  [requestHeader]: id,
  ...(traceparent === undefined ? {} : { traceparent }),
})

const paramOf = (params: unknown, name: string): string | undefined => (params as Readonly<Record<string, string>>)[name]

const send = (reply: FastifyReply, answer: IncomingMessage): FastifyReply => {
  const status = answer.statusCode ?? 500
  void reply.status(status).headers(without(answer.headers, (name) => ofConnection.has(name) || name === 'date'))
  if (status !== 204 && status !== 304) return reply.send(answer)
  answer.resume()
  return reply.send()
}

type Code = keyof typeof generalProblems

const codeOf = (error: { readonly statusCode?: number }, request: Pick<FastifyRequest, 'method'>): Code => {
  if (error instanceof NoAnswerOfPart) return problemOfNoAnswer(error, request)
  if (error.statusCode === 413) return 'too-large'
  return error.statusCode === 400 ? 'invalid-input' : 'internal-error'
}

/** What the door answers where no part did. */
const sayProblem =
  (log: Log) =>
  (error: Error & { readonly statusCode?: number }, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { id } = request
    const code = codeOf(error, request)
    if (generalProblems[code].status >= 500) log.event('request.failed', { request: id, error })
    if (code === 'part-unavailable') void reply.header('retry-after', String(AGAIN_AFTER))
    const problem = { type: `/problems/${code}`, ...generalProblems[code], instance: instanceOf(id) }
    return reply.status(problem.status).header('cache-control', 'no-store').header('content-type', 'application/problem+json').send(problem)
  }

type Door = {
  readonly routes: readonly Route[]
  readonly log: Log
  readonly telemetry: Pick<Telemetry, 'traceparent'>
  readonly replicas: (part: ServingPart) => Replicas
}

/** The way in to all parts: each request goes to the part whose route it is, and its answer comes back as it is. Bodies are read here, up to their limit. */
export const openDoor = (server: FastifyInstance, { routes, log, telemetry, replicas }: Door): Promise<void> =>
  Promise.resolve(
    server.register(async (scope) => {
      scope.removeAllContentTypeParsers()
      scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
      scope.setErrorHandler(sayProblem(log))
      const to = (part: ServingPart, together?: string) => {
        const asked = replicas(part)
        return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
          const body = Buffer.isBuffer(request.body) ? { body: request.body } : {}
          const key = together && (paramOf(request.params, together) ?? together)
          const headers = onwards(request, telemetry.traceparent())
          return send(reply, await asked.ask({ method: request.method, path: request.url, headers, ...body }, key))
        }
      }
      for (const route of routes) scope.route({ method: route.method, url: route.path, handler: to(ownerOf(route), route.together) })
      for (const name of Object.keys(rawRoutes)) {
        const [method = '', url = ''] = name.split(' ')
        scope.route({ method, url, handler: to('record') })
      }
    }),
  ).then(() => undefined)
