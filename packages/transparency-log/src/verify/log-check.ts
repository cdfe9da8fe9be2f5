import { equal } from './bytes.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { Doubt, Doubts } from './doubt.ts'
import { encodeBundle } from './entry-bundle.ts'
import type { LogSource } from './log-source.ts'
import { Malformed } from './malformed.ts'
import { decodeHashTile, parseTilePath, TILE_WIDTH, type Tile, tileEnd, tilePath, tileWidth } from './tile.ts'
import { type BuiltTile, TileBuilder } from './tile-builder.ts'
import { HASH_BYTES, type Hasher } from './tree-hash.ts'
import { readBundle, readHashTile } from './tree-reader.ts'

type LogCheckOptions = {
  readonly source: LogSource
  readonly sha256: Hasher
  readonly size: bigint
  readonly doubts: Doubts
  readonly onEntry?: (index: bigint, entry: Uint8Array) => void
}

/** The two files of one bundle as they were found. */
type Found = { readonly entries: readonly Uint8Array[] | undefined; readonly hashes: Uint8Array | undefined; readonly doubts: readonly Doubt[] }

/** Bundles that are read while one is computed. */
const AHEAD = 4n

/** Recomputes a log bundle by bundle and notes what does not fit. */
export class LogCheck {
  readonly #options: LogCheckOptions
  readonly #builder: TileBuilder
  readonly #full: BuiltTile[] = []
  readonly #ahead = new Map<bigint, Promise<Found>>()
  /** Whether leaves are lost, so that nothing after them can be computed. */
  isStuck = false
  /** Entries read so far. */
  entries = 0n

  constructor(options: LogCheckOptions) {
    this.#options = options
    this.#builder = new TileBuilder(options.sha256, (tile) => this.#full.push(tile))
  }

  root(): Uint8Array {
    return this.#builder.root()
  }

