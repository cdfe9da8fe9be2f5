import type { KeyStore } from './key-store.ts'
import { PUBLICATION } from './opening.ts'
import { resealRow } from './seal.ts'
import { VaultUnusable } from './vault.ts'
import type { StoredKey, VaultStorage } from './vault-storage.ts'

/** Withdraws single rows of published wording: for the writer of one commit. */
export class Withdrawal {
  readonly #storage: VaultStorage
  readonly #keys: KeyStore

  constructor(storage: VaultStorage, keys: KeyStore) {
    this.#storage = storage
    this.#keys = keys
  }

  /** Reads and may refuse; what it answers then writes, and answers how many rows went. Throws RangeError, VaultUnusable. */
  prepare(refs: readonly string[], time: number): () => number {
    const rows = [...new Set(refs)].flatMap((ref) => this.#storage.row(ref) ?? [])
    const keys = new Map<string, StoredKey>()
    for (const { key } of rows) {
      if (key?.purpose !== PUBLICATION) throw new RangeError('Only published wording can be withdrawn row by row; erase a subject instead.')
      keys.set(key.id, key)
    }
    const renewals = [...keys.values()].map((key) => this.#renewal(key, time))
    return () => {
      for (const { row } of rows) this.#keys.bury(row.ref)
      for (const renew of renewals) renew()
      return rows.length
    }
  }

  /**
   * What stays is sealed again under a new data key, and the old one is destroyed: otherwise the key that lives on would open the withdrawn row
   * in a copy of the vault from before, for as long as the programme publishes anything.
   */
  #renewal(key: StoredKey, time: number): () => void {
    const old = this.#keys.unwrap(key)
    if (!old) throw new VaultUnusable('A data key in the vault was changed outside Heard: restore the vault from a backup.')
    const next = this.#keys.successor(key, time)
    return () => {
      const left = this.#storage.refsUnder(key.id)
      this.#keys.destroy(key.id)
      if (left.length > 0) this.#storage.putKey(next.fresh)
      for (const ref of left) {
        const row = this.#storage.row(ref)?.row
        const box = row && resealRow(old, { ...row, subject: key.subject, purpose: key.purpose }, row.box, next.key, next.id)
        if (row && box) this.#storage.replaceRow({ ...row, keyId: next.id, box })
      }
    }
  }
}
