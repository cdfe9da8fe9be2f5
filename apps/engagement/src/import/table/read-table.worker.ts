import { parentPort, workerData } from 'node:worker_threads'
import { parseTable } from './parse-table.ts'
import type { FromWorker, ReadOrder, ToWorker } from './read-table.protocol.ts'
import { TableRefused, type TableRow } from './table.ts'

const port = parentPort
if (!port) throw new TypeError('read-table.worker runs in a worker')
const send = (message: FromWorker): void => port.postMessage(message)

/** Resolves when the reader asks for more: no more than one batch is under way. */
const asked = (): Promise<ToWorker> => new Promise((resolve) => port.once('message', resolve))

/** Rows from all over the table, always the same ones: when there are too many, every second goes, and from then on only every second comes. */
const spread = (size: number) => {
  let taken: TableRow[] = []
  let stride = 1
  let seen = 0
  return {
    add(row: TableRow): void {
      if (seen % stride === 0) taken.push(row)
      seen += 1
      if (taken.length <= size) return
      taken = taken.filter((_, index) => index % 2 === 0)
      stride *= 2
    },
    rows: (): TableRow[] => taken,
  }
}

const look = async (rows: AsyncIterable<TableRow>, size: number): Promise<void> => {
  const sample = spread(size)
  let total = 0
  for await (const row of rows) {
    total += 1
    sample.add(row)
  }
  await asked()
  send({ kind: 'end', rows: sample.rows(), total })
}

const readAll = async (rows: AsyncIterable<TableRow>, batchSize: number): Promise<void> => {
  let batch: TableRow[] = []
  let total = 0
  for await (const row of rows) {
    total += 1
    batch.push(row)
    if (batch.length < batchSize) continue
    await asked()
    send({ kind: 'rows', rows: batch })
    batch = []
  }
  await asked()
  send({ kind: 'end', rows: batch, total })
}

const read = async ({ content, layout, limits, batchSize, sample }: ReadOrder): Promise<void> => {
  const { head, rows } = await parseTable(content, layout, limits)
  send({ kind: 'head', head })
  await (sample === undefined ? readAll(rows, batchSize) : look(rows, sample))
}

read(workerData as ReadOrder)
  .catch((error: unknown) => {
    if (error instanceof TableRefused) send({ kind: 'refused', code: error.code, message: error.message })
    else throw error
  })
  .finally(() => port.close())
