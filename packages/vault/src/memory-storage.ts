import type { Rotated } from './vault.ts'
import type { FoundRow, Outside, StoredKey, StoredLink, StoredRecord, StoredRow, VaultReads, VaultStorage, VaultTables } from './vault-storage.ts'

/** Tables of the vault in this process: gone with it. */
export class MemoryStorage implements VaultStorage, VaultTables {
  #check: string | undefined
  #rotation: Rotated | undefined
  readonly #epochs = new Set<string>()
  readonly #keys = new Map<string, StoredKey>()
  readonly #ids = new Map<string, string>()
  readonly #rows = new Map<string, StoredRow>()
  readonly #pending = new Map<string, number>()
  readonly #tombstones = new Map<string, string>()
  readonly #erased = new Set<string>()
  readonly #links = new Map<string, StoredLink>()
  readonly #records = new Map<string, StoredRecord>()

  get committed(): VaultReads {
    return this
  }

  transaction<T>(run: (tables: VaultTables) => Promise<T>): Promise<T> {
    return run(this)
  }

  async check(): Promise<string | undefined> {
    return this.#check
  }

  async putCheck(check: string): Promise<void> {
    this.#check = check
  }

  async epochs(): Promise<readonly string[]> {
    return [...this.#epochs]
  }

  async putEpoch(id: string): Promise<void> {
    this.#epochs.add(id)
  }

  async dropEpochsBut(id: string): Promise<void> {
    for (const known of this.#epochs) if (known !== id) this.#epochs.delete(known)
  }

  async anyOutside(epoch: string): Promise<boolean> {
    return [this.#keys, this.#links, this.#records].some((table) => [...table.values()].some((held) => held.epoch !== epoch))
  }

  async rotation(): Promise<Rotated | undefined> {
    return this.#rotation
  }

  async putRotation(rotation: Rotated): Promise<void> {
    this.#rotation = rotation
  }

  async key(subject: string, purpose: string): Promise<StoredKey | undefined> {
    return this.#keys.get(this.#ids.get(JSON.stringify([subject, purpose])) ?? '')
  }

  async keysOf(subject: string): Promise<readonly StoredKey[]> {
    return [...this.#keys.values()].filter((key) => key.subject === subject)
  }

  async putKey(key: StoredKey): Promise<void> {
    this.#keys.set(key.id, key)
    this.#ids.set(JSON.stringify([key.subject, key.purpose]), key.id)
  }

  async replaceKey(key: StoredKey): Promise<void> {
    this.#keys.set(key.id, key)
  }

  async keysOutside(page: Outside): Promise<readonly StoredKey[]> {
    return pageOf(this.#keys, page).map(([, key]) => key)
  }

  async dropKey(id: string): Promise<void> {
    this.#keys.delete(id)
  }

  async rows(refs: readonly string[]): Promise<ReadonlyMap<string, FoundRow>> {
    return found(refs, (ref) => {
      const row = this.#rows.get(ref)
      return row && { row, key: this.#keys.get(row.keyId) }
    })
  }

  async refsUnder(keyId: string): Promise<readonly string[]> {
    return [...this.#rows.values()].filter((row) => row.keyId === keyId).map(({ ref }) => ref)
  }

  async putRow(row: StoredRow, deadline: number): Promise<void> {
    this.#rows.set(row.ref, row)
    this.#pending.set(row.ref, deadline)
  }

  async replaceRow(row: StoredRow): Promise<void> {
    this.#rows.set(row.ref, row)
  }

  async confirm(ref: string): Promise<void> {
    this.#pending.delete(ref)
  }

  async pendingBefore(time: number): Promise<readonly { readonly ref: string; readonly keyId: string }[]> {
    const late = [...this.#pending].filter(([, deadline]) => deadline < time)
    return late.map(([ref]) => ({ ref, keyId: this.#rows.get(ref)?.keyId ?? '' }))
  }

  async dropRow(ref: string): Promise<void> {
    this.#rows.delete(ref)
    this.#pending.delete(ref)
  }

  async tombstones(refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return found(refs, (ref) => this.#tombstones.get(ref))
  }

  async putTombstone(ref: string, signature: string): Promise<void> {
    this.#tombstones.set(ref, signature)
  }

  async isErased(subject: string, purpose: string): Promise<boolean> {
    return this.#erased.has(JSON.stringify([subject, purpose]))
  }

  async putErased(subject: string, purpose: string): Promise<void> {
    this.#erased.add(JSON.stringify([subject, purpose]))
  }

  async link(fingerprint: string): Promise<StoredLink | undefined> {
    return this.#links.get(fingerprint)
  }

  async putLink(fingerprint: string, link: StoredLink): Promise<void> {
    this.#links.set(fingerprint, link)
  }

  async replaceLink(fingerprint: string, link: StoredLink): Promise<void> {
    this.#links.set(fingerprint, link)
  }

  async linksOutside(page: Outside): Promise<readonly { readonly id: string; readonly link: StoredLink }[]> {
    return pageOf(this.#links, page).map(([id, link]) => ({ id, link }))
  }

  async dropLink(fingerprint: string): Promise<void> {
    this.#links.delete(fingerprint)
  }

  async record(id: string): Promise<StoredRecord | undefined> {
    return this.#records.get(id)
  }

  async putRecord(id: string, record: StoredRecord): Promise<void> {
    this.#records.set(id, record)
  }

  async recordsOutside(page: Outside): Promise<readonly { readonly id: string; readonly record: StoredRecord }[]> {
    return pageOf(this.#records, page).map(([id, record]) => ({ id, record }))
  }

  async dropRecord(id: string): Promise<void> {
    this.#records.delete(id)
  }

  async dropExpired(now: number): Promise<void> {
    for (const [id, { expires }] of this.#records) if (expires <= now) this.#records.delete(id)
  }

  async scrub(): Promise<void> {
    // No journal here.
  }

  async answers(): Promise<boolean> {
    return true
  }

  async close(): Promise<void> {
    // Nothing to let go of.
  }
}

const found = <T>(refs: readonly string[], find: (ref: string) => T | undefined): ReadonlyMap<string, T> => {
  const all = new Map<string, T>()
  for (const ref of refs) {
    const one = find(ref)
    if (one !== undefined) all.set(ref, one)
  }
  return all
}

const pageOf = <T extends { readonly epoch: string }>(table: ReadonlyMap<string, T>, { epoch, after, limit }: Outside): [string, T][] =>
  [...table]
    .filter(([id, held]) => held.epoch !== epoch && id > after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, limit)
