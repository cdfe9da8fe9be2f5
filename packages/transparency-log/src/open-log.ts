import type { Head } from './heads.ts'
import { LogUnusable } from './log-unusable.ts'
import { nodeCryptography } from './node-cryptography.ts'
import type { TileStore } from './tile-store.ts'
import type { TiledLogOptions } from './tiled-log.ts'
import {
  type BuiltTile,
  type Checkpoint,
  emptyRoot,
  equal,
  formatCheckpoint,
  formatNote,
  hashLeaf,
  Malformed,
  openCheckpoint,
  parseTilePath,
  readBundle,
  readHashTile,
  TileBuilder,
  textOf,
  tileEnd,
  trustLogs,
  Untrusted,
  utf8,
} from './verify/index.ts'

const { sha256, ed25519 } = nodeCryptography

type Opened = { readonly head: Head; readonly builder: TileBuilder; readonly bundle: readonly Uint8Array[] }

/** Compares head, checkpoint and files, and builds the rightmost tiles again. Throws LogUnusable. */
export const openLog = ({ signer, tiles, heads }: TiledLogOptions, onFull: (tile: BuiltTile) => void): Promise<Opened> =>
  heads.exclusively(signer.key.name, async (held) => {
    const trusted = (text: string) => trustedCheckpoint(signer.key.name, text, trustLogs(signer.key))
    const published = await tiles.read('checkpoint')
    const found = held.read()
    if (!found) {
      await expectNothing(tiles, signer.key.name)
      held.write(emptyHead(signer))
      return { head: emptyHead(signer), builder: new TileBuilder(sha256, onFull), bundle: [] }
    }
    const signed = trusted(found.checkpoint)
    if (published) expectBefore(trusted(textOf(published) ?? ''), signed)
    await removeBeyond(tiles, signed, published !== undefined)
    return { head: found, ...(await rebuild(tiles, signed, onFull)) }
  })

const emptyHead = (signer: TiledLogOptions['signer']): Head => {
  const text = formatCheckpoint({ origin: signer.key.name, size: 0n, root: emptyRoot(sha256), extensions: [] })
  return { size: 0n, checkpoint: formatNote({ text, signatures: [signer.sign(text)] }), cosignatures: '', cursor: '' }
}

const trustedCheckpoint = (name: string, text: string, policy: ReturnType<typeof trustLogs>): Checkpoint => {
  try {
    return openCheckpoint(ed25519, text, policy).checkpoint
  } catch (cause) {
    if (!(cause instanceof Malformed || cause instanceof Untrusted)) throw cause
    const advice = `put back the key of the log ${name}, or the checkpoint file from a copy`
    throw new LogUnusable('foreign-checkpoint', `A checkpoint of the log does not stand under its key: ${advice}. (${cause.message})`, { cause })
  }
}

const expectNothing = async (tiles: TileStore, name: string): Promise<void> => {
  for await (const path of tiles.list('')) {
    const advice = 'restore the file of heads from its newest copy; never begin the log anew over these files'
    throw new LogUnusable('head-missing', `The log ${name} has files (${path}) but no signed head: ${advice}.`)
  }
}

const expectBefore = (published: Checkpoint, signed: Checkpoint): void => {
  if (published.size > signed.size) {
    const sizes = `The published checkpoint has ${published.size} entries, the signed head only ${signed.size}`
    throw new LogUnusable(
      'head-behind',
      `${sizes}: the heads were restored from an old copy. Restore the newest one; signing on from here would fork the log.`,
    )
  }
  if (published.size === signed.size && !equal(published.root, signed.root)) {
    throw new LogUnusable(
      'forked',
      `Two checkpoints of ${signed.size} entries have different roots: the log was forked. Stop and keep all files as evidence.`,
    )
  }
}

/** Files beyond the head come from a publishing that a crash ended. Without a checkpoint file nobody can say so, and nothing is removed. */
const removeBeyond = async (tiles: TileStore, { size }: Checkpoint, isPublished: boolean): Promise<void> => {
  const beyond: string[] = []
  for await (const path of tiles.list('tile/')) if (tileEnd(parseTilePath(path)) > size) beyond.push(path)
  const [first] = beyond
  if (first !== undefined && !isPublished) {
    const advice = 'put back the checkpoint file, or restore the newest copy of the heads'
    throw new LogUnusable(
      'head-behind',
      `The log has files beyond its signed head (${first}) and no checkpoint that shows how far it came: ${advice}.`,
    )
  }
  await tiles.remove(beyond)
}

const rebuild = async (tiles: TileStore, { size, root }: Checkpoint, onFull: (tile: BuiltTile) => void): Promise<Omit<Opened, 'head'>> => {
  const damaged = (problem: string, cause?: unknown) =>
    new LogUnusable('tiles-damaged', `The files of the log do not lead to the root that was signed: ${problem}. Restore them from a copy.`, { cause })
  try {
    const read = async (level: number, width: number): Promise<Uint8Array> => {
      const bytes = await readHashTile(tiles, level, size >> BigInt(8 * (level + 1)), width)
      if (!bytes) throw damaged(`the last tile of level ${level} is missing`)
      return bytes
    }
    const builder = await TileBuilder.restore(sha256, size, read, onFull)
    if (!equal(builder.root(), root)) throw damaged('a tile was changed')
    const width = Number(size % 256n)
    const bundle = width === 0 ? [] : await readBundle(tiles, size >> 8n, width)
    if (!bundle) throw damaged('the last bundle of entries is missing')
    const hashes = builder.partials().find(({ level }) => level === 0)?.bytes ?? utf8('')
    if (bundle.some((entry, at) => !equal(hashLeaf(sha256, entry), hashes.subarray(at * 32, at * 32 + 32)))) throw damaged('an entry was changed')
    return { builder, bundle }
  } catch (error) {
    if (error instanceof Malformed) throw damaged(error.message, error)
    throw error
  }
}
