import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SqliteSql } from '@heard/sql'
import { SqlTables } from './sql-tables.ts'
import { DAMAGED, NOT_OURS, usable } from './sqlite-failure.ts'
import { APPLICATION, SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts'
import { VaultUnusable } from './vault.ts'
import type { VaultReads, VaultStorage, VaultTables } from './vault-storage.ts'

/** Tables of the vault in one SQLite file: WAL, synchronous=FULL, and deleted content overwritten with zeros. */
export class SqliteStorage implements VaultStorage {
  readonly #db: DatabaseSync
  readonly #reader: DatabaseSync
  readonly #tables: VaultTables
  readonly committed: VaultReads

  constructor(file: string) {
    this.#db = usable(() => connect(file))
    try {
      usable(() => prepare(this.#db))
      this.#reader = usable(() => new DatabaseSync(file, { readOnly: true, timeout: 5000 }))
    } catch (reason) {
      this.#db.close()
      throw reason
    }
    this.#tables = new SqlTables(new SqliteSql(this.#db, usable))
    this.committed = new SqlTables(new SqliteSql(this.#reader, usable))
  }

  async transaction<T>(run: (tables: VaultTables) => Promise<T>): Promise<T> {
    usable(() => this.#db.exec('BEGIN IMMEDIATE'))
    try {
      const value = await run(this.#tables)
      usable(() => this.#db.exec('COMMIT'))
      return value
    } catch (reason) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
      throw reason
    }
  }

  async scrub(): Promise<void> {
    usable(() => this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  async answers(): Promise<boolean> {
    return this.#db.isOpen
  }

  async close(): Promise<void> {
    if (!this.#db.isOpen) return
    this.#reader.close()
    usable(() => this.#db.close())
  }
}

const connect = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // Opening and closing a file lets go of every lock that this process holds on it, so a database is never opened twice by other means.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  return new DatabaseSync(file, { timeout: 5000 })
}

const prepare = (db: DatabaseSync): void => {
  const isEmpty = pragma(db, 'schema_version') === 0
  if (!isEmpty && pragma(db, 'application_id') !== APPLICATION) throw new VaultUnusable(NOT_OURS)
  if (!isEmpty && pragma(db, 'user_version') !== SCHEMA_VERSION) {
    throw new VaultUnusable('The vault file was written by another version of Heard: use that version, or a newer one.')
  }
  if (Object.values(db.prepare('PRAGMA quick_check(1)').get() ?? {})[0] !== 'ok') throw new VaultUnusable(DAMAGED)
  db.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 4000',
  )
  if (isEmpty) db.exec(`BEGIN EXCLUSIVE; ${SCHEMA} COMMIT`)
}

const pragma = (db: DatabaseSync, name: string) => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0]
