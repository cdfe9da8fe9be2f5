import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { APPLICATION, SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts'
import { VaultUnusable } from './vault.ts'
import type { StoredKey, StoredLink, StoredRecord, StoredRow, VaultStorage } from './vault-storage.ts'

const NOT_OURS = 'The vault file is not a vault: point Heard at the right file.'
const DAMAGED = 'The vault file is damaged: restore it from a backup. Nothing was changed.'

type Column = string | number | bigint | Uint8Array | null | undefined

/** Tables of the vault in one SQLite file: WAL, synchronous=FULL, and deleted content overwritten with zeros. */
export class SqliteStorage implements VaultStorage {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, StatementSync>()

  constructor(file: string) {
    this.#db = usable(() => connect(file))
    try {
      usable(() => prepare(this.#db))
    } catch (reason) {
      this.#db.close()
      throw reason
    }
  }

  transaction<T>(run: () => T): T {
    return usable(() => {
      this.#db.exec('BEGIN IMMEDIATE')
      try {
        const value = run()
        this.#db.exec('COMMIT')
        return value
      } catch (reason) {
        if (this.#db.isTransaction) this.#db.exec('ROLLBACK')
        throw reason
      }
    })
  }

  check(): string | undefined {
    const found = this.#get('SELECT value FROM meta WHERE name = ?', 'key-check')
    return found && text(found.value)
  }

  putCheck(check: string): void {
    this.#run('INSERT INTO meta (name, value) VALUES (?, ?)', 'key-check', check)
  }

  epochs(): readonly string[] {
    return this.#all('SELECT id FROM epoch').map(({ id }) => text(id))
  }

  putEpoch(id: string): void {
    this.#run('INSERT OR IGNORE INTO epoch (id) VALUES (?)', id)
  }

  key(subject: string, purpose: string): StoredKey | undefined {
    const found = this.#get('SELECT id, subject, purpose, epoch, box FROM data_key WHERE subject = ? AND purpose = ?', subject, purpose)
    return found && keyFrom(found)
  }

  keysOf(subject: string): readonly StoredKey[] {
    return this.#all('SELECT id, subject, purpose, epoch, box FROM data_key WHERE subject = ? ORDER BY purpose', subject).map(keyFrom)
  }

  putKey({ id, subject, purpose, epoch, box }: StoredKey): void {
    this.#run('INSERT INTO data_key (id, subject, purpose, epoch, box) VALUES (?, ?, ?, ?, ?)', id, subject, purpose, epoch, box)
  }

  dropKey(id: string): void {
    this.#run('DELETE FROM data_key WHERE id = ?', id)
  }

  row(ref: string): { readonly row: StoredRow; readonly key: StoredKey | undefined } | undefined {
    const found = this.#get(
      `SELECT s.ref, s.key_id, s.field, s.box AS content, k.id, k.subject, k.purpose, k.epoch, k.box
       FROM sealed s LEFT JOIN data_key k ON k.id = s.key_id WHERE s.ref = ?`,
      ref,
    )
    if (!found) return undefined
    const row = { ref: text(found.ref), keyId: text(found.key_id), field: text(found.field), box: bytes(found.content) }
    return { row, key: found.id === null ? undefined : keyFrom(found) }
  }

  refsUnder(keyId: string): readonly string[] {
    return this.#all('SELECT ref FROM sealed WHERE key_id = ?', keyId).map(({ ref }) => text(ref))
  }

  putRow({ ref, keyId, field, box }: StoredRow, deadline: number): void {
    this.#run('INSERT INTO sealed (ref, key_id, field, box) VALUES (?, ?, ?, ?)', ref, keyId, field, box)
    this.#run('INSERT INTO pending (ref, deadline) VALUES (?, ?)', ref, deadline)
  }

  confirm(ref: string): void {
    this.#run('DELETE FROM pending WHERE ref = ?', ref)
  }

  pendingBefore(time: number): readonly { readonly ref: string; readonly keyId: string }[] {
    const found = this.#all('SELECT ref, key_id FROM pending JOIN sealed USING (ref) WHERE deadline < ?', time)
    return found.map(({ ref, key_id }) => ({ ref: text(ref), keyId: text(key_id) }))
  }

  dropRow(ref: string): void {
    this.#run('DELETE FROM sealed WHERE ref = ?', ref)
    this.#run('DELETE FROM pending WHERE ref = ?', ref)
  }

  tombstone(ref: string): string | undefined {
    const found = this.#get('SELECT signature FROM tombstone WHERE ref = ?', ref)
    return found && text(found.signature)
  }

  putTombstone(ref: string, signature: string): void {
    this.#run('INSERT OR REPLACE INTO tombstone (ref, signature) VALUES (?, ?)', ref, signature)
  }

  isErased(subject: string, purpose: string): boolean {
    return this.#get('SELECT 1 FROM erased WHERE subject = ? AND purpose = ?', subject, purpose) !== undefined
  }

  putErased(subject: string, purpose: string): void {
    this.#run('INSERT OR IGNORE INTO erased (subject, purpose) VALUES (?, ?)', subject, purpose)
  }

  link(fingerprint: string): StoredLink | undefined {
    const found = this.#get('SELECT epoch, box FROM link WHERE fingerprint = ?', fingerprint)
    return found && { epoch: text(found.epoch), box: bytes(found.box) }
  }

  putLink(fingerprint: string, { epoch, box }: StoredLink): void {
    this.#run('INSERT INTO link (fingerprint, epoch, box) VALUES (?, ?, ?)', fingerprint, epoch, box)
  }

  dropLink(fingerprint: string): void {
    this.#run('DELETE FROM link WHERE fingerprint = ?', fingerprint)
  }

  record(id: string): StoredRecord | undefined {
    const found = this.#get('SELECT expires, epoch, box FROM record WHERE id = ?', id)
    return found && { expires: Number(found.expires), epoch: text(found.epoch), box: bytes(found.box) }
  }

  putRecord(id: string, { expires, epoch, box }: StoredRecord): void {
    this.#run('INSERT OR REPLACE INTO record (id, expires, epoch, box) VALUES (?, ?, ?, ?)', id, expires, epoch, box)
  }

  dropRecord(id: string): void {
    this.#run('DELETE FROM record WHERE id = ?', id)
  }

  dropExpired(now: number): void {
    this.#run('DELETE FROM record WHERE expires <= ?', now)
  }

  scrub(): void {
    usable(() => this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  close(): void {
    if (!this.#db.isOpen) return
    this.#statements.clear()
    usable(() => this.#db.close())
  }

  #get(sql: string, ...values: SQLInputValue[]): Record<string, Column> | undefined {
    return usable(() => this.#statement(sql).get(...values))
  }

  #all(sql: string, ...values: SQLInputValue[]): Record<string, Column>[] {
    return usable(() => this.#statement(sql).all(...values))
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    usable(() => this.#statement(sql).run(...values))
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql)
    if (known) return known
    const statement = this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

const text = (value: Column): string => (typeof value === 'string' ? value : '')
const bytes = (value: Column): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
const keyFrom = (found: Record<string, Column>): StoredKey => ({
  id: text(found.id),
  subject: text(found.subject),
  purpose: text(found.purpose),
  epoch: text(found.epoch),
  box: bytes(found.box),
})

const connect = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
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

/** What SQLite says, and what an operator can do about it (https://www.sqlite.org/rescode.html). */
const ADVICE: Readonly<Record<number, string>> = {
  5: 'The vault file is in use by another process: stop that process, then try again.',
  8: 'The vault file cannot be written: give this user write access to it.',
  10: 'The vault file cannot be read or written (the disk reports an error): check the disk.',
  11: DAMAGED,
  13: 'The disk with the vault file is full: make room, then try again. Nothing was kept of this.',
  14: 'The vault file cannot be opened: check that its folder exists and that this user may write there.',
  26: NOT_OURS,
}

const usable = <T>(act: () => T): T => {
  try {
    return act()
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause
    const code = 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : -1
    throw new VaultUnusable(ADVICE[code] ?? `The vault file cannot be used (${cause.message}).`, { cause })
  }
}
