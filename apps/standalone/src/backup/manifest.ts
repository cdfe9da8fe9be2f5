import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'

/** What a backup holds: the log, the vault (sealed), accounts. Never keys, never the erasure list, never what is built again. */
export const backedUp = ['facts.sqlite', 'vault.sqlite', 'accounts.sqlite'] as const
export type BackedUp = (typeof backedUp)[number]

const File = z.strictObject({ sha256: z.string(), bytes: z.int().min(0) })
const Manifest = z.strictObject({
  backup: z.literal('heard'),
  version: z.literal(1),
  at: z.iso.datetime(),
  /** Facts in the log. */
  facts: z.int().min(0),
  /** It opens with the keys of this epoch alone: until they are destroyed, by then at the latest. */
  epoch: z.string(),
  usableUntil: z.iso.datetime(),
  files: z.strictObject({ 'facts.sqlite': File, 'vault.sqlite': File, 'accounts.sqlite': File }),
})
export type Manifest = z.infer<typeof Manifest>

/** A backup cannot be used, or must not go where it was told to; the message says what to do. */
export class BackupUnusable extends Error {
  readonly type = 'backup-unusable'
}

/** SHA-256 (hex) and size of a file. */
export const describeFile = async (file: string): Promise<z.infer<typeof File>> => {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(createReadStream(file), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
    }
  })
  return { sha256: hash.digest('hex'), bytes }
}

/** The manifest of a backup whose files are what it says. @throws BackupUnusable */
export const checkBackup = async (folder: string): Promise<Manifest> => {
  const manifest = await readFile(join(folder, 'manifest.json'), 'utf8')
    .then((text) => Manifest.parse(JSON.parse(text)))
    .catch((cause: unknown) => {
      throw new BackupUnusable(`${folder} is no backup of Heard, or not a whole one: manifest.json cannot be read`, { cause })
    })
  for (const name of backedUp) {
    const found = await describeFile(join(folder, name)).catch(() => undefined)
    const said = manifest.files[name]
    if (found?.sha256 !== said.sha256 || found.bytes !== said.bytes) {
      throw new BackupUnusable(`${name} in ${folder} is not what was backed up: it was changed or damaged; use another backup`)
    }
  }
  return manifest
}
