import { TILE_WIDTH } from './tile.ts'
import { emptyRoot, foldRoots, HASH_BYTES, type Hasher } from './tree-hash.ts'

/** The hashes of a tile; `width` of them. */
export type BuiltTile = { readonly level: number; readonly index: bigint; readonly width: number; readonly bytes: Uint8Array }

type Level = { bytes: Uint8Array; width: number }

/** Builds the hash tiles of a tree from its leaves, and keeps only the rightmost tile of each level. */
export class TileBuilder {
  readonly #sha256: Hasher
  readonly #onFull: (tile: BuiltTile) => void
  readonly #levels: Level[] = []
  readonly #input = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1)
  #size = 0

  /** Begins empty; `onFull` gets each tile as it becomes full. */
  constructor(sha256: Hasher, onFull: (tile: BuiltTile) => void) {
    this.#sha256 = sha256
    this.#onFull = onFull
  }

  /** Goes on from a tree of `size` leaves, whose partial tiles `read` gives (none for a level without one). */
  static async restore(sha256: Hasher, size: bigint, read: (level: number, width: number) => Promise<Uint8Array>, onFull: (tile: BuiltTile) => void) {
    const builder = new TileBuilder(sha256, onFull)
    builder.#size = Number(size)
    for (let level = 0; size >> BigInt(8 * level) > 0n; level += 1) {
      const width = Number((size >> BigInt(8 * level)) % BigInt(TILE_WIDTH))
      const bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES)
      if (width > 0) bytes.set(await read(level, width))
      builder.#levels.push({ bytes, width })
    }
    return builder
  }

  /** Leaves so far. */
  get size(): number {
    return this.#size
  }

  /** Adds a leaf by its hash. */
  append(leafHash: Uint8Array): void {
    this.#size += 1
    this.#push(0, leafHash)
  }

  /** The tiles that are not full yet, one for each level that has one. */
  partials(): readonly BuiltTile[] {
    return this.#levels.flatMap(({ bytes, width }, level) =>
      width === 0 ? [] : [{ level, width, index: this.#fullTiles(level), bytes: bytes.slice(0, width * HASH_BYTES) }],
    )
  }

  /** The root of the tree of these leaves. */
  root(): Uint8Array {
    const roots = this.#levels.toReversed().flatMap(({ bytes, width }) => this.#perfectRoots(bytes, width))
    return foldRoots(this.#sha256, roots) ?? emptyRoot(this.#sha256)
  }

  #fullTiles(level: number): bigint {
    return BigInt(this.#size) >> BigInt(8 * (level + 1))
  }

  #push(at: number, hash: Uint8Array): void {
    const level = this.#levels[at] ?? { bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES), width: 0 }
    this.#levels[at] = level
    level.bytes.set(hash, level.width * HASH_BYTES)
    level.width += 1
    if (level.width < TILE_WIDTH) return
    const { bytes } = level
    this.#levels[at] = { bytes: new Uint8Array(TILE_WIDTH * HASH_BYTES), width: 0 }
    this.#push(at + 1, this.#perfectRoot(bytes))
    this.#onFull({ level: at, index: this.#fullTiles(at) - 1n, width: TILE_WIDTH, bytes })
  }

  /** The roots of the perfect subtrees over the first `width` hashes, widest first. */
  #perfectRoots(bytes: Uint8Array, width: number): readonly Uint8Array[] {
    const roots: Uint8Array[] = []
    let start = 0
    for (let span = TILE_WIDTH / 2; span > 0; span >>= 1) {
      if ((width & span) === 0) continue
      roots.push(this.#perfectRoot(bytes.subarray(start * HASH_BYTES, (start + span) * HASH_BYTES)))
      start += span
    }
    return roots
  }

  #perfectRoot(hashes: Uint8Array): Uint8Array {
    let row = hashes
    while (row.length > HASH_BYTES) {
      const above = new Uint8Array(row.length / 2)
      for (let at = 0; at < above.length; at += HASH_BYTES) {
        this.#input.set(row.subarray(2 * at, 2 * (at + HASH_BYTES)), 1)
        above.set(this.#sha256(this.#input), at)
      }
      row = above
    }
    return row.slice()
  }
}
