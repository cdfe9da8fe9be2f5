import { AddressPattern, type Log, requestHeader } from '@heard/service-kit'
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The page that was asked for, once the portal knows. */
    page?: AddressPattern
  }
}

/** What was asked for, as the code names it: an operation of the API, a page, or something else that is served. */
const askedOf = ({ contract, page, routeOptions }: FastifyRequest) => {
  if (contract) return { route: contract }
  if (page) return { page }
  return routeOptions.url === undefined || routeOptions.url === '/*' ? {} : { file: new AddressPattern(routeOptions.url) }
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'] as const

/** Tells everybody which request they are answered, and writes a line of each. */
export const logRequests = (server: Pick<FastifyInstance, 'addHook'>, log: Log): void => {
  server.addHook('onRequest', (request, reply, done) => {
    void reply.header(requestHeader, request.id)
    done()
  })
  server.addHook('onResponse', (request, reply, done) => {
    log.event('request.answered', {
      request: request.id,
      ...askedOf(request),
      method: methods.find((method) => method === request.method) ?? 'GET',
      status: reply.raw.statusCode,
      milliseconds: reply.elapsedTime,
      who: request.contract && (request.signedIn ? 'signed-in' : 'anybody'),
    })
    done()
  })
}
