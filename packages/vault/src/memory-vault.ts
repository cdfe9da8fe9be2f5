import { keyRing } from './key-port.ts'
import { MemoryStorage } from './memory-storage.ts'
import { newKey } from './seal.ts'
import { StoredVault, type VaultOptions } from './stored-vault.ts'

/** The vault in memory, sealed under keys of its own: for fast specs. */
export class MemoryVault extends StoredVault {
  static async open(options: VaultOptions, storage = new MemoryStorage()): Promise<MemoryVault> {
    return new MemoryVault(storage, keyRing(newKey(), [['memory', newKey()]]), options)
  }
}
