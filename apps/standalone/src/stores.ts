import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FactDefinitions } from '@heard/contracts'
import type { EventStore } from '@heard/event-sourcing'
import { SqliteEventStore } from '@heard/event-store'
import { type Clock, type Configuration, ConfigurationError, checkedStore } from '@heard/service-kit'
import { checkVaultKeys, FileKeys, type MasterKeySource, masterKeyFromCommand, masterKeyFromFile, SqliteVault, type Vault } from '@heard/vault'
import { accessPolicy, openingRecorder } from './openings.ts'
import { upcasts } from './upcasts.ts'
import { VaultKeeper } from './vault-keeper.ts'

export type Stores = { readonly store: EventStore; readonly vault: Vault; readonly keeper: VaultKeeper; close(): Promise<void> }

const masterKey = ({ masterKeyFile, masterKeyCommand }: Configuration): { master?: MasterKeySource } => {
  if (masterKeyCommand !== undefined) return { master: masterKeyFromCommand(masterKeyCommand, 'HEARD_MASTER_KEY_COMMAND') }
  return masterKeyFile === undefined ? {} : { master: masterKeyFromFile(masterKeyFile, 'HEARD_MASTER_KEY_FILE') }
}

/** Facts without their vault would start a new, empty one, and everything they refer to would look tampered with. */
const refuseLostVault = (folder: string): void => {
  if (existsSync(join(folder, 'facts.sqlite')) && !existsSync(join(folder, 'vault.sqlite'))) {
    throw new ConfigurationError(`${folder} has facts but no vault.sqlite; put the vault back beside them`)
  }
}

/** Opens facts and vault under the data folder; keys lie in a folder of their own, and are looked at before anything is written. */
export const openStores = async (configuration: Configuration, facts: FactDefinitions, clock: Clock): Promise<Stores> => {
  const { dataDirectory } = configuration
  const now = (): string => new Date(clock.now()).toISOString()
  const file = join(dataDirectory, 'vault.sqlite')
  const keys = new FileKeys({ folder: join(dataDirectory, 'keys'), ...masterKey(configuration) })
  refuseLostVault(dataDirectory)
  await checkVaultKeys({ file, keys, now: now() })
  for (const folder of ['read', 'policies', 'keys']) mkdirSync(join(dataDirectory, folder), { recursive: true, mode: 0o700 })
  const store = checkedStore(SqliteEventStore.open(join(dataDirectory, 'facts.sqlite'), { upcasts }), facts)
  try {
    const vault = await SqliteVault.open({ file, keys, policy: accessPolicy, record: openingRecorder(store, clock), now })
    const keeper = new VaultKeeper({
      store,
      vault,
      clock,
      file: join(dataDirectory, 'policies', 'vault-keeper.sqlite'),
      epochDays: configuration.epochDays,
    })
    return {
      store,
      vault,
      keeper,
      async close() {
        await keeper.stop()
        await vault.close()
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
