import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Sql, SqlRow, SqlValue } from './sql.ts'

/** Runs what touches SQLite, and may turn its errors into others. */
export type Guarded = <T>(act: () => T) => T

/** A connection to SQLite. Prepares each statement once: only for statements in words of our own, which are few. */
export class SqliteSql implements Sql {
  readonly each = 'SELECT value FROM json_each(?)'
  readonly #db: DatabaseSync
  readonly #guarded: Guarded
  readonly #statements = new Map<string, StatementSync>()

  constructor(db: DatabaseSync, guarded: Guarded) {
    this.#db = db
    this.#guarded = guarded
  }

  async all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#guarded(() => this.#statement(sql).all(...values))
  }

  async run(sql: string, ...values: readonly SqlValue[]): Promise<void> {
    this.#guarded(() => this.#statement(sql).run(...values))
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}
