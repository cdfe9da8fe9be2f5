import type { KeyStore } from './key-store.ts'
import { PUBLICATION } from './opening.ts'
import { resealRow } from './seal.ts'
import { VaultUnusable } from './vault.ts'
import type { StoredKey, VaultTables } from './vault-storage.ts'

/** Withdraws single rows of published wording: for the writer of one commit. */
export class Withdrawal {
  readonly #keys: KeyStore

  constructor(keys: KeyStore) {
    this.#keys = keys
  }

  /** Reads and may refuse; what it answers then writes, and answers how many rows went. Throws RangeError, VaultUnusable. */
  async prepare(tables: VaultTables, refs: readonly string[], time: number): Promise<() => Promise<number>> {
    const rows = [...(await tables.rows(refs)).values()]
    const keys = new Map<string, StoredKey>()
    for (const { key } of rows) {
      if (key?.purpose !== PUBLICATION) throw new RangeError('Only published wording can be withdrawn row by row; erase a subject instead.')
      keys.set(key.id, key)
    }
    const renewals = [...keys.values()].map((key) => this.#renewal(tables, key, time))
    return async () => {
      for (const { row } of rows) await this.#keys.bury(tables, row.ref)
      for (const renew of renewals) await renew()
      return rows.length
    }
  }

  /**
   * What stays is sealed again under a new data key, and the old one is destroyed: otherwise the key that lives on would open the withdrawn row
   * in a copy of the vault from before, for as long as the programme publishes anything.
   */
  #renewal(tables: VaultTables, key: StoredKey, time: number): () => Promise<void> {
    const old = this.#keys.unwrap(key)
    if (!old) throw new VaultUnusable('A data key in the vault was changed outside Heard: restore the vault from a backup.')
    const next = this.#keys.successor(key, time)
    return async () => {
      const left = await tables.refsUnder(key.id)
      await this.#keys.destroy(tables, key.id)
      if (left.length > 0) await tables.putKey(next.fresh)
      for (const { row } of (await tables.rows(left)).values()) {
        const box = resealRow(old, { ...row, subject: key.subject, purpose: key.purpose }, row.box, next.key, next.id)
        if (box) await tables.replaceRow({ ...row, keyId: next.id, box })
      }
    }
  }
}
