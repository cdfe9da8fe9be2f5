import type { Sql as Connection, SqlRow, SqlValue } from '@heard/sql'

export type { SqlRow, SqlValue } from '@heard/sql'

/** Tables of accounts, asked in words that SQLite and PostgreSQL both understand, with a question mark for each value. */
export type Sql = {
  all(sql: string, ...values: readonly SqlValue[]): Promise<readonly SqlRow[]>
  get(sql: string, ...values: readonly SqlValue[]): Promise<SqlRow | undefined>
  /** Answers how many rows were written or deleted. */
  run(sql: string, ...values: readonly SqlValue[]): Promise<number>
}

/** What lies under the accounts. Asked directly, it reads what is committed, and each write is a transaction of its own. */
export type AccountsDatabase = Sql & {
  /**
   * All that `work` wrote is durable when this resolves, or none of it. One at a time, also among other processes, so that what `work` read stays true
   * until then. It asks only the tables that it is handed, and waits for nothing else: the others wait for it.
   */
  transaction<T>(work: (tables: Sql) => Promise<T>): Promise<T>
  /** Leaves no copy of what was deleted, as far as the medium lets us. */
  scrub(): Promise<void>
  close(): Promise<void>
}

/** The tables by a connection to either database, which both answer what they wrote. */
export const tablesBy = ({ all }: Pick<Connection, 'all'>): Sql => ({
  all,
  get: async (sql, ...values) => (await all(sql, ...values))[0],
  run: async (sql, ...values) => (await all(`${sql} RETURNING 1`, ...values)).length,
})
