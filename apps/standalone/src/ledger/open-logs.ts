import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cursorAt, type Derivation, LogDiffers, lastEntryUpTo } from '@heard/audit-trail'
import {
  FolderTiles,
  type Head,
  type Heads,
  LogUnusable,
  nodeCryptography,
  noteSigner,
  type Signer,
  signingKeyFromFile,
  TiledLog,
} from '@heard/transparency-log'
import { equal, openCheckpoint, trustLogs } from '@heard/transparency-log/verify'
import { readText } from '../durable-file.ts'
import type { LedgerPlace } from './ledger-place.ts'
import { PublishedLog } from './published-log.ts'

/** One of the two logs: where it lies, under which name, and how it follows from the facts. */
export type Opening = { readonly folder: string; readonly origin: string; readonly keyFile: string; readonly derivation: Derivation }

const lost = (origin: string, folder: string): LogUnusable =>
  new LogUnusable(
    'head-missing',
    `The log ${origin} was published before, and ${folder} does not have it: copy that folder back from the old disk or from where it is served. If it is lost for good, begin a new log under another HEARD_LEDGER_ORIGIN.`,
  )

/**
 * A key without its log means that the log was lost; looked at before the file of heads is made, whose being there says that a log was begun here.
 * @throws LogUnusable
 */
export const refuseLost = (place: LedgerPlace, logs: readonly Pick<Opening, 'folder' | 'origin' | 'keyFile'>[]): void => {
  if (existsSync(place.heads)) return
  const gone = logs.find(({ folder, keyFile }) => existsSync(keyFile) && !existsSync(join(folder, 'checkpoint')))
  if (gone) throw lost(gone.origin, gone.folder)
}

/** After a restore there is a published folder and no signed head: it is taken over if it follows from the facts. */
const adopt = async (text: string, heads: Heads, derivation: Derivation, signer: Signer): Promise<void> => {
  const { checkpoint } = openCheckpoint(nodeCryptography.ed25519, text, trustLogs(signer.key))
  const cursor = await cursorAt(derivation, checkpoint)
  const end = text.indexOf('\n', text.indexOf('\n\n') + 2) + 1
  const head = { size: checkpoint.size, checkpoint: text.slice(0, end), cosignatures: text.slice(end), cursor: String(cursor) }
  await heads.exclusively(signer.key.name, async (held) => held.write(head))
}

/** The facts that a head was made from must all be there, and be the same. */
const refuseOtherFacts = async ({ folder, derivation }: Opening, { size, cursor }: Head, facts: bigint): Promise<void> => {
  const upTo = BigInt(cursor || '0')
  const restore = 'restore a backup that is at least as new, or begin a new log under another HEARD_LEDGER_ORIGIN'
  if (upTo > facts) throw new LogDiffers(`the ${derivation.name} was signed up to fact ${upTo}, and there are only ${facts}: ${restore}`)
  if (size === 0n) return
  const [signed] = await new PublishedLog(folder).entriesFrom(size - 1n, size)
  const made = await lastEntryUpTo(derivation, upTo)
  if (signed && made && !equal(signed, made)) {
    throw new LogDiffers(`the last entry of the ${derivation.name} does not follow from these facts, which were replaced by others: ${restore}`)
  }
}

/**
 * Opens one of the logs for its follower, beginning it where neither log nor key is there.
 * @throws LogUnusable, LogDiffers saying what to do; then nothing was signed
 */
export const openLog = async (opening: Opening, heads: Heads, storeHead: bigint, dropPartials: boolean): Promise<TiledLog> => {
  const { folder, origin, keyFile, derivation } = opening
  const signer = noteSigner(origin, signingKeyFromFile(keyFile))
  const head = heads.read(origin)
  const published = await readText(join(folder, 'checkpoint'))
  if (head) await refuseOtherFacts(opening, head, storeHead)
  else if (published !== undefined) await adopt(published, heads, derivation, signer)
  return TiledLog.open({ signer, tiles: new FolderTiles(folder), heads, dropPartials })
}
