import { decodeBundle } from './entry-bundle.ts'
import { type LogSource, SourceIncomplete } from './log-source.ts'
import { consistencyRanges, inclusionRanges, type LeafRange, perfectSubtrees } from './proof-ranges.ts'
import { decodeHashTile, TILE_WIDTH, tilePath, tileWidth } from './tile.ts'
import { foldRoots, HASH_BYTES, type Hasher, hashNode } from './tree-hash.ts'

/** A tile's hashes at a place of a tree: from the partial tile of this size, or else from the full tile that it became. Undefined when neither is there. Throws Malformed. */
export const readHashTile = async (source: LogSource, level: number, index: bigint, width: number): Promise<Uint8Array | undefined> => {
  const partial = await source.read(tilePath({ level, index, width }))
  const bytes = partial ?? (width < TILE_WIDTH ? await source.read(tilePath({ level, index, width: TILE_WIDTH })) : undefined)
  if (!bytes) return undefined
  decodeHashTile(bytes, partial ? width : TILE_WIDTH)
  return bytes.subarray(0, width * HASH_BYTES)
}

/** The entries of a bundle at a place of a tree, likewise. */
export const readBundle = async (source: LogSource, index: bigint, width: number): Promise<readonly Uint8Array[] | undefined> => {
  const partial = await source.read(tilePath({ level: 'entries', index, width }))
  if (partial) return decodeBundle(partial, width)
  const full = width < TILE_WIDTH ? await source.read(tilePath({ level: 'entries', index, width: TILE_WIDTH })) : undefined
  return full && decodeBundle(full, TILE_WIDTH).slice(0, width)
}

/** Makes proofs for a tree of `size` leaves from its tiles. It trusts the tiles: whoever gets the proof verifies it. */
export class TreeReader {
  readonly #sha256: Hasher
  readonly #source: LogSource
  readonly #size: bigint
  readonly #tiles = new Map<string, Promise<Uint8Array | undefined>>()

  constructor(sha256: Hasher, source: LogSource, size: bigint) {
    this.#sha256 = sha256
    this.#source = source
    this.#size = size
  }

  /** From the leaf's sibling upwards. Throws RangeError, SourceIncomplete, Malformed. */
  inclusionProof(index: bigint): Promise<readonly Uint8Array[]> {
    return Promise.all(inclusionRanges(index, this.#size).map((range) => this.#rootOf(range)))
  }

  /** That this tree begins with the one of `size1` leaves. Throws RangeError (also for 0), SourceIncomplete, Malformed. */
  consistencyProof(size1: bigint): Promise<readonly Uint8Array[]> {
    return Promise.all(consistencyRanges(size1, this.#size).map((range) => this.#rootOf(range)))
  }

  async #rootOf(range: LeafRange): Promise<Uint8Array> {
    const roots = await Promise.all(perfectSubtrees(range).map(({ height, index }) => this.#subtree(height, index)))
    const root = foldRoots(this.#sha256, roots)
    if (!root) throw new RangeError('a range of a proof has leaves')
    return root
  }

  async #subtree(height: number, index: bigint): Promise<Uint8Array> {
    const level = Math.floor(height / 8)
    const span = 2 ** (height % 8)
    const first = index * BigInt(span)
    const tile = await this.#tile(level, first / BigInt(TILE_WIDTH))
    const offset = Number(first % BigInt(TILE_WIDTH))
    let row: readonly Uint8Array[] = Array.from({ length: span }, (_, at) => tile.slice((offset + at) * HASH_BYTES, (offset + at + 1) * HASH_BYTES))
    while (row.length > 1) row = pairs(row).map(([left, right]) => hashNode(this.#sha256, left, right))
    const [root] = row
    if (!root) throw new RangeError('a subtree has leaves')
    return root
  }

  async #tile(level: number, index: bigint): Promise<Uint8Array> {
    const width = tileWidth(level, index, this.#size)
    const path = tilePath({ level, index, width })
    const known = this.#tiles.get(path) ?? readHashTile(this.#source, level, index, width)
    this.#tiles.set(path, known)
    const bytes = await known
    if (!bytes) throw new SourceIncomplete(`${path} is missing from the log.`)
    return bytes
  }
}

const pairs = (row: readonly Uint8Array[]): readonly (readonly [Uint8Array, Uint8Array])[] =>
  row.flatMap((left, at) => {
    const right = row[at + 1]
    return at % 2 === 0 && right ? [[left, right] as const] : []
  })
