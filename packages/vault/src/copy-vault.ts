import { lookIntoVault, type RawQuery, type RawRow } from './raw-tables.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { type Rotated, VaultUnusable } from './vault.ts'
import { hasVault, type VaultPlace } from './vault-place.ts'
import type { VaultStorage, VaultTables } from './vault-storage.ts'

const AT_ONCE = 1000

const openStorage = async (place: VaultPlace): Promise<VaultStorage> =>
  'file' in place ? new SqliteStorage(place.file) : (await import('./postgres/postgres-vault.ts')).openPostgresStorage(place)

/** The rows of a table in the order of its key, a page at a time. */
async function* rowsOf(query: RawQuery, table: string, key: readonly string[]): AsyncGenerator<RawRow, void, void> {
  const columns = key.join(', ')
  const sql = `SELECT * FROM ${table} WHERE (${columns}) > (${key.map(() => '?').join(', ')}) ORDER BY ${columns} LIMIT ${AT_ONCE}`
  for (let after: readonly string[] | undefined = key.map(() => ''); after !== undefined; ) {
    const page: readonly RawRow[] = await query(sql, ...after)
    yield* page
    const last = page.at(-1)
    after = last && key.map((column) => String(last[column]))
  }
}

const text = (value: unknown): string => String(value)
const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())

const copyMeta = async ({ name, value }: RawRow, tables: VaultTables): Promise<void> => {
  if (name === 'key-check') await tables.putCheck(text(value))
  else if (name === 'rotation') await tables.putRotation(JSON.parse(text(value)) as Rotated)
  else throw new VaultUnusable(`The vault has ${text(name)} written into it, which this version of Heard cannot copy.`)
}

const copyRows = async (query: RawQuery, tables: VaultTables): Promise<void> => {
  for await (const { ref, key_id, field, box } of rowsOf(query, 'sealed', ['ref'])) {
    const [pending] = await query('SELECT deadline FROM pending WHERE ref = ?', text(ref))
    await tables.putRow({ ref: text(ref), keyId: text(key_id), field: text(field), box: bytes(box) }, Number(pending?.deadline ?? 0))
    if (!pending) await tables.confirm(text(ref))
  }
}

const copyTables = async (query: RawQuery, tables: VaultTables): Promise<void> => {
  for await (const row of rowsOf(query, 'meta', ['name'])) await copyMeta(row, tables)
  for await (const { id } of rowsOf(query, 'epoch', ['id'])) await tables.putEpoch(text(id))
  for await (const { id, subject, purpose, epoch, box } of rowsOf(query, 'data_key', ['id'])) {
    await tables.putKey({ id: text(id), subject: text(subject), purpose: text(purpose), epoch: text(epoch), box: bytes(box) })
  }
  await copyRows(query, tables)
  for await (const { ref, signature } of rowsOf(query, 'tombstone', ['ref'])) await tables.putTombstone(text(ref), text(signature))
  for await (const { subject, purpose } of rowsOf(query, 'erased', ['subject', 'purpose'])) await tables.putErased(text(subject), text(purpose))
  for await (const { fingerprint, epoch, box } of rowsOf(query, 'link', ['fingerprint'])) {
    await tables.putLink(text(fingerprint), { epoch: text(epoch), box: bytes(box) })
  }
  for await (const { id, expires, epoch, box } of rowsOf(query, 'record', ['id'])) {
    await tables.putRecord(text(id), { expires: Number(expires), epoch: text(epoch), box: bytes(box) })
  }
}

/**
 * Copies a vault to a place where there is none, all or nothing, as it was at one moment: boxes as they are, without keys, which open the copy as they
 * open the original. Throws VaultUnusable.
 */
export const copyVault = async (from: VaultPlace, to: VaultPlace): Promise<void> => {
  if (await hasVault(to)) throw new VaultUnusable('There is a vault where the copy was to go: name another place.')
  const storage = await openStorage(to)
  try {
    await lookIntoVault(from, (query) => storage.transaction((tables) => copyTables(query, tables)))
  } finally {
    await storage.close()
  }
}
