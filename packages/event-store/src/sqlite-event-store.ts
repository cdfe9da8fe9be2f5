import { setImmediate as turn } from 'node:timers/promises'
import {
  type Appended,
  type AppendRequest,
  type Batch,
  type EventStore,
  type Fact,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedFact,
  StoreUnusable,
  type SubscribeOptions,
} from '@heard/event-sourcing'
import { prepareAppend } from './append-request.ts'
import { type FactFile, openFactFile } from './fact-file.ts'
import { FactReader } from './fact-reader.ts'
import { FactWriter } from './fact-writer.ts'
import { follow, PAGE, type PagedSource, readPages } from './follow.ts'
import { HeadWatch } from './head-watch.ts'
import { storeUnusable } from './sqlite-failure.ts'

export type SqliteEventStoreOptions = {
  /** The file may not grow beyond this many pages of 4,096 bytes; an append beyond it is refused as on a full disk. */
  readonly maxPages?: number
}

/**
 * An event store in one SQLite file (WAL, synchronous=FULL) with one writing process.
 * Beside `file` lie `-wal` and `-shm` (SQLite's), `-lock` (the writer's lock) and `-head` (mark of the last acknowledgement): keep and move them together.
 * Every row carries a checksum that is verified whenever it is read.
 */
export class SqliteEventStore implements EventStore {
  readonly #file: FactFile
  readonly #writer: FactWriter
  readonly #reader: FactReader
  readonly #watch = new HeadWatch()
  readonly #source: PagedSource

  private constructor(file: FactFile) {
    this.#file = file
    this.#writer = new FactWriter(file, () => this.#watch.notify())
    this.#reader = new FactReader(file)
    this.#source = {
      watch: this.#watch,
      headPosition: () => this.#writer.head,
      page: (request) => this.#usable(this.#reader).page(request),
    }
  }

  /**
   * Opens the store, and makes it when there is none; about a second and a half of checks for a million facts.
   * @throws StoreUnusable when another process writes it, or it is damaged, foreign or incomplete; the message says what to do
   */
  static open(file: string, { maxPages }: SqliteEventStoreOptions = {}): SqliteEventStore {
    const opened = openFactFile(file, maxPages)
    try {
      return new SqliteEventStore(opened)
    } catch (error) {
      opened.close()
      throw storeUnusable(file, error)
    }
  }

  async append(request: AppendRequest): Promise<Appended> {
    return this.#usable(this.#writer).append(prepareAppend(request))
  }

  async *readStream<F extends Fact = Fact>(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedFact<F>, void, void> {
    const { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY } = options
    const backwards = direction === 'backwards'
    let next = from === undefined ? (backwards ? Number.MAX_SAFE_INTEGER : 0) : Number(from)
    let left = limit
    while (left > 0 && next >= 0) {
      const size = Math.min(left, PAGE)
      const facts = this.#usable(this.#reader).stream(stream, next, backwards, size)
      for (const fact of facts) yield fact as RecordedFact<F>
      const last = facts.at(-1)
      if (!last || facts.length < size) return
      left -= facts.length
      next = Number(last.revision) + (backwards ? -1 : 1)
      await turn()
    }
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedFact> {
    return readPages(this.#source, options)
  }

  subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    return follow(this.#source, options)
  }

  async head(): Promise<bigint> {
    return BigInt(this.#usable(this.#writer).head)
  }

  /** Commits what waits, ends subscriptions and lets go of the file. */
  async close(): Promise<void> {
    if (this.#watch.closed) return
    this.#writer.drain()
    this.#watch.close()
    this.#file.close()
  }

  #usable<T>(part: T): T {
    if (this.#watch.closed) throw new StoreUnusable(`the event store ${this.#file.file} is closed`)
    return part
  }
}
