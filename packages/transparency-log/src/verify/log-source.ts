/** Where the files of a log are read from: `checkpoint` and what `tilePath` names. */
export interface LogSource {
  /** The file's bytes, or undefined when there is none. Rejects when that cannot be said. */
  read(path: string): Promise<Uint8Array | undefined>
  /** The paths of all files below `prefix`, where the source can tell. */
  list?(prefix: string): AsyncIterable<string>
}

/** Thrown when a file that must be there is not, or a source cannot be reached. */
export class SourceIncomplete extends Error {
  override readonly name = 'SourceIncomplete'
  readonly type = 'source-incomplete'
}

const PATIENCE_MS = 30_000

/** Reads a published log over HTTP; `base` is the address that ends in `/checkpoint` without that. 404 and 410 mean that there is no such file. */
export class FetchSource implements LogSource {
  readonly #base: string
  readonly #fetch: typeof fetch

  constructor({ base, fetch: get = fetch }: { readonly base: string; readonly fetch?: typeof fetch }) {
    this.#base = base.replace(/\/+$/, '')
    this.#fetch = get
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const answer = await this.#fetch(`${this.#base}/${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    if (answer.status === 404 || answer.status === 410) return undefined
    if (!answer.ok) throw new SourceIncomplete(`${this.#base}/${path} could not be read: the server answered ${answer.status}.`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}
