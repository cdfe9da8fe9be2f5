import { join } from 'node:path'
import { FolderTiles, nodeCryptography } from '@heard/transparency-log'
import { formatProofFile, parseCheckpoint, readBundle, TILE_WIDTH, TreeReader } from '@heard/transparency-log/verify'
import { readText } from './durable-file.ts'

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

  /** @throws RangeError for what is no file of a log */
  file(path: string): Promise<Uint8Array | undefined> {
    return this.#tiles.read(path)
  }

  #tree(size: bigint): TreeReader {
    return new TreeReader(nodeCryptography.sha256, this.#tiles, size)
  }
}
