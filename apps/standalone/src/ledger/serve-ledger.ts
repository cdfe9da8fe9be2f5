import { join } from 'node:path'
import { FolderTiles } from '@heard/transparency-log'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { readText } from '../durable-file.ts'
import { DESCRIPTION, POLICY } from './describe-ledger.ts'
import { type FileKind, fileKind } from './file-kind.ts'
import type { LedgerDescription } from './ledger-description.ts'
import { wordingFiles } from './ledger-place.ts'

const forAnyone = (reply: FastifyReply, { type, cache }: FileKind): FastifyReply =>
  reply.type(type).header('cache-control', cache).header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')

const absent = (reply: FastifyReply): FastifyReply => forAnyone(reply.status(404), fileKind('checkpoint')).send('There is no such file.\n')

const BINDING = /^([\w-]{43})\.json$/

/** The public ledger's files at `/ledger/…`, as any static host would serve the folder, and its description at `/.well-known/`. */
export const serveLedger = (server: FastifyInstance, folder: string, description: LedgerDescription): void => {
  const tiles = new FolderTiles(folder)
  const wording = wordingFiles(folder)
  const described = `${JSON.stringify(description, undefined, 2)}\n`
  const describe = (_: unknown, reply: FastifyReply) => forAnyone(reply, fileKind(DESCRIPTION)).send(described)
  server.get(`/.well-known/${DESCRIPTION}`, describe)
  server.get(`/ledger/${DESCRIPTION}`, describe)
  server.get('/ledger/checkpoint', async (_, reply) => {
    const bytes = await tiles.read('checkpoint')
    return bytes ? forAnyone(reply, fileKind('checkpoint')).send(Buffer.from(bytes)) : absent(reply)
  })
  server.get(`/ledger/${POLICY}`, async (_, reply) => {
    const policy = await readText(join(folder, POLICY))
    return policy === undefined ? absent(reply) : forAnyone(reply, fileKind(POLICY)).send(policy)
  })
  server.get<{ Params: { '*': string } }>('/ledger/tile/*', async (request, reply) => {
    const path = `tile/${request.params['*']}`
    const bytes = await tiles.read(path).catch((error: unknown) => {
      if (error instanceof RangeError) return undefined
      throw error
    })
    return bytes ? forAnyone(reply, fileKind(path)).send(Buffer.from(bytes)) : absent(reply)
  })
  server.get<{ Params: { file: string } }>('/ledger/wording/:file', async (request, reply) => {
    const [, binding] = BINDING.exec(request.params.file) ?? []
    const text = binding === undefined ? undefined : await wording.read(binding)
    return text === undefined ? absent(reply) : forAnyone(reply, fileKind(`wording/${binding}.json`)).send(text)
  })
  server.get(`/ledger/${description.entrySchema}`, async (_, reply) => {
    const schema = await readText(join(folder, description.entrySchema))
    return schema === undefined ? absent(reply) : forAnyone(reply, fileKind(description.entrySchema)).send(schema)
  })
}
