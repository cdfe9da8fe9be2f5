import { Worker } from 'node:worker_threads'
import type { Row, Value } from '@heard/event-sourcing'

type Answer = { readonly id: number; readonly rows: readonly Row[]; readonly failed?: undefined } | { readonly id: number; readonly failed: string }
type Waiting = { readonly resolve: (rows: readonly Row[]) => void; readonly reject: (error: unknown) => void }

/** Reads a SQLite file in a thread of its own, which begins with the first question, so that nobody else waits for what takes long. */
export class ReadingThread {
  private worker: Worker | undefined
  private asked = 0
  private readonly waiting = new Map<number, Waiting>()

  constructor(private readonly file: string) {}

  ask<R extends Row>(sql: string, parameters: readonly Value[]): Promise<readonly R[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Row[]>()
    this.asked += 1
    this.waiting.set(this.asked, { resolve, reject })
    this.worker ??= this.begin()
    this.worker.postMessage({ id: this.asked, sql, parameters })
    return promise as Promise<readonly R[]>
  }

  async end(): Promise<void> {
    await this.worker?.terminate()
  }

  private begin(): Worker {
    // Node strips the types of this one file itself, so no loader has to start with it.
    const worker = new Worker(new URL('./reading.worker.ts', import.meta.url), { workerData: this.file, execArgv: [] })
    const ended = (error: unknown): void => {
      if (this.worker === worker) this.fail(error)
    }
    worker.on('message', (answer: Answer) => this.take(answer))
    worker.on('error', ended)
    worker.on('exit', () => ended(new Error('the thread that reads the analysis index ended')))
    worker.unref()
    return worker
  }

  private take(answer: Answer): void {
    const waiting = this.waiting.get(answer.id)
    this.waiting.delete(answer.id)
    if (answer.failed === undefined) waiting?.resolve(answer.rows)
    else waiting?.reject(new Error(answer.failed))
  }

  /** Whoever waits is told; the next question begins another thread. */
  private fail(error: unknown): void {
    this.worker = undefined
    for (const { reject } of this.waiting.values()) reject(error)
    this.waiting.clear()
  }
}
