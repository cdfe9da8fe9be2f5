import type { Accounts } from '@heard/identity'
import type { FastifyInstance } from 'fastify'

/** The keys by which services verify tokens, where they look for them (RFC 7517). Whoever has none of the tokens learns nothing by them. */
export const serveTokenKeys = (server: FastifyInstance, { published }: Pick<Accounts['tokens'], 'published'>): void => {
  server.get('/.well-known/jwks.json', async (_request, reply) =>
    reply
      .type('application/jwk-set+json')
      .header('cache-control', 'public, max-age=5')
      .send(JSON.stringify(await published())),
  )
}
