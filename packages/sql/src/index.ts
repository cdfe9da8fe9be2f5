/**
 * One SQL for two databases: what the vault, accounts and work that runs once keep lies in SQLite or in PostgreSQL, each in tables of its own.
 * `@heard/sql/postgres` is loaded by whoever uses a server: connections, migrations, failures in an operator's words.
 */
export type { Sql, SqlRow, SqlUser, SqlValue } from './sql.ts'
export { type Guarded, SqliteSql } from './sqlite-sql.ts'
