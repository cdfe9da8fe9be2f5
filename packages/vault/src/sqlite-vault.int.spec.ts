import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { damageStorage } from './contract/damage-storage.ts'
import { FileKeys } from './file-keys.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { SqliteVault } from './sqlite-vault.ts'
import { vaultContract } from './vault.contract.ts'

vaultContract('SqliteVault', async (options) => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-vault-'))
  const file = join(folder, 'vault', 'vault.db')
  const vault = await SqliteVault.open({ file, keys: new FileKeys({ folder: join(folder, 'keys') }), ...options })
  const intruder = new SqliteStorage(file)
  return {
    vault,
    damage: damageStorage(intruder),
    close: async () => {
      await intruder.close()
      await vault.close()
      rmSync(folder, { recursive: true })
    },
  }
})
