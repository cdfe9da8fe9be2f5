import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { StoreUnusable } from '@heard/event-sourcing'
import { HeadMark, type Mark } from './head-mark.ts'
import { storeUnusable } from './sqlite-failure.ts'
import { COLUMNS, type StoredRow, toFact } from './stored-row.ts'
import { lockForWriting } from './writer-lock.ts'

/** `HEAR`, in the file's header: this is an event store of Heard. */
const APPLICATION_ID = 0x48454152
const SCHEMA_VERSION = 1
const VERIFIED_TAIL = 2000

const SCHEMA: readonly string[] = [
  `CREATE TABLE fact (
    position INTEGER PRIMARY KEY,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    checksum INTEGER NOT NULL
  ) STRICT`,
  'CREATE UNIQUE INDEX fact_stream ON fact (stream, revision)',
  'CREATE UNIQUE INDEX fact_id ON fact (id)',
  'CREATE INDEX fact_type ON fact (type)',
]
const CREATE = `BEGIN IMMEDIATE; ${SCHEMA.join('; ')}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`

/** An open, verified file of facts whose only writer is this process. */
export type FactFile = {
  readonly file: string
  readonly database: DatabaseSync
  readonly mark: HeadMark
  /** The newest fact when it was opened; position 0 when empty. */
  readonly end: Mark
  close(): void
}

const pragma = (database: DatabaseSync, name: string): unknown => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]

/** Whether there is a schema; a file that was killed while it was made has none yet. */
const hasSchema = (file: string, database: DatabaseSync): boolean => {
  const application = pragma(database, 'application_id')
  const version = pragma(database, 'user_version')
  const schema = database.prepare('SELECT sql FROM sqlite_schema ORDER BY rowid').all()
  if (application === 0 && version === 0 && schema.length === 0) return false
  if (application !== APPLICATION_ID) {
    throw new StoreUnusable(`${file} is not an event store of Heard, or is damaged; name another file or restore the last backup`)
  }
  if (version !== SCHEMA_VERSION) {
    throw new StoreUnusable(`the event store ${file} has format ${version}, this program knows ${SCHEMA_VERSION}; use the newer program`)
  }
  if (schema.map(({ sql }) => sql).join() !== SCHEMA.join()) {
    throw new StoreUnusable(
      `the event store ${file} has tables other than its own, or is damaged; keep a copy of the files and restore the last backup`,
    )
  }
  return true
}

const verify = (file: string, database: DatabaseSync, mark: Mark | undefined): Mark => {
  const problem = pragma(database, 'integrity_check(1)')
  if (problem !== 'ok')
    throw new StoreUnusable(`the event store ${file} is damaged; keep a copy of the files and restore the last backup (${problem})`)
  const head = Number(database.prepare('SELECT max(position) AS head FROM fact').get()?.head ?? 0)
  const count = database.prepare('SELECT count(*) AS n FROM fact').get()?.n
  if (count !== head)
    throw new StoreUnusable(`the event store ${file} has ${count} facts up to position ${head}: some are missing; restore the last backup`)
  const select = database.prepare(`SELECT ${COLUMNS} FROM fact WHERE position > ? ORDER BY position`)
  select.setReturnArrays(true)
  const tail: unknown = select.all(head - VERIFIED_TAIL)
  const rows = tail as readonly StoredRow[]
  for (const row of rows) toFact(row, file)
  const end = { position: head, checksum: rows.at(-1)?.[8] ?? 0 }
  if (!mark) return end
  const marked = database.prepare('SELECT checksum FROM fact WHERE position = ?').get(mark.position)?.checksum
  if (mark.position > 0 && marked !== mark.checksum) {
    throw new StoreUnusable(
      `the event store ${file} acknowledged ${mark.position} facts but holds ${head} of another history: a part (perhaps ${file}-wal) is missing or older. ` +
        `Put it back or restore the last backup; to go on without the lost facts, delete ${file}-head`,
    )
  }
  return end
}

/**
 * Examines the file over a connection that cannot write, so that a refusal leaves everything as it was found;
 * only a journal left from a kill while the file was made needs one that can. Nothing when there is no schema yet.
 */
const examine = (file: string, mark: Mark | undefined): Mark | undefined => {
  if (!(existsSync(file) && statSync(file).size > 0)) {
    if (!mark || mark.position === 0) return undefined
    throw new StoreUnusable(`the event store ${file} is missing but held ${mark.position} facts; put the file back or restore the last backup`)
  }
  const database = new DatabaseSync(file, { readOnly: !existsSync(`${file}-journal`), timeout: 5000 })
  try {
    database.exec('PRAGMA cache_size = -65536; PRAGMA cell_size_check = ON')
    if (hasSchema(file, database)) return verify(file, database, mark)
    if (!mark || mark.position === 0) return undefined
    throw new StoreUnusable(`the event store ${file} is empty but held ${mark.position} facts; put the file back or restore the last backup`)
  } finally {
    database.close()
  }
}

const create = (file: string, database: DatabaseSync): Mark => {
  database.exec(CREATE)
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
  return { position: 0, checksum: 0 }
}

/**
 * Opens the file of facts, makes it when there is none, takes the writer's lock and verifies it:
 * its own tables and no others, SQLite's integrity check of tables and indexes, no missing position, checksums of the last 2,000 rows, and the mark of the last acknowledgement.
 * About a second and a half for a million facts.
 * @throws StoreUnusable when it is in use, foreign, newer, damaged, or ends before what it acknowledged
 */
export const openFactFile = (file: string, maxPages?: number): FactFile => {
  const lock = lockForWriting(file)
  let database: DatabaseSync | undefined
  let mark: HeadMark | undefined
  const close = (): void => {
    database?.close()
    mark?.close()
    lock.release()
  }
  try {
    mark = new HeadMark(`${file}-head`)
    const found = examine(file, mark.found)
    database = new DatabaseSync(file, { timeout: 5000 })
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA cell_size_check = ON')
    if (maxPages !== undefined) database.exec(`PRAGMA max_page_count = ${maxPages}`)
    const end = found ?? create(file, database)
    mark.write(end)
    return { file, database, mark, end, close }
  } catch (error) {
    close()
    throw storeUnusable(file, error)
  }
}
