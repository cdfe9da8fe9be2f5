import { type KeyObject, timingSafeEqual } from 'node:crypto'
import { KeyCache } from './key-cache.ts'
import type { KeyRing } from './key-port.ts'
import { orderedId } from './random.ts'
import { hmacOf, newKey, unwrapKey, wrapKey } from './seal.ts'
import { SubjectErased, VaultUnusable } from './vault.ts'
import type { StoredKey, VaultReads, VaultTables } from './vault-storage.ts'

const KEPT_UNWRAPPED = 4096
/** In the list of erased purposes: all of them, later ones too. */
export const EVERY_PURPOSE = '*'

/** A data key in hand; `fresh` until its wrapped form is stored. */
export type DataKey = { readonly id: string; readonly key: KeyObject; readonly fresh?: StoredKey }

/** Data keys of (subject, purpose) pairs, and the signed marks of what was erased. */
export class KeyStore {
  readonly #ring: KeyRing
  readonly #unwrapped = new KeyCache(KEPT_UNWRAPPED)

  constructor(ring: KeyRing) {
    this.#ring = ring
  }

  /** The key to seal with, made if there is none. Throws SubjectErased. */
  async forSealing(tables: VaultReads, subject: string, purpose: string, time: number): Promise<DataKey> {
    const stored = await tables.key(subject, purpose)
    if (!stored) return this.#create(tables, subject, purpose, time)
    const key = this.unwrap(stored)
    if (!key) throw new VaultUnusable('A data key in the vault was changed outside Heard: restore the vault from a backup.')
    return { id: stored.id, key }
  }

  /** Nothing when the wrapped key was tampered with. */
  unwrap(stored: StoredKey): KeyObject | undefined {
    const known = this.#unwrapped.get(stored.id)
    if (known) return known
    const epoch = this.#ring.epoch(stored.epoch)
    const key = epoch && unwrapKey(epoch.dataKeys, stored, stored.box)
    if (key) this.#unwrapped.put(stored.id, key)
    return key
  }

  /** The key under the current epoch, from its wrapped form alone; nothing when that was changed outside Heard. */
  rewrap(stored: StoredKey): StoredKey | undefined {
    const { id, dataKeys } = this.#ring.current
    const old = this.#ring.epoch(stored.epoch)
    const key = old && unwrapKey(old.dataKeys, stored, stored.box)
    const identity = { ...stored, epoch: id }
    return key && { ...identity, box: wrapKey(dataKeys, identity, key) }
  }

  /** A new key for the pair, in hand and not stored yet. */
  successor({ subject, purpose }: Pick<StoredKey, 'subject' | 'purpose'>, time: number): DataKey & { readonly fresh: StoredKey } {
    const id = orderedId(time)
    const key = newKey()
    const identity = { id, subject, purpose, epoch: this.#ring.current.id }
    this.#unwrapped.put(id, key)
    return { id, key, fresh: { ...identity, box: wrapKey(this.#ring.current.dataKeys, identity, key) } }
  }

  async destroy(tables: VaultTables, id: string): Promise<void> {
    await tables.dropKey(id)
    this.#unwrapped.forget(id)
  }

  async bury(tables: VaultTables, ref: string): Promise<void> {
    await tables.dropRow(ref)
    await tables.putTombstone(ref, this.#signatureOver(ref))
  }

  /** Those of the refs that have a genuine tombstone. */
  async buried(tables: VaultReads, refs: readonly string[]): Promise<ReadonlySet<string>> {
    if (refs.length === 0) return new Set()
    const tombstones = await tables.tombstones(refs)
    return new Set(refs.filter((ref) => this.#isGenuine(ref, tombstones.get(ref) ?? '')))
  }

  #isGenuine(ref: string, tombstone: string): boolean {
    const signature = Buffer.from(tombstone)
    const genuine = Buffer.from(this.#signatureOver(ref))
    return signature.length === genuine.length && timingSafeEqual(signature, genuine)
  }

  async #create(tables: VaultReads, subject: string, purpose: string, time: number): Promise<DataKey> {
    if ((await tables.isErased(subject, purpose)) || (await tables.isErased(subject, EVERY_PURPOSE))) {
      throw new SubjectErased(`What was held for this subject and the purpose ${purpose} was erased; nothing can be sealed for it again.`)
    }
    return this.successor({ subject, purpose }, time)
  }

  #signatureOver(ref: string): string {
    return hmacOf(this.#ring.tombstones, 'tombstone', [ref]).toString('base64url')
  }
}
