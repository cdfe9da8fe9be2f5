import { join } from 'node:path'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import { formatProofFile, parseCheckpoint, parseTilePath, readBundle, TILE_WIDTH, TreeReader, tileEnd } from '@heard/transparency-log/verify'
import { readText } from '../durable-file.ts'

const WIDTH = BigInt(TILE_WIDTH)

/** The newest checkpoint of a log as it lies in its folder. */
export type Published = { readonly text: string; readonly size: bigint }

/** A log as anyone could read it from its files, whoever writes it. */
export class PublishedLog {
  readonly #tiles: FolderTiles

  constructor(readonly folder: string) {
    this.#tiles = new FolderTiles(folder)
  }

  async checkpoint(): Promise<Published | undefined> {
    const text = await readText(join(this.folder, 'checkpoint'))
    return text === undefined ? undefined : { text, size: parseCheckpoint(text).size }
  }

  /** The entries from `from` (inclusive) up to `size`, at most a bundle of them. */
  async entriesFrom(from: bigint, size: bigint): Promise<readonly Uint8Array[]> {
    const bundle = from / WIDTH
    const end = (bundle + 1n) * WIDTH < size ? (bundle + 1n) * WIDTH : size
    const entries = (await readBundle(this.#tiles, bundle, Number(end - bundle * WIDTH))) ?? []
    return entries.slice(Number(from % WIDTH))
  }

  /** The proof file of an entry under a checkpoint that covers it. */
  async proofFile(index: bigint, { text, size }: Published): Promise<string> {
    return formatProofFile({ index, proof: await this.#tree(size).inclusionProof(index), checkpoint: text })
  }

  consistencyProof(from: bigint, { size }: Published): Promise<readonly Uint8Array[]> {
    return this.#tree(size).consistencyProof(from)
  }

  /** Every tile and bundle that the first `size` entries fill, whole or in part. */
  async *tilesWithin(size: bigint): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
    for await (const path of this.#tiles.list('tile/')) {
      const bytes = tileEnd(parseTilePath(path)) <= size ? await this.#tiles.read(path) : undefined
      if (bytes) yield { path, bytes }
    }
  }

  /** @throws RangeError for what is no file of a log */
  file(path: string): Promise<Uint8Array | undefined> {
    return this.#tiles.read(path)
  }

  #tree(size: bigint): TreeReader {
    return new TreeReader(nodeCryptography.sha256, this.#tiles, size)
  }
}
