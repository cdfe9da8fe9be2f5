import { MemoryKeys } from './memory-keys.ts'
import { MemoryStorage } from './memory-storage.ts'
import { StoredVault, unlockStorage, type VaultOptions } from './stored-vault.ts'

/** The vault in memory, sealed under keys of its own: for fast specs. */
export class MemoryVault extends StoredVault {
  static async open(options: VaultOptions, storage = new MemoryStorage()): Promise<MemoryVault> {
    const keys = new MemoryKeys()
    return new MemoryVault(storage, await unlockStorage(storage, keys, options.now()), keys, options)
  }
}
