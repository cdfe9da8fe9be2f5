import type { Rotated } from './vault.ts'
import type { Outside, StoredKey, StoredLink, StoredRecord, StoredRow, VaultStorage } from './vault-storage.ts'

/** Tables of the vault in this process: gone with it. */
export class MemoryStorage implements VaultStorage {
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

  transaction<T>(run: () => T): T {
    return run()
  }

  check(): string | undefined {
    return this.#check
  }

  putCheck(check: string): void {
    this.#check = check
  }

  epochs(): readonly string[] {
    return [...this.#epochs]
  }

  putEpoch(id: string): void {
    this.#epochs.add(id)
  }

  dropEpochsBut(id: string): void {
    for (const known of this.#epochs) if (known !== id) this.#epochs.delete(known)
  }

  anyOutside(epoch: string): boolean {
    return [this.#keys, this.#links, this.#records].some((table) => [...table.values()].some((held) => held.epoch !== epoch))
  }

  rotation(): Rotated | undefined {
    return this.#rotation
  }

  putRotation(rotation: Rotated): void {
    this.#rotation = rotation
  }

  key(subject: string, purpose: string): StoredKey | undefined {
    return this.#keys.get(this.#ids.get(JSON.stringify([subject, purpose])) ?? '')
  }

  keysOf(subject: string): readonly StoredKey[] {
    return [...this.#keys.values()].filter((key) => key.subject === subject)
  }

  putKey(key: StoredKey): void {
    this.#keys.set(key.id, key)
    this.#ids.set(JSON.stringify([key.subject, key.purpose]), key.id)
  }

  replaceKey(key: StoredKey): void {
    this.#keys.set(key.id, key)
  }

  keysOutside(page: Outside): readonly StoredKey[] {
    return pageOf(this.#keys, page).map(([, key]) => key)
  }

  dropKey(id: string): void {
    this.#keys.delete(id)
  }

  row(ref: string): { readonly row: StoredRow; readonly key: StoredKey | undefined } | undefined {
    const row = this.#rows.get(ref)
    return row && { row, key: this.#keys.get(row.keyId) }
  }

  refsUnder(keyId: string): readonly string[] {
    return [...this.#rows.values()].filter((row) => row.keyId === keyId).map(({ ref }) => ref)
  }

  putRow(row: StoredRow, deadline: number): void {
    this.#rows.set(row.ref, row)
    this.#pending.set(row.ref, deadline)
  }

  replaceRow(row: StoredRow): void {
    this.#rows.set(row.ref, row)
  }

  confirm(ref: string): void {
    this.#pending.delete(ref)
  }

  pendingBefore(time: number): readonly { readonly ref: string; readonly keyId: string }[] {
    const late = [...this.#pending].filter(([, deadline]) => deadline < time)
    return late.map(([ref]) => ({ ref, keyId: this.#rows.get(ref)?.keyId ?? '' }))
  }

  dropRow(ref: string): void {
    this.#rows.delete(ref)
    this.#pending.delete(ref)
  }

  tombstone(ref: string): string | undefined {
    return this.#tombstones.get(ref)
  }

  putTombstone(ref: string, signature: string): void {
    this.#tombstones.set(ref, signature)
  }

  isErased(subject: string, purpose: string): boolean {
    return this.#erased.has(JSON.stringify([subject, purpose]))
  }

  putErased(subject: string, purpose: string): void {
    this.#erased.add(JSON.stringify([subject, purpose]))
  }

  link(fingerprint: string): StoredLink | undefined {
    return this.#links.get(fingerprint)
  }

  putLink(fingerprint: string, link: StoredLink): void {
    this.#links.set(fingerprint, link)
  }

  replaceLink(fingerprint: string, link: StoredLink): void {
    this.#links.set(fingerprint, link)
  }

  linksOutside(page: Outside): readonly { readonly id: string; readonly link: StoredLink }[] {
    return pageOf(this.#links, page).map(([id, link]) => ({ id, link }))
  }

  dropLink(fingerprint: string): void {
    this.#links.delete(fingerprint)
  }

  record(id: string): StoredRecord | undefined {
    return this.#records.get(id)
  }

  putRecord(id: string, record: StoredRecord): void {
    this.#records.set(id, record)
  }

  recordsOutside(page: Outside): readonly { readonly id: string; readonly record: StoredRecord }[] {
    return pageOf(this.#records, page).map(([id, record]) => ({ id, record }))
  }

  dropRecord(id: string): void {
    this.#records.delete(id)
  }

  dropExpired(now: number): void {
    for (const [id, { expires }] of this.#records) if (expires <= now) this.#records.delete(id)
  }

  scrub(): void {
    // No journal here.
  }

  close(): void {
    // Nothing to let go of.
  }
}

const pageOf = <T extends { readonly epoch: string }>(table: ReadonlyMap<string, T>, { epoch, after, limit }: Outside): [string, T][] =>
  [...table]
    .filter(([id, held]) => held.epoch !== epoch && id > after)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, limit)
