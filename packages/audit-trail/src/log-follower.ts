import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'

/** A log that grows at its end, and says by a checkpoint how far. */
export type GrowingLog = {
  /** What was given to the last `publish`; nothing in a log without a checkpoint. */
  readonly cursor: string | undefined
  /** Puts entries behind those it has; the next checkpoint includes them. */
  append(entries: readonly Uint8Array[]): void
  /** Signs and publishes a checkpoint over everything appended; `cursor` becomes durable in the same step. */
  publish(cursor: string): Promise<void>
}

export type LogFollowerOptions = {
  readonly name: string
  readonly store: Pick<EventStore, 'subscribe'>
  readonly log: GrowingLog
  /** Only facts of these types; all, unless told. */
  readonly types?: readonly string[]
  /** What these facts add, in order; what it prepares besides must bear repetition. */
  entriesOf(facts: readonly RecordedFact[]): Promise<readonly Uint8Array[]>
  /** Milliseconds between two checkpoints at least. */
  readonly pace: number
  /** Told once per failure. */
  report(failure: LogFailure): void
}

/** What keeps a log from going on: until somebody acts when it is `final`, otherwise until the next attempt. */
export type LogFailure = { readonly name: string; readonly final: boolean; readonly error: unknown }

/** How a follower is doing. */
export type LogFollowerStatus = {
  readonly name: string
  readonly caughtUp: boolean
  readonly position: bigint
  /** Position up to which everything is in a checkpoint. */
  readonly published: bigint
  readonly stopped?: string
}

/** A checkpoint this often at least while it catches up with a long store. */
const MOST_WAITING = 20_000
const RETRY_MS = 10_000

/** An error that says of itself what it is: waiting will not change it. */
const isFinal = (error: unknown): error is Error & { readonly type: string } => error instanceof Error && 'type' in error

/**
 * Lets a log follow the store: entries in the order of the facts, none twice, none missing. The position up to which it read becomes durable with the
 * checkpoint, so whatever happens in between is done again and comes to the same.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions
  readonly #abort = new AbortController()
  #position: bigint
  #published: bigint
  #waiting = 0
  #caughtUp = false
  #stopped: string | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #due: Promise<void> | undefined
  #running: Promise<void> | undefined

  constructor(options: LogFollowerOptions) {
    this.#options = options
    this.#position = BigInt(options.log.cursor ?? '0')
    this.#published = this.#position
  }

  start(): void {
    this.#running = this.#follow()
  }

  /** Everything read so far is in a checkpoint. */
  settle(): Promise<void> {
    return this.#inTurn(() => this.#publish())
  }

  /** Waits until the facts up to `position` are in a checkpoint. */
  async reach(position: bigint): Promise<void> {
    while (this.#position < position && this.#stopped === undefined && !this.#abort.signal.aborted) await pause(5)
    await this.settle()
  }

  status(): LogFollowerStatus {
    const { name } = this.#options
    return {
      name,
      caughtUp: this.#caughtUp,
      position: this.#position,
      published: this.#published,
      ...(this.#stopped === undefined ? {} : { stopped: this.#stopped }),
    }
  }

  /** Ends after a last checkpoint. */
  async stop(): Promise<void> {
    this.#abort.abort()
    await this.#running
    await this.#due
    if (this.#stopped === undefined) await this.settle().catch((error: unknown) => this.#fail(error))
  }

  async #follow(): Promise<void> {
    const { store, types } = this.#options
    while (!this.#abort.signal.aborted && this.#stopped === undefined) {
      try {
        const options = { after: this.#position, signal: this.#abort.signal, ...(types ? { types } : {}) }
        for await (const batch of store.subscribe(options)) {
          await this.#inTurn(() => this.#take(batch.facts, batch.upTo))
          if (this.#waiting >= MOST_WAITING) await this.settle()
          else if (batch.caughtUp && this.#waiting > 0) this.#publishSoon()
          this.#caughtUp ||= batch.caughtUp
        }
      } catch (error) {
        await this.#fail(error)
      }
    }
  }

  async #take(facts: readonly RecordedFact[], upTo: bigint): Promise<void> {
    const entries = await this.#options.entriesOf(facts)
    this.#options.log.append(entries)
    this.#waiting += entries.length
    this.#position = upTo
    if (this.#waiting === 0) this.#published = upTo
  }

  #publishSoon(): void {
    this.#due ??= pause(this.#options.pace, undefined, { signal: this.#abort.signal })
      .catch(() => undefined)
      .then(() => {
        this.#due = undefined
        return this.settle()
      })
      .catch((error: unknown) => this.#fail(error))
  }

  async #publish(): Promise<void> {
    if (this.#waiting === 0 || this.#stopped !== undefined) return
    await this.#options.log.publish(String(this.#position))
    this.#published = this.#position
    this.#waiting = 0
  }

  /** What the log itself refuses ends it until somebody acts; anything else (a full disk) is tried again. */
  async #fail(cause: unknown): Promise<void> {
    const { name, report } = this.#options
    const final = isFinal(cause)
    if (final) this.#stopped = cause.message
    report({ name, final, error: cause })
    if (final) return
    await pause(RETRY_MS, undefined, { signal: this.#abort.signal }).catch(() => undefined)
    if (this.#waiting > 0) this.#publishSoon()
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work, work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}
