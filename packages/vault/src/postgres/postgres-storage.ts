import { setTimeout as wait } from 'node:timers/promises'
import { type LineOptions, PostgresDatabase } from '@heard/sql/postgres'
import { SqlTables } from '../sql-tables.ts'
import type { VaultReads, VaultStorage, VaultTables } from '../vault-storage.ts'

const ANSWERS_MS = 2000
/** Without its indexes, which hold no boxes: it costs what was changed and not what is there. */
const VACUUM = 'VACUUM (INDEX_CLEANUP OFF) data_key, sealed, link, record'

/** Tables of the vault in a PostgreSQL database. */
export class PostgresStorage implements VaultStorage {
  readonly #database: PostgresDatabase
  readonly committed: VaultReads

  constructor(options: LineOptions) {
    this.#database = new PostgresDatabase(options)
    this.committed = new SqlTables(this.#database.committed)
  }

  transaction<T>(run: (tables: VaultTables) => Promise<T>): Promise<T> {
    return this.#database.transaction((sql) => run(new SqlTables(sql)))
  }

  /**
   * What was deleted can no longer be read as a row, by no means that the server has. Its bytes may stay in free room of a file and in the server's
   * log, which cannot be overwritten from here: the end of the epoch makes them useless.
   */
  scrub(): Promise<void> {
    return this.#database.vacuum(VACUUM)
  }

  answers(): Promise<boolean> {
    const asked = this.committed.epochs().then(
      () => true,
      () => false,
    )
    return Promise.race([asked, wait(ANSWERS_MS, false, { ref: false })])
  }

  close(): Promise<void> {
    return this.#database.close()
  }
}
