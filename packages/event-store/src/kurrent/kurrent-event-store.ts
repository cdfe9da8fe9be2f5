import { setMaxListeners } from 'node:events'
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
import { prepareAppend } from '../append-request.ts'
import { follow, PAGE, type PagedSource, type PageRequest, readPages } from '../follow.ts'
import { HeadWatch } from '../head-watch.ts'
import { lockForWriting } from '../writer-lock.ts'
import { Connection } from './connection.ts'
import { FactSubscription } from './fact-subscription.ts'
import { isOutage, kurrentUnusable, NoAnswer } from './kurrent-failure.ts'
import { KurrentReader, type StreamPage } from './kurrent-reader.ts'
import { KurrentWriter } from './kurrent-writer.ts'
import { backOff } from './patience.ts'
import { PlaceIndex } from './place-index.ts'
import { RecentFacts } from './recent-facts.ts'
import { isBefore, type Place, type WireFact } from './wire-fact.ts'

/** Before everything that a server has. */
const START: Place = { commit: -1n, prepare: -1n }

export type KurrentEventStoreOptions = {
  /** `esdb://`, `kurrentdb://`, with or without `+discover`; name, password, several hosts and TLS as the client takes them. */
  readonly url: string
  /** The file of the index, which can be deleted at any time; in memory unless told. */
  readonly indexFile?: string
  /** What the server's streams of this installation begin with; `heard.` unless told. */
  readonly prefix?: string
  /** How long the server may be silent within a call before it is asked again; 5 s unless told. */
  readonly answerMs?: number
  /** How long reads and appends go on trying while the server cannot be reached; 30 s unless told. */
  readonly patienceMs?: number
}

/**
 * An event store on EventStoreDB or KurrentDB. Positions count our facts from 1, as in the other stores; a local index, made from the server's log,
 * knows where each stands. Appends whose answer is lost are looked for before they are made again. Everything is asked of the leader.
 */
export class KurrentEventStore implements EventStore {
  readonly #connection: Connection
  readonly #index: PlaceIndex
  readonly #lock: { release(): void } | undefined
  readonly #reader: KurrentReader
  readonly #writer: KurrentWriter
  readonly #subscription: FactSubscription
  readonly #recent = new RecentFacts()
  readonly #watch = new HeadWatch()
  readonly #stop = new AbortController()
  readonly #answerMs: number
  readonly #patienceMs: number
  readonly #source: PagedSource
  #failure: StoreUnusable | undefined

