import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

type Asked = { readonly id: number; readonly sql: string; readonly parameters: readonly SQLInputValue[] }

/** Prepared statements that are kept at once. */
const MOST_STATEMENTS = 100

const database = new DatabaseSync(workerData as string, { readOnly: true, timeout: 5_000 })
const statements = new Map<string, StatementSync>()

const prepared = (sql: string): StatementSync => {
  const known = statements.get(sql)
  if (known) return known
  if (statements.size >= MOST_STATEMENTS) statements.clear()
  const statement = database.prepare(sql)
  statements.set(sql, statement)
  return statement
}

parentPort?.on('message', ({ id, sql, parameters }: Asked) => {
  try {
    parentPort?.postMessage({ id, rows: prepared(sql).all(...parameters) })
  } catch (error) {
    parentPort?.postMessage({ id, failed: String(error) })
  }
})
