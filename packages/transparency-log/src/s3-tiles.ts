import { S3Folder, type S3FolderOptions } from './s3-folder.ts'
import { isLogPath, type StoredFile, TileConflict, type TileStore } from './tile-store.ts'

const AT_ONCE = 8
const CONTENT_TYPE = { checkpoint: 'text/plain; charset=utf-8', tile: 'application/octet-stream' } as const

/** A log in a bucket of an S3 service, which puts each file whole or not at all. */
export class S3Tiles implements TileStore {
  readonly #folder: S3Folder

  private constructor(folder: S3Folder) {
    this.#folder = folder
  }

  /** Loads the client, which nobody else pays for. */
  static async open(options: S3FolderOptions): Promise<S3Tiles> {
    return new S3Tiles(await S3Folder.open(options))
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    return this.#folder.read(expectLogPath(path))
  }

  async write(files: readonly StoredFile[], { replace } = { replace: false }): Promise<void> {
    for (let at = 0; at < files.length; at += AT_ONCE) {
      await Promise.all(files.slice(at, at + AT_ONCE).map((file) => this.#writeOne(file, replace)))
    }
  }

  async *list(prefix: string): AsyncIterable<string> {
    for await (const path of this.#folder.list(prefix)) if (isLogPath(path)) yield path
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#folder.remove(expectLogPath(path))
  }

  async #writeOne({ path, bytes }: StoredFile, replace: boolean): Promise<void> {
    const present = await this.read(path)
    if (present && Buffer.compare(present, bytes) === 0) return
    if (present && !replace) throw new TileConflict(path)
    await this.#folder.put(path, bytes, { type: path === 'checkpoint' ? CONTENT_TYPE.checkpoint : CONTENT_TYPE.tile })
  }
}

const expectLogPath = (path: string): string => {
  if (!isLogPath(path)) throw new RangeError(`a log has no file ${path}`)
  return path
}
