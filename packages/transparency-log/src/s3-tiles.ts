import { isLogPath, type StoredFile, TileConflict, type TileStore } from './tile-store.ts'

export type S3TilesOptions = {
  /** Address of the bucket, path style: `https://s3.example.org/bucket`. */
  readonly endpoint: string
  readonly region?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Goes before each path, as `ledger/`. */
  readonly prefix?: string
}

/** What is used of the client. */
type Bucket = InstanceType<typeof import('s3mini').S3mini>

const AT_ONCE = 8
const PAGE = 1000
const TIMEOUT_MS = 30_000
const CONTENT_TYPE = { checkpoint: 'text/plain; charset=utf-8', tile: 'application/octet-stream' } as const

/** A log in a bucket of an S3 service, which puts each file whole or not at all. */
export class S3Tiles implements TileStore {
  readonly #bucket: Bucket
  readonly #prefix: string

  private constructor(bucket: Bucket, prefix: string) {
    this.#bucket = bucket
    this.#prefix = prefix
  }

  /** Loads the client, which nobody else pays for. */
  static async open({ endpoint, region = 'auto', accessKeyId, secretAccessKey, prefix = '' }: S3TilesOptions): Promise<S3Tiles> {
    const { S3mini } = await import('s3mini')
    return new S3Tiles(new S3mini({ endpoint, region, accessKeyId, secretAccessKey, requestAbortTimeout: TIMEOUT_MS }), prefix)
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#bucket.getObjectArrayBuffer(this.#key(path))
    return bytes ? new Uint8Array(bytes) : undefined
  }

  async write(files: readonly StoredFile[], { replace } = { replace: false }): Promise<void> {
    for (let at = 0; at < files.length; at += AT_ONCE) {
      await Promise.all(files.slice(at, at + AT_ONCE).map((file) => this.#writeOne(file, replace)))
    }
  }

  async *list(prefix: string): AsyncIterable<string> {
    let token: string | undefined
    do {
      const page = await this.#bucket.listObjectsPaged('/', this.#prefix + prefix, PAGE, token)
      if (!page) throw new Error('The bucket of the log does not exist.')
      for (const { Key } of page.objects ?? []) {
        const path = Key.slice(this.#prefix.length)
        if (isLogPath(path)) yield path
      }
      token = page.nextContinuationToken
    } while (token !== undefined)
  }

  async remove(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#bucket.deleteObject(this.#key(path))
  }

  #key(path: string): string {
    if (!isLogPath(path)) throw new RangeError(`a log has no file ${path}`)
    return this.#prefix + path
  }

  async #writeOne({ path, bytes }: StoredFile, replace: boolean): Promise<void> {
    const key = this.#key(path)
    const present = await this.read(path)
    if (present && Buffer.compare(present, bytes) === 0) return
    if (present && !replace) throw new TileConflict(path)
    await this.#bucket.putObject(key, Buffer.from(bytes), path === 'checkpoint' ? CONTENT_TYPE.checkpoint : CONTENT_TYPE.tile)
  }
}
