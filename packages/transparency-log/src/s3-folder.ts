export type S3FolderOptions = {
  /** Address of the bucket, path style: `https://s3.example.org/bucket`. */
  readonly endpoint: string
  readonly region?: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Goes before each path, as `ledger/`. */
  readonly prefix?: string
  /** Ends whatever is under way, and everything after. */
  readonly signal?: AbortSignal
}

/** How a file is served. */
export type Served = { readonly type: string; readonly cache?: string }

/** What is used of the client. */
type Bucket = InstanceType<typeof import('s3mini').S3mini>

const PAGE = 1000
const TIMEOUT_MS = 30_000

/** Files below a prefix of a bucket of an S3 service, which puts each file whole or not at all. Everything rejects with what the service said. */
export class S3Folder {
  readonly #bucket: Bucket
  readonly #prefix: string

  private constructor(bucket: Bucket, prefix: string) {
    this.#bucket = bucket
    this.#prefix = prefix
  }

  /** Loads the client, which nobody else pays for. */
  static async open({ endpoint, region = 'auto', accessKeyId, secretAccessKey, prefix = '', signal }: S3FolderOptions): Promise<S3Folder> {
    const { S3mini } = await import('s3mini')
    const timely: typeof fetch = (address, init) =>
      fetch(address, { ...init, signal: AbortSignal.any([signal, init?.signal].filter((one) => one != null)) })
    return new S3Folder(new S3mini({ endpoint, region, accessKeyId, secretAccessKey, requestAbortTimeout: TIMEOUT_MS, fetch: timely }), prefix)
  }

  /** The bytes of a file; nothing when there is none. */
  async read(path: string): Promise<Uint8Array | undefined> {
    const bytes = await this.#bucket.getObjectArrayBuffer(this.#prefix + path)
    return bytes ? new Uint8Array(bytes) : undefined
  }

  /** Puts a file in place of any other. */
  async put(path: string, bytes: Uint8Array, { type, cache }: Served): Promise<void> {
    const headers = cache === undefined ? {} : { 'cache-control': cache }
    await this.#bucket.putObject(this.#prefix + path, Buffer.from(bytes), type, undefined, headers)
  }

  /** The paths of all files that begin with `start`, in no order. */
  async *list(start = ''): AsyncIterable<string> {
    let token: string | undefined
    do {
      const page = await this.#bucket.listObjectsPaged('/', this.#prefix + start, PAGE, token)
      if (!page) throw new Error('The bucket of the log does not exist.')
      for (const { Key } of page.objects ?? []) yield Key.slice(this.#prefix.length)
      token = page.nextContinuationToken
    } while (token !== undefined)
  }

  /** Removes a file; one that is not there is no error. */
  async remove(path: string): Promise<void> {
    await this.#bucket.deleteObject(this.#prefix + path)
  }
}
