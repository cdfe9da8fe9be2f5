import { setTimeout as pause } from 'node:timers/promises'
import type { Holding, Leases, Tenure } from './leases.ts'

/** Where it is written who has a lease, and until when by the clock of that place. */
export type LeaseTable = {
  /** The token of a new holding, or nothing while another's lasts. */
  take(lease: string, lastsMs: number): Promise<bigint | undefined>
  /** Whether the holding with this token goes on. */
  extend(lease: string, token: bigint, lastsMs: number): Promise<boolean>
  /** Ends the holding with this token, if it is still the one. */
  free(lease: string, token: bigint): Promise<void>
}

/** Time that no clock of the machine is set by. */
export type Timing = { now(): number; wait(milliseconds: number, signal: AbortSignal): Promise<void> }

export type LeaseTimes = {
  /** Milliseconds that a holding lasts without being extended. */
  readonly lasts: number
  /** So many before its end it is given up here: for timers that come late, and clocks that do not run alike. */
  readonly margin: number
  /** Milliseconds between two extensions. */
  readonly extendEvery: number
  /** Milliseconds between two tries for what another has. */
  readonly tryEvery: number
}

export const leaseTimes: LeaseTimes = { lasts: 6000, margin: 1000, extendEvery: 2000, tryEvery: 1000 }

export type LeaseKeeperOptions = {
  readonly table: LeaseTable
  readonly times?: LeaseTimes
  readonly timing?: Timing
  /** Told of each holding that is not the first one of its lease. */
  onTakenOver?(lease: string): void
  /** Told what work ended with, if it is an error. */
  onFailed?(lease: string, error: unknown): void
}

const systemTiming: Timing = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
}

/** One holding, which ends by itself unless it is extended in time. */
class Term {
  readonly holding: Holding
  readonly #lost = new AbortController()
  #until: number

  constructor(
    lease: string,
    token: bigint,
    until: number,
    private readonly timing: Timing,
    stop: AbortSignal,
  ) {
    this.holding = { lease, token, signal: AbortSignal.any([this.#lost.signal, stop]) }
    this.#until = until
    void this.#watch()
  }

  get lost(): AbortSignal {
    return this.#lost.signal
  }

  extendTo(until: number): void {
    this.#until = until
  }

  lose(): void {
    this.#lost.abort()
  }

  async #watch(): Promise<void> {
    for (let left = this.#left(); left > 0 && !this.lost.aborted; left = this.#left()) await this.timing.wait(left, this.lost)
    this.lose()
  }

  #left(): number {
    return this.#until - this.timing.now()
  }
}

/** Holds leases that a table gives out. What the table does not answer in time is lost. */
export class LeaseKeeper implements Leases {
  readonly #table: LeaseTable
  readonly #times: LeaseTimes
  readonly #timing: Timing
  readonly #options: LeaseKeeperOptions

  constructor(options: LeaseKeeperOptions) {
    const { table, times = leaseTimes, timing = systemTiming } = options
    this.#table = table
    this.#times = times
    this.#timing = timing
    this.#options = options
  }

  during(lease: string, work: (holding: Holding) => Promise<void>): Tenure {
    const stop = new AbortController()
    let term: Term | undefined
    const stand = async (): Promise<void> => {
      while (!stop.signal.aborted) {
        term = await this.#take(lease, stop.signal)
        if (term) await this.#hold(term, work)
        term = undefined
        await this.#timing.wait(this.#times.tryEvery, stop.signal)
      }
    }
    const standing = stand()
    return {
      held: () => term !== undefined && !term.holding.signal.aborted,
      async stop() {
        stop.abort()
        await standing
      },
    }
  }

  async #take(lease: string, stop: AbortSignal): Promise<Term | undefined> {
    const until = this.#until()
    const token = await this.#table.take(lease, this.#times.lasts).catch(() => undefined)
    if (token === undefined) return undefined
    if (stop.aborted || until <= this.#timing.now()) {
      await this.#free(lease, token)
      return undefined
    }
    if (token > 1n) this.#options.onTakenOver?.(lease)
    return new Term(lease, token, until, this.#timing, stop)
  }

  async #hold(term: Term, work: (holding: Holding) => Promise<void>): Promise<void> {
    const { lease, token } = term.holding
    const ended = new AbortController()
    void this.#extend(term, AbortSignal.any([term.lost, ended.signal]))
    try {
      await work(term.holding)
    } catch (error) {
      this.#options.onFailed?.(lease, error)
    }
    ended.abort()
    term.lose()
    await this.#free(lease, token)
  }

  async #extend(term: Term, over: AbortSignal): Promise<void> {
    const { lease, token } = term.holding
    for (;;) {
      await this.#timing.wait(this.#times.extendEvery, over)
      if (over.aborted) return
      const until = this.#until()
      const goesOn = await this.#table.extend(lease, token, this.#times.lasts).catch(() => undefined)
      if (goesOn) term.extendTo(until)
      if (goesOn === false) term.lose()
    }
  }

  /** Counted from before the table is asked, so that it ends here first. */
  #until(): number {
    return this.#timing.now() + this.#times.lasts - this.#times.margin
  }

  /** Not answered, it ends by itself. */
  #free(lease: string, token: bigint): Promise<void> {
    return this.#table.free(lease, token).catch(() => undefined)
  }
}
