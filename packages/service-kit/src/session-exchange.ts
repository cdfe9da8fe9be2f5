import type { Route } from '@heard/contracts'
import { audienceOf, type IssueToken, type Session } from '@heard/identity'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sentFromElsewhere } from './sent-from-elsewhere.ts'

/** The token of a request, as RFC 6750 puts it there. */
export const bearerOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]

type Exchange = {
  /** Where people reach the platform. */
  readonly origin: string
  readonly routes: readonly Route[]
  sessionOf(headers: Headers): Promise<Session | undefined>
  readonly issue: IssueToken
}

/** The one service that needs the cookie itself: it begins sessions and ends them. */
const keepsCookies = 'heard:identity'

/**
 * The web's back end, in front of the services: makes of a session's cookie a token for the one action that is called, good for a minute.
 * The cookie itself goes no further; where it was sent by another website there is no token, and an empty one tells the service to refuse.
 */
export const exchangeSessions = (server: FastifyInstance, { origin, routes, sessionOf, issue }: Exchange): void => {
  const actions = new Map(routes.map(({ method, path, action }) => [`${method} ${path}`, action]))
  const exchange = async (request: FastifyRequest): Promise<void> => {
    const { url = '' } = request.routeOptions
    const purpose = actions.get(`${request.method === 'HEAD' ? 'GET' : request.method} ${url}`)
    if (purpose === undefined) return
    const audience = audienceOf(url)
    const { cookie } = request.headers
    const forged = sentFromElsewhere(request.method, request.headers, origin)
    if (audience !== keepsCookies) delete request.headers.cookie
    if (forged) request.headers.cookie ??= ''
    if (forged || bearerOf(request) !== undefined) return
    const session = await sessionOf(new Headers(cookie === undefined ? {} : { cookie }))
    if (session) request.headers.authorization = `Bearer ${await issue(session, { audience, purpose })}`
  }
  server.addHook('onRequest', exchange)
}
