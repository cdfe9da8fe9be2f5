import { percentile } from '../load.ts'

type Answered = {
  readonly event: string
  readonly route?: string
  readonly page?: string
  readonly method: string
  readonly status: number
  readonly milliseconds: number
}

/** What the server says of its own time, from a request in to its answer out, by page and by operation of the API. */
export class Times {
  #taken = new Map<string, number[]>()
  failed = 0

  /** Takes a line of the server's log. */
  readonly read = (line: string): void => {
    if (!line.includes('"request.answered"')) return
    const { route, page, method, status, milliseconds } = JSON.parse(line) as Answered
    const name = route ?? page
    if (name === undefined) return
    if (status >= 500) this.failed += 1
    const key = method === 'GET' || page !== undefined ? name : `${name} (write)`
    const taken = this.#taken.get(key) ?? []
    taken.push(milliseconds)
    this.#taken.set(key, taken)
  }

  /** Forgets what was so far. */
  begin(): void {
    this.#taken = new Map()
    this.failed = 0
  }

  /** Sorted, by name. */
  taken(): Map<string, readonly number[]> {
    return new Map([...this.#taken].toSorted(([a], [b]) => a.localeCompare(b)).map(([name, taken]) => [name, taken.toSorted((a, b) => a - b)]))
  }
}

export const at = (taken: readonly number[], share: number): number => percentile({ latencies: taken }, share)
