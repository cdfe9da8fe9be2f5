import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { DAMAGED, NOT_OURS, usable } from './sqlite-failure.ts'
import { APPLICATION, SCHEMA, SCHEMA_VERSION } from './sqlite-schema.ts'
import { type Rotated, VaultUnusable } from './vault.ts'
import type { Outside, StoredKey, StoredLink, StoredRecord, StoredRow, VaultStorage } from './vault-storage.ts'

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
    return this.#meta('key-check')
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

  dropEpochsBut(id: string): void {
    this.#run('DELETE FROM epoch WHERE id <> ?', id)
  }

  anyOutside(epoch: string): boolean {
    const tables = ['data_key', 'link', 'record']
    return tables.some((table) => this.#get(`SELECT 1 FROM ${table} WHERE epoch <> ? LIMIT 1`, epoch) !== undefined)
  }

  rotation(): Rotated | undefined {
    const found = this.#meta('rotation')
    return found === undefined ? undefined : (JSON.parse(found) as Rotated)
  }

  putRotation(rotation: Rotated): void {
    this.#run('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)', 'rotation', JSON.stringify(rotation))
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

  replaceKey({ id, epoch, box }: StoredKey): void {
    this.#run('UPDATE data_key SET epoch = ?, box = ? WHERE id = ?', epoch, box, id)
  }

  keysOutside({ epoch, after, limit }: Outside): readonly StoredKey[] {
    const sql = 'SELECT id, subject, purpose, epoch, box FROM data_key WHERE epoch <> ? AND id > ? ORDER BY id LIMIT ?'
    return this.#all(sql, epoch, after, limit).map(keyFrom)
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

  replaceRow({ ref, keyId, box }: StoredRow): void {
    this.#run('UPDATE sealed SET key_id = ?, box = ? WHERE ref = ?', keyId, box, ref)
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
    return found && linkFrom(found)
  }

  putLink(fingerprint: string, { epoch, box }: StoredLink): void {
    this.#run('INSERT INTO link (fingerprint, epoch, box) VALUES (?, ?, ?)', fingerprint, epoch, box)
  }

  replaceLink(fingerprint: string, { epoch, box }: StoredLink): void {
    this.#run('UPDATE link SET epoch = ?, box = ? WHERE fingerprint = ?', epoch, box, fingerprint)
  }

  linksOutside({ epoch, after, limit }: Outside): readonly { readonly id: string; readonly link: StoredLink }[] {
    const sql = 'SELECT fingerprint, epoch, box FROM link WHERE epoch <> ? AND fingerprint > ? ORDER BY fingerprint LIMIT ?'
    return this.#all(sql, epoch, after, limit).map((found) => ({ id: text(found.fingerprint), link: linkFrom(found) }))
  }

  dropLink(fingerprint: string): void {
    this.#run('DELETE FROM link WHERE fingerprint = ?', fingerprint)
  }

  record(id: string): StoredRecord | undefined {
    const found = this.#get('SELECT expires, epoch, box FROM record WHERE id = ?', id)
    return found && recordFrom(found)
  }

  putRecord(id: string, { expires, epoch, box }: StoredRecord): void {
    this.#run('INSERT OR REPLACE INTO record (id, expires, epoch, box) VALUES (?, ?, ?, ?)', id, expires, epoch, box)
  }

  recordsOutside({ epoch, after, limit }: Outside): readonly { readonly id: string; readonly record: StoredRecord }[] {
    const sql = 'SELECT id, expires, epoch, box FROM record WHERE epoch <> ? AND id > ? ORDER BY id LIMIT ?'
    return this.#all(sql, epoch, after, limit).map((found) => ({ id: text(found.id), record: recordFrom(found) }))
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

  #meta(name: string): string | undefined {
    const found = this.#get('SELECT value FROM meta WHERE name = ?', name)
    return found && text(found.value)
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

const linkFrom = (found: Record<string, Column>): StoredLink => ({ epoch: text(found.epoch), box: bytes(found.box) })
const recordFrom = (found: Record<string, Column>): StoredRecord => ({ ...linkFrom(found), expires: Number(found.expires) })

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
