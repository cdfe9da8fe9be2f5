import type { StoredRow, VaultStorage } from '../vault-storage.ts'
import type { Damage } from './context.ts'

/** Damage by way of the tables under the vault. */
export const damageStorage = (storage: () => VaultStorage): Damage => {
  const rowOf = (ref: string): StoredRow => {
    const found = storage().row(ref)
    if (!found) throw new RangeError('No such row')
    return found.row
  }
  const replace = (row: StoredRow): void => {
    storage().dropRow(row.ref)
    storage().putRow(row, 0)
  }
  return {
    flipBit: (ref) => {
      const row = rowOf(ref)
      const box = Uint8Array.from(row.box)
      box.set([(box.at(-20) ?? 0) ^ 1], box.length - 20)
      replace({ ...row, box })
    },
    swap: (ref, other) => {
      const [one, two] = [rowOf(ref), rowOf(other)]
      replace({ ...one, box: two.box })
      replace({ ...two, box: one.box })
    },
    relabel: (ref, field) => replace({ ...rowOf(ref), field }),
    remove: (ref) => storage().dropRow(ref),
    forgeTombstone: (ref) => storage().putTombstone(ref, 'forged'),
  }
}
