import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { asked } from '@heard/event-store/postgres'
import type { PostgresLine } from '@heard/sql/postgres'

/** What the files of a process that was alone have, by the table that it goes to; a policy is named with its service there. */
const SOURCES = [
  { from: 'mail', to: 'mail', rows: () => 'SELECT * FROM mail' },
  { from: 'forgotten', to: 'forgotten', rows: () => 'SELECT * FROM forgotten' },
  { from: 'heard_policy', to: 'policy', rows: (service: string) => `SELECT '${service}/' || name AS name, cursor FROM heard_policy` },
] as const

const readAll = (file: string, service: string): readonly { readonly to: string; readonly rows: readonly object[] }[] => {
  const database = new DatabaseSync(file)
  try {
    const has = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
    return SOURCES.filter(({ from }) => has.get(from)).map(({ to, rows }) => ({ to, rows: database.prepare(rows(service)).all() }))
  } finally {
    database.close()
  }
}

/** Takes cursors and mails over from the files of a data folder that had its work to itself, and deletes these. What is known already stays as it is. */
export const bringAlong = async (dataDirectory: string, line: PostgresLine): Promise<void> => {
  const folder = join(dataDirectory, 'policies')
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[a-z-]+\.sqlite$/.test(name)) : []
  for (const name of names) {
    const file = join(folder, name)
    for (const { to, rows } of readAll(file, name.replace('.sqlite', ''))) {
      await asked(line, `INSERT INTO ${to} SELECT * FROM json_populate_recordset(NULL::${to}, $1) ON CONFLICT DO NOTHING`, [JSON.stringify(rows)])
    }
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  }
}
