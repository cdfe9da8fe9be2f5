import type { Head, Heads } from './heads.ts'
import { LogUnusable } from './log-unusable.ts'
import { nodeCryptography } from './node-cryptography.ts'
import { openLog } from './open-log.ts'
import type { Signer } from './signing-key.ts'
import type { StoredFile, TileStore } from './tile-store.ts'
import {
  type BuiltTile,
  EntryTooLong,
  encodeBundle,
  formatCheckpoint,
  formatNote,
  formatProofFile,
  formatSignatureLine,
  hashLeaf,
  MAX_ENTRY_BYTES,
  type NoteSignature,
  parseTilePath,
  partialTiles,
  TILE_WIDTH,
  type TileBuilder,
  TreeReader,
  tileEnd,
  tilePath,
  utf8,
} from './verify/index.ts'

const { sha256 } = nodeCryptography

export type TiledLogOptions = {
  /** Its name is the origin of the log. */
  readonly signer: Signer
  readonly tiles: TileStore
  readonly heads: Heads
  /** Removes partial tiles once they are full. Readers find the full tile instead. */
  readonly dropPartials?: boolean
}

/**
 * Writes a log in tiles (c2sp.org/tlog-tiles). Entries gather in memory until they are published: tiles first, then the signed head, then the checkpoint,
 * so that a crash anywhere repeats harmlessly. After LogUnusable open it again.
 */
export class TiledLog {
  readonly #options: TiledLogOptions
  readonly #builder: TileBuilder
  readonly #bundle: Uint8Array[]
  /** Full tiles and bundles since the last head. */
  readonly #full: StoredFile[]
  #head: Head
  #last: Promise<unknown> = Promise.resolve()

  private constructor(options: TiledLogOptions, head: Head, builder: TileBuilder, bundle: readonly Uint8Array[], full: StoredFile[]) {
    this.#options = options
    this.#head = head
    this.#builder = builder
    this.#bundle = [...bundle]
    this.#full = full
  }

  /**
   * Opens the log, or begins it with an empty checkpoint when there is nothing at all. Publishes the head again when its checkpoint is missing or older,
   * and removes files beyond the head, which a crash left behind.
   * @throws LogUnusable when files, head and checkpoint do not fit each other
   */
  static async open(options: TiledLogOptions): Promise<TiledLog> {
    const full: StoredFile[] = []
    const { head, builder, bundle } = await openLog(options, (tile) => full.push(storedTile(tile)))
    const log = new TiledLog(options, head, builder, bundle, full)
    await log.#replaceCheckpoint()
    return log
  }

  /** The last signed head. */
  get head(): Head {
    return this.#head
  }

