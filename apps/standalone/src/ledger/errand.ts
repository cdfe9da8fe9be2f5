import { setTimeout as pause } from 'node:timers/promises'

/** Milliseconds between two attempts, and how that grows while they fail. */
export type Pace = { readonly between: number; readonly longest: number }

export type ErrandOptions<Problem> = {
  /** Does everything that is to do now; comes to what went wrong, if anything did. */
  act(signal: AbortSignal): Promise<Problem | undefined>
  /** What went wrong when doing it threw. */
  failed(error: unknown): Problem
  /** By which a problem is known again. */
  textOf(problem: Problem): string
  /** Told of each new problem once. */
  report(problem: Problem): void
  readonly pace?: Pace | undefined
}

const PACE: Pace = { between: 3_000, longest: 300_000 }

/** Something to do elsewhere after each new checkpoint, which waits for nobody and for which nobody waits: what fails is tried again, less and less often. */
export class Errand<Problem = unknown> {
  readonly #options: ErrandOptions<Problem>
  readonly #abort = new AbortController()
  readonly #running: Promise<void>
  #news = Promise.withResolvers<void>()
  #failures = 0
  #problem: string | undefined

  constructor(options: ErrandOptions<Problem>) {
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
    const { act, failed, pace: { between, longest } = PACE } = this.#options
    const { signal } = this.#abort
    while (true) {
      await this.#news.promise
      if (signal.aborted) return
      this.#news = Promise.withResolvers()
      const problem = await act(signal).catch(failed)
      if (signal.aborted) return
      this.#note(problem)
      const wait = Math.min(longest, between * 2 ** Math.min(this.#failures, 20))
      await pause(wait, undefined, { signal, ref: false }).catch(() => undefined)
      if (problem !== undefined) this.wake()
    }
  }

  #note(problem: Problem | undefined): void {
    this.#failures = problem === undefined ? 0 : this.#failures + 1
    const text = problem === undefined ? undefined : this.#options.textOf(problem)
    if (problem !== undefined && text !== this.#problem) this.#options.report(problem)
    this.#problem = text
  }
}
