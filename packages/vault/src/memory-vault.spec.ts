import { damageStorage } from './contract/damage-storage.ts'
import { MemoryStorage } from './memory-storage.ts'
import { MemoryVault } from './memory-vault.ts'
import { vaultContract } from './vault.contract.ts'

vaultContract('MemoryVault', async (options) => {
  const storage = new MemoryStorage()
  const vault = await MemoryVault.open(options, storage)
  return { vault, damage: damageStorage(storage), close: () => vault.close() }
})
