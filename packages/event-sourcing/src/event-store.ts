import type { Fact, NewFact, RecordedFact } from './fact.ts'

/** The revision the writer believes the stream is at: `none` (must not exist), `any` (no check), or the revision of its last fact. */
export type ExpectedRevision = 'none' | 'any' | bigint

/** Where the last appended fact ended up. */
export type Appended = { readonly revision: bigint; readonly position: bigint }

export type AppendRequest = {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly facts: readonly NewFact[]
}

export type ReadStreamOptions = { readonly from?: bigint; readonly direction?: 'forwards' | 'backwards'; readonly limit?: number }
export type ReadAllOptions = {
  /** Read after this position (forwards) or before it (backwards); left out: from the respective end. */
  readonly after?: bigint
  readonly direction?: 'forwards' | 'backwards'
  readonly limit?: number
  /** Only facts of these types. */
  readonly types?: readonly string[]
}
export type SubscribeOptions = {
  /** The last position already handled; 0n for the beginning. */
  readonly after: bigint
  readonly types?: readonly string[]
  readonly signal: AbortSignal
  /** Facts in one batch at most; 500 unless told. */
  readonly batchSize?: number
}

/** A batch of a catch-up subscription, in global order. `upTo` is the position that is now dealt with, also when a type filter matched nothing. */
export type Batch = { readonly facts: readonly RecordedFact[]; readonly upTo: bigint; readonly caughtUp: boolean }

/**
 * An append-only store of facts with one global order and a revision per stream.
 * Every adapter passes the contract suite of `@heard/event-store/contract`.
 * Stream ids are `category-id`; the category has no dash.
 */
export type EventStore = {
  /**
   * Appends all facts or none, durably, before it resolves.
   * A fact id already recorded in this stream makes the append an idempotent success that answers with the recorded end of that append.
   * @throws RevisionConflict when the stream is not at the expected revision
   * @throws DuplicateFactId when an id is already recorded in another stream, or only some of the ids are recorded
   */
  append(request: AppendRequest): Promise<Appended>
  /** Facts of one stream; empty when it does not exist. `from` is inclusive. */
  readStream<F extends Fact = Fact>(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedFact<F>>
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedFact>
  /** Follows the global order without loss or repetition until the signal aborts; then the iteration ends without an error. */
  subscribe(options: SubscribeOptions): AsyncIterable<Batch>
  /** Position of the newest fact; 0n in an empty store. */
  head(): Promise<bigint>
  close(): Promise<void>
}

/** The stream was not at the expected revision. `actual` is its true revision, or `none`. */
export class RevisionConflict extends Error {
  readonly type = 'revision-conflict'
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: bigint | 'none',
  ) {
    super(`stream ${stream} is at ${actual}, not at ${expected}`)
  }
}

/** A fact id is recorded already, somewhere it should not be. */
export class DuplicateFactId extends Error {
  readonly type = 'duplicate-fact-id'
  constructor(readonly id: string) {
    super(`fact ${id} is recorded already`)
  }
}

/** The store's files cannot be trusted or used. The message tells the operator what to do. */
export class StoreUnusable extends Error {
  readonly type = 'store-unusable'
}

/** The store cannot be asked at the moment, or did not answer: asking again later may help. */
export class StoreAway extends StoreUnusable {}