  private constructor({ url, indexFile, prefix = 'heard.', answerMs = 5000, patienceMs = 30_000 }: KurrentEventStoreOptions) {
    setMaxListeners(0, this.#stop.signal)
    this.#lock = indexFile === undefined ? undefined : lockForWriting(indexFile)
    const connection = new Connection(url)
    const index = new PlaceIndex(indexFile ?? ':memory:')
    this.#connection = connection
    this.#index = index
    this.#answerMs = answerMs
    this.#patienceMs = patienceMs
    this.#reader = new KurrentReader(connection, index, prefix, answerMs)
    this.#subscription = new FactSubscription({
      connection,
      index,
      prefix,
      onFacts: (facts) => {
        this.#recent.add(facts)
        this.#watch.notify()
      },
      onFailure: (error) => {
        this.#failure = error
        this.#watch.notify()
      },
    })
    this.#writer = new KurrentWriter({
      connection,
      index,
      prefix,
      answerMs,
      patienceMs,
      reader: this.#reader,
      signal: this.#stop.signal,
      indexed: (condition) => this.#indexed(condition),
      renew: () => this.#renew(),
    })
    this.#source = {
      watch: this.#watch,
      headPosition: () => this.#usable(index).head,
      page: (request) => this.#page(request),
    }
  }

  /**
   * Opens the store: reads what its index lacks, from the start of the server's log if need be.
   * @throws StoreUnusable when the server cannot be reached or used, or does not have what the index remembers
   */
  static async open(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const store = new KurrentEventStore(options)
    try {
      await store.#catchUp()
      return store
    } catch (error) {
      await store.close()
      throw error
    }
  }

  async append(request: AppendRequest): Promise<Appended> {
    return this.#usable(this.#writer).append(prepareAppend(request))
  }

  async *readStream<F extends Fact = Fact>(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedFact<F>, void, void> {
    const { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY } = options
    const backwards = direction === 'backwards'
    let next = from
    let left = limit
    while (left > 0 && (next === undefined || next >= 0n)) {
      const size = Math.min(left, PAGE)
      const facts = await this.#streamPage({ stream, from: next, backwards, limit: size })
      for (const fact of facts) yield fact as RecordedFact<F>
      const last = facts.at(-1)
      if (!last || facts.length < size) return
      left -= facts.length
      next = last.revision + (backwards ? -1n : 1n)
    }
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedFact> {
    return readPages(this.#source, options)
  }

  subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    return follow(this.#source, options)
  }

  async head(): Promise<bigint> {
    return BigInt(this.#usable(this.#index).head)
  }

  /** Ends subscriptions and lets go of the connection; an append that still waits for its answer is refused. */
  async close(): Promise<void> {
    if (this.#watch.closed) return
    this.#watch.close()
    this.#stop.abort()
    await this.#subscription.stop()
    await this.#connection.renew()
    this.#index.close()
    this.#lock?.release()
  }

  async #catchUp(): Promise<void> {
    const last = this.#index.at(this.#index.head)
    if (last && !(await this.#patiently(() => this.#reader.has(last)))) {
      throw new StoreUnusable(
        `the event store at ${this.#connection.where} does not have fact ${last.position}, which this installation has seen: it is another store, or an older copy. Restore it; to go on without the lost facts, delete the index beside the data`,
      )
    }
    const newest = await this.#patiently(() => this.#reader.newest(this.#index.cursor))
    this.#subscription.start()
    if (newest) await this.#reach(newest)
  }

  async #reach(place: Place): Promise<void> {
    while (isBefore(this.#index.cursor ?? START, place)) await this.#progress()
  }

  async #progress(): Promise<void> {
    const { head } = this.#index
    await this.#until(() => this.#index.head > head, AbortSignal.timeout(this.#patienceMs))
    if (this.#index.head === head) throw kurrentUnusable(this.#connection.where, new NoAnswer('the subscription brings nothing'))
  }

  async #page(request: PageRequest): Promise<readonly RecordedFact[]> {
    return this.#recent.page(request) ?? this.#patiently(() => this.#usable(this.#reader).page(request))
  }

  async #streamPage(page: StreamPage): Promise<readonly RecordedFact[]> {
    const facts = await this.#patiently(() => this.#usable(this.#reader).stream(page))
    return this.#patiently(async () => {
      await this.#indexed(() => facts.every(({ stream, revision }) => this.#index.positionOf(stream, revision) !== undefined))
      return facts.map((fact) => this.#numbered(fact))
    })
  }

  #numbered({ place: _place, ...fact }: WireFact): RecordedFact {
    return { ...fact, position: BigInt(this.#index.positionOf(fact.stream, fact.revision) ?? 0) }
  }

  /** Asks until there is an answer, or patience ends. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T> {
    const until = performance.now() + this.#patienceMs
    for (let failures = 0; ; failures += 1) {
      try {
        return await ask()
      } catch (error) {
        const over = this.#stop.signal.aborted || performance.now() > until
        if (over || !isOutage(error)) throw kurrentUnusable(this.#connection.where, error)
        if (error instanceof NoAnswer) await this.#renew()
        await backOff(failures, this.#stop.signal)
      }
    }
  }

  async #renew(): Promise<void> {
    await this.#connection.renew()
    this.#subscription.renew()
  }

  /** @throws NoAnswer when the subscription does not bring it in time */
  async #indexed(condition: () => boolean): Promise<void> {
    const late = AbortSignal.timeout(this.#answerMs)
    await this.#until(condition, late)
    this.#usable(this.#index)
    if (!condition()) throw new NoAnswer('the subscription brings nothing')
  }

  async #until(condition: () => boolean, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !this.#watch.closed && !condition()) {
      if (this.#failure) throw this.#failure
      await this.#watch.changed(signal)
    }
  }

  #usable<T>(part: T): T {
    if (this.#failure) throw this.#failure
    if (this.#watch.closed) throw new StoreUnusable(`the event store at ${this.#connection.where} is closed`)
    return part
  }
}
