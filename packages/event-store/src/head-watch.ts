/** Lets subscriptions sleep until a store has new facts, closes, or their signal aborts. */
export class HeadWatch {
  #sleepers = new Set<() => void>()
  #closed = false

  /** Whether the store was closed; subscriptions then end. */
  get closed(): boolean {
    return this.#closed
  }

  /** Wakes every sleeper. */
  notify(): void {
    const sleepers = this.#sleepers
    this.#sleepers = new Set()
    for (const wake of sleepers) wake()
  }

  /** Wakes every sleeper for the last time. */
  close(): void {
    this.#closed = true
    this.notify()
  }

  /** Resolves at the next `notify`, or when the signal aborts. Call it in the same turn in which the head was looked at. */
  changed(signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#closed) return Promise.resolve()
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake)
        signal.removeEventListener('abort', wake)
        resolve()
      }
      this.#sleepers.add(wake)
      signal.addEventListener('abort', wake)
    })
  }
}
