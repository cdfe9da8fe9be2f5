import { join } from 'node:path'
import { FolderTiles } from '@heard/transparency-log'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { POLICY } from './describe-ledger.ts'
import { readText } from './durable-file.ts'
import type { LedgerDescription } from './ledger-description.ts'
import { wordingFiles } from './ledger-place.ts'

const forAnyone = (reply: FastifyReply, type: string, cache: string): FastifyReply =>
  reply.type(type).header('cache-control', `public, ${cache}`).header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff')

const absent = (reply: FastifyReply): FastifyReply =>
  forAnyone(reply.status(404), 'text/plain; charset=utf-8', 'max-age=2').send('There is no such file.\n')

const BINDING = /^([\w-]{43})\.json$/

/** The public ledger's files at `/ledger/…`, as any static host would serve the folder, and its description at `/.well-known/`. */
export const serveLedger = (server: FastifyInstance, folder: string, description: LedgerDescription): void => {
  const tiles = new FolderTiles(folder)
  const wording = wordingFiles(folder)
  const described = `${JSON.stringify(description, undefined, 2)}\n`
  const describe = (_: unknown, reply: FastifyReply) => forAnyone(reply, 'application/json', 'max-age=60').send(described)
  server.get('/.well-known/heard-ledger.json', describe)
  server.get('/ledger/heard-ledger.json', describe)
  server.get('/ledger/checkpoint', async (_, reply) => {
    const bytes = await tiles.read('checkpoint')
    return bytes ? forAnyone(reply, 'text/plain; charset=utf-8', 'max-age=2').send(Buffer.from(bytes)) : absent(reply)
  })
  server.get(`/ledger/${POLICY}`, async (_, reply) => {
    const policy = await readText(join(folder, POLICY))
    return policy === undefined ? absent(reply) : forAnyone(reply, 'text/plain; charset=utf-8', 'max-age=60').send(policy)
  })
  server.get<{ Params: { '*': string } }>('/ledger/tile/*', async (request, reply) => {
    const bytes = await tiles.read(`tile/${request.params['*']}`).catch((error: unknown) => {
      if (error instanceof RangeError) return undefined
      throw error
    })
    return bytes ? forAnyone(reply, 'application/octet-stream', 'max-age=31536000, immutable').send(Buffer.from(bytes)) : absent(reply)
  })
  server.get<{ Params: { file: string } }>('/ledger/wording/:file', async (request, reply) => {
    const [, binding] = BINDING.exec(request.params.file) ?? []
    const text = binding === undefined ? undefined : await wording.read(binding)
    return text === undefined ? absent(reply) : forAnyone(reply, 'application/json', 'max-age=60').send(text)
  })
  server.get(`/ledger/${description.entrySchema}`, async (_, reply) => {
    const schema = await readText(join(folder, description.entrySchema))
    return schema === undefined ? absent(reply) : forAnyone(reply, 'application/schema+json', 'max-age=3600').send(schema)
  })
}
