import type { Socket } from 'node:net'
import { generalProblems } from '@heard/contracts'
import { type Configuration, instanceOf, type Log, requestHeader, type Telemetry } from '@heard/service-kit'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerRoute } from '../raw-routes.ts'
import { routes } from '../services.ts'
import { requestId, saidByDoor } from './behind.ts'
import { logRequests } from './request-log.ts'
import { safeHeaders } from './safe-headers.ts'

const BODY_LIMIT = 1024 * 1024

/** Milliseconds in which headers, and a whole request, must have arrived. */
export type Patience = { readonly headers: number; readonly request: number }
export const patience: Patience = { headers: 15_000, request: 120_000 }

type Code = keyof typeof generalProblems

const problem = (code: Code) => ({ type: `/problems/${code}`, title: generalProblems[code].title, status: generalProblems[code].status })

const codeOf = (error: NodeJS.ErrnoException): Code => {
  if (error.code === 'HPE_HEADER_OVERFLOW') return 'headers-too-large'
  return error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'too-slow' : 'invalid-input'
}

const phrases: Readonly<Record<number, string>> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' }

/** What never became a request is answered too, and the connection ends. */
const answerBroken = (origin: string, log: Log) => {
  const headers = { ...safeHeaders(origin), 'content-type': 'application/problem+json', 'cache-control': 'no-store', connection: 'close' }
  return (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return
    const said = problem(codeOf(error))
    log.count('request.unreadable', { status: said.status })
    const body = JSON.stringify(said)
    const lines = Object.entries({ ...headers, 'content-length': String(Buffer.byteLength(body)) }).map(([name, value]) => `${name}: ${value}`)
    if (socket.writable) socket.write(`HTTP/1.1 ${said.status} ${phrases[said.status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
    socket.destroySoon()
  }
}

type Serving = {
  readonly patience: Patience
  readonly log: Log
  readonly telemetry: Telemetry
  /** Whether the portal's own process is in front of it. */
  readonly behindDoor?: boolean
}

const ID = /^[0-9a-f-]{36}$/

/** A request that a trusted proxy sends on keeps its id: the portal's lines and those of the part are about the same one. */
const keepIds = (instance: Pick<FastifyInstance, 'addHook'>): void => {
  instance.addHook('onRequest', (request, _reply, done) => {
    const given = saidByDoor(request, requestHeader)
    if (given !== undefined && ID.test(given)) request.id = given
    done()
  })
}

/** The server: what it takes at most and how long it waits, what every answer says, and an answer to what cannot even be routed. */
export const createServer = (
  { trustedProxies, origin }: Configuration,
  seen: ServerRoute[],
  { patience: { headers, request }, log, telemetry, behindDoor = false }: Serving,
): FastifyAdapter => {
  const safe = safeHeaders(origin)
  const adapter = new FastifyAdapter({
    trustProxy: [...trustedProxies],
    genReqId: requestId,
    bodyLimit: BODY_LIMIT,
    requestTimeout: request,
    http: { headersTimeout: headers, connectionsCheckingInterval: Math.min(1_000, headers) },
    routerOptions: { maxParamLength: 200 },
    clientErrorHandler: answerBroken(origin, log),
    frameworkErrors: (_error: Error, { id }: FastifyRequest, reply: FastifyReply) => {
      const said = { ...problem('invalid-input'), instance: instanceOf(id) }
      void reply.status(400).headers(safe).header(requestHeader, id).header('content-type', 'application/problem+json').send(said)
    },
  })
  const instance = adapter.getInstance()
  instance.addHook('onRoute', (route) => {
    for (const method of [route.method].flat()) seen.push({ method, url: route.url })
    const contract = routes.find(({ method, path }) => method === route.method && path === route.url)
    if (contract?.largestBody !== undefined) route.bodyLimit = contract.largestBody
  })
  if (behindDoor) keepIds(instance)
  instance.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(safe)
    done()
  })
  logRequests(instance, { log, telemetry, behindDoor })
  return adapter
}
