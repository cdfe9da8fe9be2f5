import type { DatabaseSync } from 'node:sqlite'

const tables = `
  CREATE TABLE IF NOT EXISTS person (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, grants TEXT NOT NULL, development INTEGER NOT NULL,
    password TEXT, app BLOB, app_step INTEGER NOT NULL DEFAULT 0, review TEXT,
    by_link INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE TABLE IF NOT EXISTS sitting (
    token BLOB PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL REFERENCES person ON DELETE CASCADE,
    way TEXT NOT NULL, began INTEGER NOT NULL, used INTEGER NOT NULL, confirmed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS sitting_account ON sitting (account);
  CREATE TABLE IF NOT EXISTS passkey (
    id TEXT PRIMARY KEY, account TEXT NOT NULL REFERENCES person ON DELETE CASCADE, name TEXT NOT NULL, key BLOB NOT NULL,
    counter INTEGER NOT NULL, made INTEGER NOT NULL, used INTEGER
  ) STRICT;
  CREATE INDEX IF NOT EXISTS passkey_account ON passkey (account);
  CREATE TABLE IF NOT EXISTS recovery_code (
    hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES person ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS recovery_code_account ON recovery_code (account);
  CREATE TABLE IF NOT EXISTS link (
    hash BLOB PRIMARY KEY, account TEXT NOT NULL REFERENCES person ON DELETE CASCADE, kind TEXT NOT NULL, expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS link_account ON link (account, kind);
  CREATE TABLE IF NOT EXISTS saved_view (
    account TEXT NOT NULL REFERENCES person ON DELETE CASCADE, name TEXT NOT NULL, search TEXT NOT NULL, PRIMARY KEY (account, name)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS token_key (kid TEXT PRIMARY KEY, x TEXT NOT NULL, until INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS organisation_person (
    issuer TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL UNIQUE REFERENCES person ON DELETE CASCADE, PRIMARY KEY (issuer, subject)
  ) STRICT, WITHOUT ROWID;
`

/** Files of the first versions had the tables of better-auth: people and password hashes move over, sessions do not. */
const moveOver = `
  INSERT INTO person (id, email, name, grants, development, password)
    SELECT user.id, user.email, user.name, user.grants, user.development, account.password
    FROM user LEFT JOIN account ON account.userId = user.id AND account.providerId = 'credential';
  DROP TABLE session; DROP TABLE account; DROP TABLE verification; DROP TABLE user;
`

const hasColumn = (database: DatabaseSync, table: string, column: string): boolean =>
  database.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined

/** Brings the tables up to date; repeatable. Alone, also among other processes. */
export const prepare = (database: DatabaseSync): void => {
  database.exec('BEGIN IMMEDIATE')
  try {
    database.exec(tables)
    const older = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'user'").get()
    if (older) database.exec(moveOver)
    if (!hasColumn(database, 'person', 'by_link')) database.exec('ALTER TABLE person ADD COLUMN by_link INTEGER NOT NULL DEFAULT 0')
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
