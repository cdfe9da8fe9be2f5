import { live, ready } from '@heard/contracts'
import { type Clock, type Configuration, createLog, exchangeSessions, type Log, openTelemetry, Watch, watchedLog } from '@heard/service-kit'
import type { FastifyInstance } from 'fastify'
import { openOwnAccounts } from '../identity.ts'
import { inProcessFetch, mountPortal } from '../portal.ts'
import { checkRawRoutes, type ServerRoute } from '../raw-routes.ts'
import { routes, services } from '../services.ts'
import { version } from '../start/version.ts'
import { createServer, patience } from '../web/server.ts'
import { refuseAlone, type ServingPart } from './composition.ts'
import { openDoor } from './door.ts'
import { type Replicas, replicasOf } from './replicas.ts'
import type { Running } from './running.ts'

const LOOK_EVERY_MS = 1_000

type Health = { readonly replicas: readonly Replicas[]; readonly isStopping: () => boolean }

/** The portal is ready as soon as it listens: a part that does not answer makes it poorer, not useless. */
const serveHealth = (server: FastifyInstance, { replicas, isStopping }: Health): void => {
  server.get(live.path, (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'alive' }))
  server.get(ready.path, (_, reply) => {
    void reply.header('cache-control', 'no-store')
    if (isStopping()) return reply.status(503).header('retry-after', '1').send()
    const degraded = replicas.filter(({ ready: there }) => there === 0).map(({ part }) => `portal/${part}`)
    return reply.send({ status: degraded.length > 0 ? 'degraded' : 'ready', waitingFor: [], degraded })
  })
}

type Options = { readonly sessionClock?: Clock; readonly log?: Log; readonly withPages?: boolean; readonly measureEveryMs?: number }

/** The portal as a process of its own: pages, the exchange of sessions for tokens, and the door to all parts. It has no facts and opens no vault. */
export const bootPortal = async (
  configuration: Configuration,
  { sessionClock = Date, log: lines = createLog(configuration.logLevel), withPages = true, measureEveryMs = 60_000 }: Options = {},
): Promise<Running> => {
  const began = performance.now()
  await refuseAlone('portal', configuration)
  const replicas = new Map<ServingPart, Replicas>()
  for (const part of [...services.map(({ name }) => name as ServingPart), 'record' as const])
    replicas.set(part, replicasOf(part, configuration, 'portal'))
  const telemetry = await openTelemetry(configuration, { version, part: 'portal', log: lines, everyMs: measureEveryMs })
  const log = watchedLog(lines, telemetry)
  const accounts = await openOwnAccounts(configuration, sessionClock, { alone: false })
  const seen: ServerRoute[] = []
  const server = createServer(configuration, seen, { patience, log, telemetry }).getInstance<FastifyInstance>()
  const all = [...replicas.values()]
  telemetry.gauge('heard.part.replicas', async () => all.map(({ part: name, ready: value }) => ({ value, of: { part: { name } } })))
  const watch = new Watch(
    async () => void (await Promise.all(all.map((one) => one.look()))),
    () => undefined,
  )
  let stopping = false
  exchangeSessions(server, { origin: configuration.origin, routes, sessionOf: accounts.sessionOf, issue: accounts.tokens.issue })
  const fetch = inProcessFetch(server)
  const pages = withPages ? await (await import('../portal-assets.ts')).openPortal(server, configuration, fetch) : undefined
  serveHealth(server, { replicas: all, isStopping: () => stopping })
  const forwarded = routes.filter(({ id }) => id !== live.id && id !== ready.id)
  await openDoor(server, { routes: forwarded, log, telemetry, replicas: (part) => replicas.get(part) ?? replicasOf(part, configuration, 'portal') })
  if (pages) await mountPortal(server, pages, { origin: configuration.origin, log })
  await server.ready()
  checkRawRoutes(seen, routes)
  await watch.look()
  watch.start(LOOK_EVERY_MS)
  return {
    fetch,
    tokens: accounts.tokens,
    made: [],
    look: () => watch.look(),
    async listen() {
      const address = await server.listen({ port: configuration.port, host: configuration.host })
      log.event('platform.started', { milliseconds: performance.now() - began })
      return address
    },
    drain() {
      stopping = true
    },
    async close() {
      stopping = true
      await server.close()
      await watch.stop()
      await accounts.close()
      await telemetry.close()
      log.close()
      log.event('platform.stopped', {})
    },
  }
}
