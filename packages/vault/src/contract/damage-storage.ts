import type { StoredRow, VaultStorage, VaultTables } from '../vault-storage.ts'
import type { Damage } from './context.ts'

const rowIn = async (tables: VaultTables, ref: string): Promise<StoredRow> => {
  const found = (await tables.rows([ref])).get(ref)
  if (!found) throw new RangeError('No such row')
  return found.row
}

const replace = async (tables: VaultTables, row: StoredRow): Promise<void> => {
  await tables.dropRow(row.ref)
  await tables.putRow(row, 0)
}

/** Damage by way of the tables under the vault. */
export const damageStorage = (storage: VaultStorage): Damage => {
  const change = (act: (tables: VaultTables) => Promise<void>): Promise<void> => storage.transaction(act)
  return {
    flipBit: (ref) =>
      change(async (tables) => {
        const row = await rowIn(tables, ref)
        const box = Uint8Array.from(row.box)
        box.set([(box.at(-20) ?? 0) ^ 1], box.length - 20)
        await replace(tables, { ...row, box })
      }),
    swap: (ref, other) =>
      change(async (tables) => {
        const [one, two] = [await rowIn(tables, ref), await rowIn(tables, other)]
        await replace(tables, { ...one, box: two.box })
        await replace(tables, { ...two, box: one.box })
      }),
    relabel: (ref, field) => change(async (tables) => replace(tables, { ...(await rowIn(tables, ref)), field })),
    remove: (ref) => change((tables) => tables.dropRow(ref)),
    forgeTombstone: (ref) => change((tables) => tables.putTombstone(ref, 'forged')),
  }
}
