import type { Sql, SqlRow, SqlValue } from '@heard/sql'
import type { Rotated } from './vault.ts'
import type { FoundRow, Outside, StoredKey, StoredLink, StoredRecord, StoredRow, VaultTables } from './vault-storage.ts'

/** Tables of the vault in an SQL database: words that SQLite and PostgreSQL both understand. */
export class SqlTables implements VaultTables {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  async check(): Promise<string | undefined> {
    return this.#meta('key-check')
  }

  async putCheck(check: string): Promise<void> {
    await this.#sql.run('INSERT INTO meta (name, value) VALUES (?, ?)', 'key-check', check)
  }

  async epochs(): Promise<readonly string[]> {
    return (await this.#sql.all('SELECT id FROM epoch')).map(({ id }) => text(id))
  }

  async putEpoch(id: string): Promise<void> {
    await this.#sql.run('INSERT INTO epoch (id) VALUES (?) ON CONFLICT DO NOTHING', id)
  }

  async dropEpochsBut(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM epoch WHERE id <> ?', id)
  }

  async anyOutside(epoch: string): Promise<boolean> {
    const found = await this.#get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM data_key WHERE epoch <> ?)
       OR EXISTS (SELECT 1 FROM link WHERE epoch <> ?) OR EXISTS (SELECT 1 FROM record WHERE epoch <> ?)`,
      epoch,
      epoch,
      epoch,
    )
    return found !== undefined
  }

  async rotation(): Promise<Rotated | undefined> {
    const found = await this.#meta('rotation')
    return found === undefined ? undefined : (JSON.parse(found) as Rotated)
  }

  async putRotation(rotation: Rotated): Promise<void> {
    await this.#sql.run(
      'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      'rotation',
      JSON.stringify(rotation),
    )
  }

  async key(subject: string, purpose: string): Promise<StoredKey | undefined> {
    const found = await this.#get('SELECT id, subject, purpose, epoch, box FROM data_key WHERE subject = ? AND purpose = ?', subject, purpose)
    return found && keyFrom(found)
  }

  async keysOf(subject: string): Promise<readonly StoredKey[]> {
    return (await this.#sql.all('SELECT id, subject, purpose, epoch, box FROM data_key WHERE subject = ? ORDER BY purpose', subject)).map(keyFrom)
  }

  async putKey({ id, subject, purpose, epoch, box }: StoredKey): Promise<void> {
    await this.#sql.run('INSERT INTO data_key (id, subject, purpose, epoch, box) VALUES (?, ?, ?, ?, ?)', id, subject, purpose, epoch, box)
  }

  async replaceKey({ id, epoch, box }: StoredKey): Promise<void> {
    await this.#sql.run('UPDATE data_key SET epoch = ?, box = ? WHERE id = ?', epoch, box, id)
  }

  async keysOutside({ epoch, after, limit }: Outside): Promise<readonly StoredKey[]> {
    const sql = 'SELECT id, subject, purpose, epoch, box FROM data_key WHERE epoch <> ? AND id > ? ORDER BY id LIMIT ?'
    return (await this.#sql.all(sql, epoch, after, limit)).map(keyFrom)
  }

  async dropKey(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM data_key WHERE id = ?', id)
  }

  async rows(refs: readonly string[]): Promise<ReadonlyMap<string, FoundRow>> {
    const found = await this.#sql.all(
      `SELECT s.ref, s.key_id, s.field, s.box AS content, k.id, k.subject, k.purpose, k.epoch, k.box
       FROM sealed s LEFT JOIN data_key k ON k.id = s.key_id WHERE s.ref IN (${this.#sql.each})`,
      JSON.stringify(refs),
    )
    return new Map(found.map((one) => [text(one.ref), rowFrom(one)]))
  }

  async refsUnder(keyId: string): Promise<readonly string[]> {
    return (await this.#sql.all('SELECT ref FROM sealed WHERE key_id = ?', keyId)).map(({ ref }) => text(ref))
  }

  async putRow({ ref, keyId, field, box }: StoredRow, deadline: number): Promise<void> {
    await this.#sql.run('INSERT INTO sealed (ref, key_id, field, box) VALUES (?, ?, ?, ?)', ref, keyId, field, box)
    await this.#sql.run('INSERT INTO pending (ref, deadline) VALUES (?, ?)', ref, deadline)
  }

  async replaceRow({ ref, keyId, box }: StoredRow): Promise<void> {
    await this.#sql.run('UPDATE sealed SET key_id = ?, box = ? WHERE ref = ?', keyId, box, ref)
  }

  async confirm(ref: string): Promise<void> {
    await this.#sql.run('DELETE FROM pending WHERE ref = ?', ref)
  }

  async pendingBefore(time: number): Promise<readonly { readonly ref: string; readonly keyId: string }[]> {
    const found = await this.#sql.all('SELECT ref, key_id FROM pending JOIN sealed USING (ref) WHERE deadline < ?', time)
    return found.map(({ ref, key_id }) => ({ ref: text(ref), keyId: text(key_id) }))
  }

  async dropRow(ref: string): Promise<void> {
    await this.#sql.run('DELETE FROM sealed WHERE ref = ?', ref)
    await this.#sql.run('DELETE FROM pending WHERE ref = ?', ref)
  }

  async tombstones(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.#sql.all(`SELECT ref, signature FROM tombstone WHERE ref IN (${this.#sql.each})`, JSON.stringify(refs))
    return new Map(found.map(({ ref, signature }) => [text(ref), text(signature)]))
  }

  async putTombstone(ref: string, signature: string): Promise<void> {
    await this.#sql.run(
      'INSERT INTO tombstone (ref, signature) VALUES (?, ?) ON CONFLICT (ref) DO UPDATE SET signature = excluded.signature',
      ref,
      signature,
    )
  }

  async isErased(subject: string, purpose: string): Promise<boolean> {
    return (await this.#get('SELECT 1 FROM erased WHERE subject = ? AND purpose = ?', subject, purpose)) !== undefined
  }

  async putErased(subject: string, purpose: string): Promise<void> {
    await this.#sql.run('INSERT INTO erased (subject, purpose) VALUES (?, ?) ON CONFLICT DO NOTHING', subject, purpose)
  }

  async link(fingerprint: string): Promise<StoredLink | undefined> {
    const found = await this.#get('SELECT epoch, box FROM link WHERE fingerprint = ?', fingerprint)
    return found && linkFrom(found)
  }

  async putLink(fingerprint: string, { epoch, box }: StoredLink): Promise<void> {
    await this.#sql.run('INSERT INTO link (fingerprint, epoch, box) VALUES (?, ?, ?)', fingerprint, epoch, box)
  }

  async replaceLink(fingerprint: string, { epoch, box }: StoredLink): Promise<void> {
    await this.#sql.run('UPDATE link SET epoch = ?, box = ? WHERE fingerprint = ?', epoch, box, fingerprint)
  }

  async linksOutside({ epoch, after, limit }: Outside): Promise<readonly { readonly id: string; readonly link: StoredLink }[]> {
    const sql = 'SELECT fingerprint, epoch, box FROM link WHERE epoch <> ? AND fingerprint > ? ORDER BY fingerprint LIMIT ?'
    return (await this.#sql.all(sql, epoch, after, limit)).map((found) => ({ id: text(found.fingerprint), link: linkFrom(found) }))
  }

  async dropLink(fingerprint: string): Promise<void> {
    await this.#sql.run('DELETE FROM link WHERE fingerprint = ?', fingerprint)
  }

  async record(id: string): Promise<StoredRecord | undefined> {
    const found = await this.#get('SELECT expires, epoch, box FROM record WHERE id = ?', id)
    return found && recordFrom(found)
  }

  async putRecord(id: string, { expires, epoch, box }: StoredRecord): Promise<void> {
    const sql = `INSERT INTO record (id, expires, epoch, box) VALUES (?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET expires = excluded.expires, epoch = excluded.epoch, box = excluded.box`
    await this.#sql.run(sql, id, expires, epoch, box)
  }

  async recordsOutside({ epoch, after, limit }: Outside): Promise<readonly { readonly id: string; readonly record: StoredRecord }[]> {
    const sql = 'SELECT id, expires, epoch, box FROM record WHERE epoch <> ? AND id > ? ORDER BY id LIMIT ?'
    return (await this.#sql.all(sql, epoch, after, limit)).map((found) => ({ id: text(found.id), record: recordFrom(found) }))
  }

  async dropRecord(id: string): Promise<void> {
    await this.#sql.run('DELETE FROM record WHERE id = ?', id)
  }

  async dropExpired(now: number): Promise<void> {
    await this.#sql.run('DELETE FROM record WHERE expires <= ?', now)
  }

  async #meta(name: string): Promise<string | undefined> {
    const found = await this.#get('SELECT value FROM meta WHERE name = ?', name)
    return found && text(found.value)
  }

  async #get(sql: string, ...values: readonly SqlValue[]): Promise<SqlRow | undefined> {
    return (await this.#sql.all(sql, ...values))[0]
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
const keyFrom = (found: SqlRow): StoredKey => ({
  id: text(found.id),
  subject: text(found.subject),
  purpose: text(found.purpose),
  epoch: text(found.epoch),
  box: bytes(found.box),
})

const rowFrom = (found: SqlRow): FoundRow => ({
  row: { ref: text(found.ref), keyId: text(found.key_id), field: text(found.field), box: bytes(found.content) },
  key: found.id === null ? undefined : keyFrom(found),
})

const linkFrom = (found: SqlRow): StoredLink => ({ epoch: text(found.epoch), box: bytes(found.box) })
const recordFrom = (found: SqlRow): StoredRecord => ({ ...linkFrom(found), expires: Number(found.expires) })
