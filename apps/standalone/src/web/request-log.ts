import { AddressPattern, type Log, type OpenSpan, requestHeader, type Telemetry } from '@heard/service-kit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { saidByDoor } from './behind.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The page that was asked for, once the portal knows. */
    page?: AddressPattern
    span?: OpenSpan<'request'>
  }
}

/** What was asked for, as the code names it: an operation of the API, a page, or something else that is served. */
const askedOf = ({ contract, page, routeOptions }: FastifyRequest) => {
  if (contract) return { route: contract }
  if (page) return { page }
  return routeOptions.url === undefined || routeOptions.url === '/*' ? {} : { file: new AddressPattern(routeOptions.url) }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'] as const

/** Tells everybody which request they are answered, and writes a line and a span of each. */
export const logRequests = (
  server: Pick<FastifyInstance, 'addHook'>,
  { log, telemetry, behindDoor }: { readonly log: Log; readonly telemetry: Telemetry; readonly behindDoor: boolean },
): void => {
  server.addHook('onRequest', (request, reply, done) => {
    request.span = telemetry.begin('request', behindDoor ? saidByDoor(request, 'traceparent') : undefined)
    void reply.header(requestHeader, request.id)
    done()
  })
  server.addHook('preHandler', ({ span }, _reply, done) => (span ? span.within(done) : done()))
  server.addHook('onResponse', (request, reply, done) => {
    const milliseconds = reply.elapsedTime
    const about = {
      ...askedOf(request),
      method: methods.find((method) => method === request.method) ?? 'GET',
      status: reply.raw.statusCode,
    }
    request.span?.end(about)
    telemetry.measure('heard.request.duration', milliseconds, about)
    log.event('request.answered', {
      request: request.id,
      ...about,
      milliseconds,
      who: request.contract && (request.signedIn ? 'signed-in' : 'anybody'),
    })
    done()
  })
}
