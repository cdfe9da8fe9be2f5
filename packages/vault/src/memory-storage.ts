import type { StoredKey, StoredLink, StoredRecord, StoredRow, VaultStorage } from './vault-storage.ts'

/** Tables of the vault in this process: gone with it. */
export class MemoryStorage implements VaultStorage {
  #check: string | undefined
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

  key(subject: string, purpose: string): StoredKey | undefined {
    return this.#keys.values().find((key) => key.subject === subject && key.purpose === purpose)
  }

  keysOf(subject: string): readonly StoredKey[] {
    return [...this.#keys.values()].filter((key) => key.subject === subject)
  }

  putKey(key: StoredKey): void {
    this.#keys.set(key.id, key)
    this.#ids.set(JSON.stringify([key.subject, key.purpose]), key.id)
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

  dropLink(fingerprint: string): void {
    this.#links.delete(fingerprint)
  }

  record(id: string): StoredRecord | undefined {
    return this.#records.get(id)
  }

  putRecord(id: string, record: StoredRecord): void {
    this.#records.set(id, record)
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
