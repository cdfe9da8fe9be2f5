import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { SqliteSql } from '@heard/sql'
import { type AccountsDatabase, type Sql, type SqlRow, type SqlValue, tablesBy } from './sql.ts'
import { prepare } from './sqlite-schema.ts'

const BUSY = 5
const PATIENCE_MS = 5000
const PAUSE_MS = 5

/** Accounts in one SQLite file (WAL, synchronous=FULL), whose deleted rows are overwritten. The file and its folder are made. */
export class SqliteDatabase implements AccountsDatabase {
  readonly #database: DatabaseSync
  readonly #tables: Sql
  /** There is one connection: whoever asks it waits until nobody else's transaction is open on it. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(file: string) {
    this.#database = connect(file)
    const connection = new SqliteSql(this.#database, (act) => act())
    this.#tables = tablesBy({ all: (sql, ...values) => connection.all(sql, ...values) })
  }

  all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]> {
    return this.#inTurn(() => this.#tables.all(sql, ...values))
  }

  get(sql: string, ...values: readonly SqlValue[]): Promise<SqlRow | undefined> {
    return this.#inTurn(() => this.#tables.get(sql, ...values))
  }

  run(sql: string, ...values: readonly SqlValue[]): Promise<number> {
    return this.transaction((tables) => tables.run(sql, ...values))
  }

  transaction<T>(work: (tables: Sql) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#begin()
      try {
        const done = await work(this.#tables)
        this.#database.exec('COMMIT')
        return done
      } catch (error) {
        if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('ROLLBACK')
        throw error
      }
    })
  }

  scrub(): Promise<void> {
    return this.#inTurn(async () => this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  close(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#database.isOpen) this.#database.close()
    })
  }

  /** While another connection writes, this process goes on with other things. */
  async #begin(): Promise<void> {
    for (const until = performance.now() + PATIENCE_MS; ; await wait(PAUSE_MS)) {
      try {
        this.#database.exec('PRAGMA busy_timeout = 0; BEGIN IMMEDIATE')
        return
      } catch (error) {
        if (!isBusy(error) || performance.now() >= until) throw error
      } finally {
        if (this.#database.isOpen) this.#database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}`)
      }
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work)
    this.#turn = done.catch(() => undefined)
    return done
  }
}

const IN_MEMORY = ':memory:'

const connect = (file: string): DatabaseSync => {
  if (file !== IN_MEMORY) {
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  }
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON`)
    database.exec('PRAGMA foreign_keys = ON')
    prepare(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === BUSY
