import { Refused } from '@heard/service-kit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WitnessHouse } from './open-witness.ts'

const PLAIN = 'text/plain; charset=utf-8'
/** The largest request in use: 63 hashes and a checkpoint with some dozen signatures. */
const BODY_LIMIT = 16 * 1024

const plainly = (reply: FastifyReply, status: number, body: string, type = PLAIN): FastifyReply =>
  reply.status(status).type(type).header('x-content-type-options', 'nosniff').header('cache-control', 'no-store').send(body)

const secondsToWait = ({ limiter, clock }: WitnessHouse, request: FastifyRequest): number => {
  try {
    limiter.take(request.ip, clock.now())
    return 0
  } catch (error) {
    if (error instanceof Refused) return error.retryAfterSeconds ?? 1
    throw error
  }
}

/** The witness at `POST /witness/add-checkpoint` (c2sp.org/tlog-witness), and its key at `/.well-known/`. Neither is there unless it is switched on. */
export const serveWitness = async (server: FastifyInstance, house: WitnessHouse | undefined): Promise<void> => {
  server.get('/.well-known/heard-witness.json', (_, reply) => {
    if (!house) return plainly(reply, 404, 'This is no witness.\n')
    return reply
      .type('application/json')
      .header('cache-control', 'public, max-age=60')
      .header('access-control-allow-origin', '*')
      .send(`${JSON.stringify(house.description, undefined, 2)}\n`)
  })
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    scope.setErrorHandler(({ statusCode = 500 }: { readonly statusCode?: number }, _request, reply) => {
      if (statusCode === 413) return plainly(reply, 413, 'The request is too long.\n')
      return statusCode < 500 ? plainly(reply, 400, 'The request cannot be read.\n') : plainly(reply, 500, 'The witness could not answer.\n')
    })
    scope.post<{ Body: string | undefined }>('/witness/add-checkpoint', { bodyLimit: BODY_LIMIT }, (request, reply) => {
      if (!house) return plainly(reply, 404, 'This is no witness.\n')
      const wait = secondsToWait(house, request)
      if (wait > 0) return plainly(reply.header('retry-after', wait), 429, 'Too many requests.\n')
      if (!house.witness) return plainly(reply, 503, 'This witness has lost what it remembers, and cosigns nothing.\n')
      const { status, contentType, body } = house.witness.addCheckpoint(request.body ?? '')
      return plainly(reply, status, body, contentType)
    })
  })
}
