/**
 * What happens to an append at a node: the connection is cut before it is recorded, or after it and before the answer;
 * the node answers late, or never; or it refuses with an error of which the writer cannot tell whether the append was recorded.
 */
export type Fault = 'cut-before' | 'cut-after' | 'late' | 'mute' | 'refused-before' | 'refused-after'

/** The faults that wait for the next appends, in order. */
export class Faults {
  readonly #waiting: Fault[] = []
  readonly #sprung: Fault[] = []

  /** Lets the next appends meet these faults, one each. */
  next(...faults: readonly Fault[]): void {
    this.#waiting.push(...faults)
  }

  /** The faults that appends have met. */
  get sprung(): readonly Fault[] {
    return this.#sprung
  }

  take(): Fault | undefined {
    const fault = this.#waiting.shift()
    if (fault) this.#sprung.push(fault)
    return fault
  }
}