  /** Entries, with those not yet published. */
  get size(): bigint {
    return BigInt(this.#builder.size)
  }

  /** Adds entries in memory; their bytes may not change any more. Throws EntryTooLong, and then adds none. */
  append(entries: readonly Uint8Array[]): void {
    const tooLong = entries.find((entry) => entry.length > MAX_ENTRY_BYTES)
    if (tooLong) throw new EntryTooLong(tooLong.length)
    for (const entry of entries) {
      this.#bundle.push(entry)
      this.#builder.append(hashLeaf(sha256, entry))
      if (this.#bundle.length < TILE_WIDTH) continue
      const index = BigInt(this.#builder.size / TILE_WIDTH - 1)
      this.#full.push({ path: tilePath({ level: 'entries', index, width: TILE_WIDTH }), bytes: encodeBundle(this.#bundle.splice(0)) })
    }
  }

  /**
   * Publishes what was added, with the cursor of whoever feeds the log. Durable when it resolves; with nothing new and the same cursor it only makes sure of the checkpoint.
   * When it rejects it may be called again, except after LogUnusable.
   * @throws LogUnusable (`head-moved` when another signer published meanwhile)
   */
  publish({ cursor }: { readonly cursor: string }): Promise<Head> {
    return this.#alone(async () => {
      const { size } = this.#head
      const isNew = this.size !== size
      if (isNew || cursor !== this.#head.cursor) await this.#advance(isNew, cursor)
      await this.#replaceCheckpoint()
      if (isNew && this.#options.dropPartials) await this.#dropPartials(size)
      return this.#head
    })
  }

  /**
   * Adds cosignatures to the published checkpoint, the verified lines of witnesses. False, and nothing is done, when `checkpoint` is not the current one any more.
   * @throws LogUnusable when another signer published meanwhile
   */
  addCosignatures(checkpoint: string, cosignatures: readonly NoteSignature[]): Promise<boolean> {
    return this.#alone(async () => {
      if (checkpoint !== this.#head.checkpoint) return false
      const lines = cosignatures.map(formatSignatureLine).filter((line) => !this.#head.cosignatures.includes(line))
      const next = { ...this.#head, cosignatures: this.#head.cosignatures + lines.join('') }
      await this.#options.heads.exclusively(this.#name, async (held) => {
        this.#expectMine(held.read())
        held.write(next)
      })
      this.#head = next
      await this.#replaceCheckpoint()
      return true
    })
  }

  /** That entry `index` is in the tree of `size` published entries. Throws RangeError outside. */
  async inclusionProof(index: bigint, size = this.#head.size): Promise<readonly Uint8Array[]> {
    return this.#reader(size).inclusionProof(index)
  }

  /** That the tree of `size` published entries begins with the one of `size1`. Throws RangeError outside. */
  async consistencyProof(size1: bigint, size = this.#head.size): Promise<readonly Uint8Array[]> {
    return this.#reader(size).consistencyProof(size1)
  }

  /** The text of a proof file for an entry, under the published checkpoint and its cosignatures. */
  async proofFile(index: bigint): Promise<string> {
    const { size, checkpoint, cosignatures } = this.#head
    return formatProofFile({ index, proof: await this.inclusionProof(index, size), checkpoint: checkpoint + cosignatures })
  }

  get #name(): string {
    return this.#options.signer.key.name
  }

  #reader(size: bigint): TreeReader {
    if (size > this.#head.size) throw new RangeError(`only ${this.#head.size} entries are published`)
    return new TreeReader(sha256, this.#options.tiles, size)
  }

  #alone<T>(act: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(act)
    this.#last = mine.catch(() => undefined)
    return mine
  }

  /** Files first, then the head, while no other signer can do the same. */
  async #advance(isNew: boolean, cursor: string): Promise<void> {
    const [full, files] = [this.#full.length, isNew ? this.#unpublished() : []]
    const next = isNew ? { ...this.#sign(), cursor } : { ...this.#head, cursor }
    const { heads, tiles } = this.#options
    await heads.exclusively(this.#name, async (held) => {
      this.#expectMine(held.read())
      await tiles.write(files)
      held.write(next)
    })
    this.#head = next
    this.#full.splice(0, full)
  }

  #unpublished(): readonly StoredFile[] {
    const partials = this.#builder.partials().map(storedTile)
    const index = BigInt(this.#builder.size) / BigInt(TILE_WIDTH)
    const width = this.#bundle.length
    const bundle = width === 0 ? [] : [{ path: tilePath({ level: 'entries', index, width }), bytes: encodeBundle(this.#bundle) }]
    return [...this.#full, ...partials, ...bundle].filter(({ path }) => tileEnd(parseTilePath(path)) > this.#head.size)
  }

  #sign() {
    const text = formatCheckpoint({ origin: this.#name, size: this.size, root: this.#builder.root(), extensions: [] })
    return { size: this.size, checkpoint: formatNote({ text, signatures: [this.#options.signer.sign(text)] }), cosignatures: '' }
  }

  #expectMine(found: Head | undefined): void {
    if (found?.checkpoint === this.#head.checkpoint && found.cursor === this.#head.cursor) return
    throw new LogUnusable('head-moved', `Another signer published to the log ${this.#name} meanwhile: stop one of the two, then open the log again.`)
  }

  /** The checkpoint file follows the head; never that of an older one over a newer, as the lock is held. */
  async #replaceCheckpoint(): Promise<void> {
    const { heads, tiles } = this.#options
    await heads.exclusively(this.#name, async (held) => {
      this.#expectMine(held.read())
      await tiles.write([{ path: 'checkpoint', bytes: utf8(this.#head.checkpoint + this.#head.cosignatures) }], { replace: true })
    })
  }

  /** Removes the partial tiles of what was partial in the last head, of `before` entries, and is full now. */
  async #dropPartials(before: bigint): Promise<void> {
    const { tiles } = this.#options
    for (const { level, index } of partialTiles(before)) {
      if (tileEnd({ level, index, width: TILE_WIDTH }) > this.#head.size) continue
      const dropped: string[] = []
      for await (const path of tiles.list(`${tilePath({ level, index, width: TILE_WIDTH })}.p/`)) dropped.push(path)
      await tiles.remove(dropped)
    }
  }
}

const storedTile = ({ level, index, width, bytes }: BuiltTile): StoredFile => ({ path: tilePath({ level, index, width }), bytes })
