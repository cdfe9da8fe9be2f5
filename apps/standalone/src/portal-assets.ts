import fastifyCompress from '@fastify/compress'
import fastifyStatic from '@fastify/static'
import { type FetchLike, httpClient } from '@heard/contracts'
import { createPortal } from '@heard/portal'
import type { Configuration } from '@heard/service-kit'
import type { FastifyInstance } from 'fastify'

/** The built portal: its files with names that never change their content, its pages over the services of this process. */
export const openPortal = async (server: FastifyInstance, { origin, profile }: Configuration, fetch: FetchLike) => {
  const portal = await createPortal({ call: httpClient('', fetch), origin, profile })
  await server.register(fastifyCompress, { global: true, threshold: 1_024, encodings: ['br', 'gzip'] })
  await server.register(fastifyStatic, { root: portal.assets, prefix: '/assets/', wildcard: false, immutable: true, maxAge: '1y' })
  return portal
}
