/** Promises that a reader has come to a position; numbers below 2^53. */
export class PositionWaiters {
  readonly #waiting = new Set<() => void>()

  /** Looks at every waiting condition again. */
  check(): void {
    for (const look of this.#waiting) look()
  }

  /** True as soon as `reached` says so, false when the time is over or `hopeless` says that it cannot come to it. */
  wait(reached: () => boolean, hopeless: () => boolean, timeoutMs: number): Promise<boolean> {
    if (reached()) return Promise.resolve(true)
    if (hopeless() || timeoutMs <= 0) return Promise.resolve(false)
    return new Promise((resolve) => {
      const settle = (answer: boolean): void => {
        clearTimeout(timer)
        this.#waiting.delete(look)
        resolve(answer)
      }
      const look = (): void => {
        if (reached()) settle(true)
        else if (hopeless()) settle(false)
      }
      const timer = setTimeout(() => settle(false), timeoutMs)
      this.#waiting.add(look)
    })
  }
}
