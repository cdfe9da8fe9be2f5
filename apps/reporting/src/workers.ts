import { Worker } from 'node:worker_threads'

const MOST_MEMORY_MB = 1024

/** Threads of this process for what takes long, so that no request waits for it. */
export class Workers {
  private readonly open = new Set<Worker>()

  /** The one answer of the worker in this file. */
  run<Answer>(file: URL, workerData: unknown): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    // Node strips the types of the worker's few files itself, so no loader has to start with it.
    const worker = new Worker(file, { workerData, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } })
    this.open.add(worker)
    worker.once('message', (answer: Answer) => resolve(answer))
    worker.once('error', reject)
    worker.once('exit', () => {
      this.open.delete(worker)
      reject(new Error('the worker ended before it answered'))
    })
    return promise
  }

  async end(): Promise<void> {
    await Promise.all([...this.open].map((worker) => worker.terminate()))
  }
}
