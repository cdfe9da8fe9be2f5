import { setTimeout as pause } from 'node:timers/promises'
import type { Batch, EventStore } from '@heard/event-sourcing'
import type { ProjectionRun } from './projection-run.ts'

/** Facts between two cursors up to which two projections share one subscription. */
const SHARED_WITHIN = 10_000n
const RETRY_MS = 1000

/** Groups projections that are about equally far, so that each fact is read once for all of a group. */
export const groupByCursor = (runs: readonly ProjectionRun[]): readonly (readonly ProjectionRun[])[] => {
  const groups: ProjectionRun[][] = []
  for (const run of runs.toSorted((a, b) => (a.cursor < b.cursor ? -1 : 1))) {
    const [slowest] = groups.at(-1) ?? []
    if (slowest && run.cursor - slowest.cursor <= SHARED_WITHIN) groups.at(-1)?.push(run)
    else groups.push([run])
  }
  return groups
}

const ignoreAbort = (): undefined => undefined

/** One subscription that serves several projections; goes on by itself after an outage of the store or the read model. */
export class ProjectionLane {
  readonly runs: Set<ProjectionRun>
  /** What the lane waits out at the moment, in words. */
  outage: string | undefined
  readonly #stop = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(runs: readonly ProjectionRun[]) {
    this.runs = new Set(runs)
  }

  /** Starts to follow the store and hands each batch to `take`. */
  start(store: Pick<EventStore, 'subscribe'>, batchSize: number, take: (lane: ProjectionLane, batch: Batch) => void): void {
    this.#running = this.#run(store, batchSize, take)
  }

  /** Lets a projection go; a lane without any ends. */
  leave(run: ProjectionRun): void {
    this.runs.delete(run)
    if (this.runs.size === 0) this.#stop.abort()
  }

  /** Ends the lane after the batch it is at. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(store: Pick<EventStore, 'subscribe'>, batchSize: number, take: (lane: ProjectionLane, batch: Batch) => void): Promise<void> {
    const { signal } = this.#stop
    const types = [...new Set([...this.runs].flatMap(({ projection }) => projection.types))]
    while (!signal.aborted) {
      const after = [...this.runs].reduce((least, { cursor }) => (cursor < least ? cursor : least), [...this.runs][0]?.cursor ?? 0n)
      try {
        for await (const batch of store.subscribe({ after, types, signal, batchSize })) {
          if (signal.aborted) return
          take(this, batch)
          this.outage = undefined
        }
        return
      } catch (error) {
        this.outage = error instanceof Error ? error.message : String(error)
        await pause(RETRY_MS, undefined, { signal }).catch(ignoreAbort)
      }
    }
  }
}