  /** Compares a bundle with its hash tile, and the tiles above that it fills with theirs; and, where `older` ends, its root. */
  async bundle(index: bigint, older: Checkpoint | undefined): Promise<void> {
    const { entries, hashes, doubts } = await this.#found(index)
    for (const doubt of doubts) this.#options.doubts.add(doubt)
    const first = index * BigInt(TILE_WIDTH)
    const leaves = entries ? this.#leavesOf(entries) : hashes && decodeHashTile(hashes, hashes.length / HASH_BYTES)
    if (!leaves) {
      this.isStuck = true
      return
    }
    if (entries) this.#deliver(first, entries)
    if (older?.size === 0n && index === 0n) this.#compareHistory(older)
    for (const leaf of leaves) {
      this.#builder.append(leaf)
      if (older && BigInt(this.#builder.size) === older.size) this.#compareHistory(older)
    }
    if (entries && hashes) this.#compareLeaves(index, leaves, hashes)
    for (const tile of this.#full.splice(0)) if (tile.level > 0) await this.#compareTile(tile)
  }

  /** Compares the tiles above the leaves that are not full. */
  async partials(): Promise<void> {
    for (const tile of this.#builder.partials()) if (tile.level > 0) await this.#compareTile(tile)
  }

  /** Looks for files that the checkpoint does not account for, and at the partial tiles of earlier ones. */
  async otherFiles(): Promise<void> {
    const { source, doubts, size } = this.#options
    if (!source.list) return
    for await (const path of source.list('')) {
      const tile = path === 'checkpoint' ? undefined : parsed(path)
      if (tile === undefined) continue
      if (tile === 'foreign' || tileEnd(tile) > size) {
        doubts.add({ type: 'file-extra', path, message: `${path} does not belong to a log of ${size} entries.` })
      } else if (tile.width < TILE_WIDTH && tileEnd({ ...tile, width: tile.width + 1 }) <= size) await this.#compareEarlier(path, tile)
    }
  }

  /** What the files of a bundle hold; those of the next ones are read meanwhile. */
  async #found(index: bigint): Promise<Found> {
    for (let next = index; next <= index + AHEAD && tileWidth(0, next, this.#options.size) > 0; next += 1n) {
      if (this.#ahead.has(next)) continue
      const found = this.#read(next)
      found.catch(() => undefined)
      this.#ahead.set(next, found)
    }
    const found = this.#ahead.get(index) ?? this.#read(index)
    this.#ahead.delete(index)
    return found
  }

  async #read(index: bigint): Promise<Found> {
    const { source, size } = this.#options
    const width = tileWidth(0, index, size)
    const doubts: Doubt[] = []
    const [entries, hashes] = await Promise.all([
      orDoubt({ level: 'entries', index, width }, readBundle(source, index, width), (doubt) => doubts.unshift(doubt)),
      orDoubt({ level: 0, index, width }, readHashTile(source, 0, index, width), (doubt) => doubts.push(doubt)),
    ])
    return { entries, hashes, doubts }
  }

  /** The hash of each entry. The bytes are copied once, and the byte before each entry, the end of its length, serves as the prefix of the leaf. */
  #leavesOf(entries: readonly Uint8Array[]): readonly Uint8Array[] {
    const [first] = entries
    if (!first) return []
    const start = first.byteOffset - 2
    const last = entries[entries.length - 1] ?? first
    const bytes = new Uint8Array(first.buffer, start, last.byteOffset + last.length - start).slice()
    return entries.map((entry) => {
      const at = entry.byteOffset - start - 1
      bytes[at] = 0
      return this.#options.sha256(bytes.subarray(at, at + 1 + entry.length))
    })
  }

  #deliver(first: bigint, entries: readonly Uint8Array[]): void {
    const { onEntry } = this.#options
    if (onEntry) for (const [at, entry] of entries.entries()) onEntry(first + BigInt(at), entry)
    this.entries += BigInt(entries.length)
  }

  #compareLeaves(bundle: bigint, leaves: readonly Uint8Array[], hashes: Uint8Array): void {
    const width = leaves.length
    const [tile, entries] = [tilePath({ level: 0, index: bundle, width }), tilePath({ level: 'entries', index: bundle, width })]
    for (const [at, leaf] of leaves.entries()) {
      if (isAt(hashes, at * HASH_BYTES, leaf)) continue
      const index = bundle * BigInt(TILE_WIDTH) + BigInt(at)
      this.#options.doubts.add({
        type: 'entry-changed',
        index,
        path: entries,
        message: `Entry ${index} in ${entries} does not fit its hash in ${tile}: one of the two was changed.`,
      })
    }
  }

  #compareHistory({ size, root }: Checkpoint): void {
    if (equal(this.root(), root)) return
    const message = `The first ${size} entries are not those of the older checkpoint: the history was rewritten after it was signed.`
    this.#options.doubts.add({ type: 'history-rewritten', message })
  }

  async #compareTile({ level, index, width, bytes }: BuiltTile): Promise<void> {
    const { source, doubts } = this.#options
    const found = await orDoubt({ level, index, width }, readHashTile(source, level, index, width), (doubt) => doubts.add(doubt))
    if (found && !equal(found, bytes)) this.#changed(tilePath({ level, index, width }))
  }

  /** A partial file of an earlier checkpoint must be the beginning of what stands there now. */
  async #compareEarlier(path: string, { level, index, width }: Tile): Promise<void> {
    const { source, size } = this.#options
    const now = tileWidth(level === 'entries' ? 0 : level, index, size)
    try {
      const [earlier, current] = await Promise.all([
        source.read(path),
        level === 'entries'
          ? readBundle(source, index, now).then((entries) => entries && encodeBundle(entries.slice(0, width)))
          : readHashTile(source, level, index, now).then((hashes) => hashes?.subarray(0, width * HASH_BYTES)),
      ])
      if (earlier && current && !equal(earlier, current)) this.#changed(path)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
    }
  }

  #changed(path: string): void {
    this.#options.doubts.add({ type: 'file-changed', path, message: `${path} does not hold what follows from the entries: it was changed.` })
  }
}

/** Undefined, with a doubt, when the file is missing or not in its format. */
const orDoubt = async <T>(tile: Tile, reading: Promise<T | undefined>, add: (doubt: Doubt) => void): Promise<T | undefined> => {
  const path = tilePath(tile)
  try {
    const found = await reading
    if (!found) add({ type: 'file-missing', path, message: `${path} is missing.` })
    return found
  } catch (error) {
    if (!(error instanceof Malformed)) throw error
    add({ type: 'file-damaged', path, message: `${path} is damaged. ${error.message}` })
    return undefined
  }
}

const isAt = (hashes: Uint8Array, offset: number, hash: Uint8Array): boolean => {
  for (let at = 0; at < HASH_BYTES; at += 1) if (hashes[offset + at] !== hash[at]) return false
  return true
}

const parsed = (path: string): Tile | 'foreign' => {
  try {
    return parseTilePath(path)
  } catch (error) {
    if (error instanceof Malformed) return 'foreign'
    throw error
  }
}
