import { setTimeout as pause } from 'node:timers/promises'
import { type EventStore, type RecordedFact, StoreAway } from '@heard/event-sourcing'
import { type DeadLetter, deadLetterOf } from './dead-letter.ts'
import type { PolicyProgress, Progress } from './policy-progress.ts'
import { PositionWaiters } from './position-waiters.ts'
import { LeaseLost } from './work/leases.ts'

export type PolicyOptions = {
  /** Stays open when the policy ends. */
  readonly progress: PolicyProgress
  readonly store: Pick<EventStore, 'subscribe'>
  /** Names the cursor; a policy of a new name starts at the first fact. */
  readonly name: string
  readonly types: readonly string[]
  /** Answers a fact, at least once and in order; must not mind being called again for a fact it has answered. */
  handle(fact: RecordedFact): Promise<void>
  /** Ends the policy, as `stop` does. */
  readonly signal?: AbortSignal
  /** Calls of `handle` for one fact before it becomes a dead letter; 5 unless told. */
  readonly attempts?: number
  /** Milliseconds before the second attempt, doubled for each further one; 100 unless told. */
  readonly backOffMs?: number
  /** Told of the fact that stopped the policy. */
  onDeadLetter?(letter: DeadLetter): void
}

export type PolicyStatus = {
  readonly name: string
  /** Position up to which everything is answered. */
  readonly cursor: bigint
  readonly caughtUp: boolean
  /** The fact that it stopped at, or null. */
  readonly deadLetter: DeadLetter | null
  /** What it waits out at the moment, or null. */
  readonly outage: string | null
}

const OUTAGE_MS = 1000
const ignoreAbort = (): undefined => undefined

/** A durable subscription that answers facts. Start one with `startPolicy`. */
export class Policy {
  readonly #options: PolicyOptions
  readonly #stop = new AbortController()
  readonly #signal: AbortSignal
  readonly #waiters = new PositionWaiters()
  readonly #finished: Promise<void>
  #cursor: bigint
  #deadLetter: DeadLetter | undefined
  #caughtUp = false
  #stopped = false
  #outage: string | undefined

  constructor(options: PolicyOptions, { cursor, deadLetter }: Progress) {
    this.#options = options
    this.#signal = options.signal ? AbortSignal.any([options.signal, this.#stop.signal]) : this.#stop.signal
    this.#cursor = cursor
    this.#deadLetter = deadLetter
    this.#finished = this.#run().finally(() => this.#end())
  }

  /** How the policy is. */
  status(): PolicyStatus {
    const { name } = this.#options
    return { name, cursor: this.#cursor, caughtUp: this.#caughtUp, deadLetter: this.#deadLetter ?? null, outage: this.#outage ?? null }
  }

  /** Whether everything up to a position is answered within a time; false at once when the policy has stopped before it. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean> {
    return this.#waiters.wait(
      () => this.#cursor >= position,
      () => this.#stopped,
      timeoutMs,
    )
  }

  /** Ends after the fact at hand. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#finished
  }

  async #run(): Promise<void> {
    const { store, types, name, progress } = this.#options
    while (!this.#signal.aborted && !this.#stopped) {
      try {
        for await (const { facts, upTo, caughtUp } of store.subscribe({ after: this.#cursor, types, signal: this.#signal })) {
          for (const fact of facts) {
            if (!(await this.#answer(fact))) return
            await progress.move(name, fact.position)
            this.#moveTo(fact.position)
          }
          if (upTo > this.#cursor) await progress.pass(name, upTo)
          this.#moveTo(upTo)
          if (caughtUp) this.#caughtUp = true
          this.#outage = undefined
        }
        return
      } catch (error) {
        if (error instanceof LeaseLost) return
        this.#outage = error instanceof Error ? error.message : String(error)
        await pause(OUTAGE_MS, undefined, { signal: this.#signal }).catch(ignoreAbort)
      }
    }
  }

  async #answer(fact: RecordedFact): Promise<boolean> {
    const { attempts = 5, backOffMs = 100, handle } = this.#options
    for (let attempt = 1; !this.#signal.aborted; attempt += 1) {
      try {
        await handle.call(this.#options, fact)
        return true
      } catch (error) {
        if (this.#signal.aborted) return false
        if (error instanceof StoreAway) throw error
        if (attempt >= attempts) return this.#bury(fact, error)
        await pause(backOffMs * 2 ** (attempt - 1), undefined, { signal: this.#signal }).catch(ignoreAbort)
      }
    }
    return false
  }

  async #bury(fact: RecordedFact, error: unknown): Promise<false> {
    const letter = deadLetterOf(this.#options.name, fact, error)
    await this.#options.progress.bury(letter)
    this.#deadLetter = letter
    this.#options.onDeadLetter?.(letter)
    return false
  }

  #moveTo(position: bigint): void {
    if (position <= this.#cursor) return
    if (this.#deadLetter && position >= this.#deadLetter.position) this.#deadLetter = undefined
    this.#cursor = position
    this.#waiters.check()
  }

  #end(): void {
    this.#stopped = true
    this.#waiters.check()
  }
}

/**
 * Starts a policy: each fact of its types is handed to `handle`, one after the other, at least once, also those from before it existed.
 * A failing `handle` is tried again with growing pauses; then the fact becomes a dead letter and the policy stops until it is started again.
 * A store that is away is no fault of the fact: that is waited out.
 * It also stops when it may not move its cursor any more, because another process has its work.
 */
export const startPolicy = async (options: PolicyOptions): Promise<Policy> => new Policy(options, await options.progress.load(options.name))
