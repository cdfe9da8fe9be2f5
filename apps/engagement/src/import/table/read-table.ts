import { Worker } from 'node:worker_threads'
import type { FromWorker, ReadOrder, ToWorker } from './read-table.protocol.ts'
import { type Layout, type TableHead, type TableLimits, TableRefused, type TableRow, tableLimits } from './table.ts'

export type ReadOptions = { readonly layout?: Layout; readonly limits?: TableLimits; readonly batchSize?: number }

/** A table being read in a worker. `batches` can be run through once; `close` ends the worker early. */
export type Table = { readonly head: TableHead; readonly batches: AsyncIterable<readonly TableRow[]>; close(): Promise<void> }

/** Some rows from all over a table, and how many it has. */
export type TableLook = { readonly head: TableHead; readonly sample: readonly TableRow[]; readonly rows: number }

const WORKER_MEMORY_MB = 768

const outOfMemory = (error: Error): Error =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new TableRefused('inflates-too-far', 'The file unfolds to more than can be read')
    : error

/** The worker's messages one after the other, each awaited. */
class Messages {
  private readonly worker: Worker
  private readonly waiting: FromWorker[] = []
  private failure: Error | undefined
  private wake: (() => void) | undefined

  constructor(order: ReadOrder) {
    // Node strips the types of the worker's few files itself, so no loader has to start with it.
    this.worker = new Worker(new URL('./read-table.worker.ts', import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: WORKER_MEMORY_MB },
    })
    this.worker.on('message', (message: FromWorker) => {
      this.waiting.push(message)
      this.wake?.()
    })
    this.worker.on('error', (error) => this.fail(outOfMemory(error)))
    this.worker.on('exit', () => this.fail(new Error('the reading worker ended early')))
  }

  private fail(error: Error): void {
    this.failure ??= error
    this.wake?.()
  }

  ask(): void {
    this.worker.postMessage('more' satisfies ToWorker)
  }

  async next(): Promise<FromWorker> {
    for (;;) {
      const message = this.waiting.shift()
      if (message?.kind === 'refused') throw new TableRefused(message.code, message.message)
      if (message) return message
      if (this.failure) throw this.failure
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  async close(): Promise<void> {
    await this.worker.terminate()
  }
}

async function* batchesOf(messages: Messages, counted: (total: number) => void): AsyncGenerator<readonly TableRow[]> {
  try {
    for (;;) {
      messages.ask()
      const message = await messages.next()
      if (message.kind === 'head') throw new TypeError('a table has one head')
      if (message.kind === 'refused') return
      if (message.rows.length > 0) yield message.rows
      if (message.kind !== 'end') continue
      counted(message.total)
      return
    }
  } finally {
    await messages.close()
  }
}

const open = async (content: Uint8Array, { layout = {}, limits = tableLimits, batchSize = 100 }: ReadOptions, sample?: number) => {
  const messages = new Messages({ content, layout, limits, batchSize, ...(sample === undefined ? {} : { sample }) })
  try {
    const message = await messages.next()
    if (message.kind !== 'head') throw new TypeError('a table begins with its head')
    return { head: message.head, messages }
  } catch (error) {
    await messages.close()
    throw error
  }
}

/**
 * Reads a CSV or XLSX file in a worker, a batch of rows at a time (100 unless told), the next one only when asked for.
 * @throws TableRefused when it is no table or too large, also from the iteration
 */
export const readTable = async (content: Uint8Array, options: ReadOptions = {}): Promise<Table> => {
  const { head, messages } = await open(content, options)
  return { head, batches: batchesOf(messages, () => undefined), close: () => messages.close() }
}

/** Reads the whole file in a worker but hands over only a sample, the same each time: all rows of a small table, else some from all over it. */
export const lookAtTable = async (content: Uint8Array, options: ReadOptions = {}, sampleSize = 500): Promise<TableLook> => {
  const { head, messages } = await open(content, options, sampleSize)
  let rows = 0
  const sample: TableRow[] = []
  for await (const batch of batchesOf(messages, (total) => (rows = total))) sample.push(...batch)
  return { head, sample, rows }
}
