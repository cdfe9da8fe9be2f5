import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two attempts, and how that grows while they fail. */
export type Pace = { readonly between: number; readonly longest: number }

export type ErrandOptions = {
  /** Does everything that is to do now; comes to what went wrong, if anything did. */
  act(signal: AbortSignal): Promise<string | undefined>
  /** Told of each new problem once. */
  report(problem: string): void
  readonly pace?: Pace | undefined
}

const PACE: Pace = { between: 3_000, longest: 300_000 }

/** Something to do elsewhere after each new checkpoint, which waits for nobody and for which nobody waits: what fails is tried again, less and less often. */
export class Errand {
  readonly #options: ErrandOptions
  readonly #abort = new AbortController()
  readonly #running: Promise<void>
  #news = Promise.withResolvers<void>()
  #failures = 0
  #problem: string | undefined

  constructor(options: ErrandOptions) {
    this.#options = options
    this.#running = this.#run()
  }

  /** What is wrong, if anything. */
  get problem(): string | undefined {
    return this.#problem
  }

  /** There is something to do. */
  wake(): void {
    this.#news.resolve()
  }

  async stop(): Promise<void> {
    this.#abort.abort()
    this.wake()
    await this.#running
  }

  async #run(): Promise<void> {
    const { act, pace: { between, longest } = PACE } = this.#options
    const { signal } = this.#abort
    while (true) {
      await this.#news.promise
      if (signal.aborted) return
      this.#news = Promise.withResolvers()
      const problem = await act(signal).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
      if (signal.aborted) return
      this.#note(problem)
      const wait = Math.min(longest, between * 2 ** Math.min(this.#failures, 20))
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined)
      if (problem !== undefined) this.wake()
    }
  }

  #note(problem: string | undefined): void {
    this.#failures = problem === undefined ? 0 : this.#failures + 1
    if (problem !== undefined && problem !== this.#problem) this.#options.report(problem)
    this.#problem = problem
  }
}
