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
import { conflictOf, isAsExpected, type PreparedFact, prepareAppend, type Recorded, recordedEnd } from './append-request.ts'
import { follow, type PagedSource, type PageRequest, readPages } from './follow.ts'
import { HeadWatch } from './head-watch.ts'

type Entry = PreparedFact & Recorded

/** An event store that forgets everything with the process; for specs and previews. Facts pass through JSON as they do on disk. */
export class MemoryEventStore implements EventStore {
  readonly #entries: Entry[] = []
  readonly #streams = new Map<string, Entry[]>()
  readonly #ids = new Map<string, Entry>()
  readonly #watch = new HeadWatch()
  readonly #source: PagedSource = {
    watch: this.#watch,
    headPosition: () => this.#entries.length,
    page: (request) => this.#page(request),
  }

  async append(request: AppendRequest): Promise<Appended> {
    if (this.#watch.closed) throw new StoreUnusable('the event store is closed')
    const prepared = prepareAppend(request)
    const end = recordedEnd(prepared, (id) => this.#ids.get(id))
    if (end) return end
    const stream = this.#streams.get(prepared.stream) ?? []
    if (!isAsExpected(prepared.expected, stream.length - 1)) throw conflictOf(prepared, stream.length - 1)
    this.#streams.set(prepared.stream, stream)
    for (const fact of prepared.facts) {
      const entry: Entry = { ...fact, stream: prepared.stream, revision: stream.length, position: this.#entries.length + 1 }
      stream.push(entry)
      this.#entries.push(entry)
      this.#ids.set(entry.id, entry)
    }
    this.#watch.notify()
    return { revision: BigInt(stream.length - 1), position: BigInt(this.#entries.length) }
  }

  async *readStream<F extends Fact = Fact>(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedFact<F>, void, void> {
    const { from, direction = 'forwards', limit = Number.POSITIVE_INFINITY } = options
    const entries = this.#streams.get(stream) ?? []
    const backwards = direction === 'backwards'
    const start = from === undefined ? (backwards ? entries.length - 1 : 0) : Number(from)
    const wanted = backwards ? entries.slice(0, Math.max(0, start + 1)).reverse() : entries.slice(Math.max(0, start))
    for (const entry of wanted.slice(0, Math.max(0, limit))) yield this.#toFact(entry) as RecordedFact<F>
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedFact> {
    return readPages(this.#source, options)
  }

  subscribe(options: SubscribeOptions): AsyncIterable<Batch> {
    return follow(this.#source, options)
  }

  async head(): Promise<bigint> {
    return BigInt(this.#entries.length)
  }

  async close(): Promise<void> {
    this.#watch.close()
  }

  #page({ from, upTo, backwards, limit, types }: PageRequest): readonly RecordedFact[] {
    const wanted = types && new Set(types)
    const facts: RecordedFact[] = []
    const start = backwards ? Math.min(from - 1, upTo) : Math.max(from + 1, 1)
    for (let position = start; position >= 1 && position <= upTo && facts.length < limit; position += backwards ? -1 : 1) {
      const entry = this.#entries[position - 1]
      if (entry && (!wanted || wanted.has(entry.type))) facts.push(this.#toFact(entry))
    }
    return facts
  }

  #toFact({ id, type, version, data, metadata, stream, revision, position }: Entry): RecordedFact {
    return {
      id,
      type,
      version,
      data: JSON.parse(data),
      metadata: JSON.parse(metadata),
      stream,
      revision: BigInt(revision),
      position: BigInt(position),
    }
  }
}
