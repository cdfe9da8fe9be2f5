import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import { type FetchLike, httpClient } from '@heard/contracts'
import { createPortal, openVite } from '@heard/portal'
import type { Configuration } from '@heard/service-kit'
import type { FastifyInstance } from 'fastify'

/** `npm run dev`: pages from their sources, reloading as they change. Vite answers for its own files before the pages do. */
const openLive = async (server: FastifyInstance) => {
  const vite = await openVite()
  server.addHook('onRequest', (request, reply, done) => vite.middlewares(request.raw, reply.raw, () => done()))
  server.addHook('onClose', () => vite.close())
  return vite
}

/** The portal over the services of this process; built, with files whose names never change their content, unless `npm run dev` asks for it live. */
export const openPortal = async (server: FastifyInstance, { origin, profile }: Configuration, fetch: FetchLike) => {
  const call = httpClient('', fetch)
  if (profile === 'development' && process.env.HEARD_LIVE_PORTAL) {
    return createPortal({ call, origin, profile, vite: await openLive(server) })
  }
  const portal = await createPortal({ call, origin, profile })
  await server.register(fastifyCompress, { global: true, threshold: 1_024, encodings: ['br', 'gzip'] })
  await server.register(fastifyStatic, { root: portal.assets, prefix: '/assets/', wildcard: false, immutable: true, maxAge: '1y' })
  return portal
}
