import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FactDefinitions } from '@heard/contracts'
import type { EventStore } from '@heard/event-sourcing'
import { SqliteEventStore } from '@heard/event-store'
import { type Clock, type Configuration, ConfigurationError, checkedStore } from '@heard/service-kit'
import { FileKeys, SqliteVault, type Vault } from '@heard/vault'
import { accessPolicy, openingRecorder } from './openings.ts'
import { upcasts } from './upcasts.ts'
import { VaultKeeper } from './vault-keeper.ts'

export type Stores = { readonly store: EventStore; readonly vault: Vault; readonly keeper: VaultKeeper; close(): Promise<void> }

const masterKey = (file: string | undefined): { master?: string } => {
  if (file === undefined) return {}
  try {
    return { master: readFileSync(file, 'utf8').trim() }
  } catch {
    throw new ConfigurationError('HEARD_MASTER_KEY_FILE cannot be read')
  }
}

/** Facts without their vault would start a new, empty one, and everything they refer to would look tampered with. */
const refuseLostVault = (folder: string): void => {
  if (existsSync(join(folder, 'facts.sqlite')) && !existsSync(join(folder, 'vault.sqlite'))) {
    throw new ConfigurationError(`${folder} has facts but no vault.sqlite; put the vault back beside them`)
  }
}

/** Opens facts and vault under the data folder; keys lie in a folder of their own. */
export const openStores = async (configuration: Configuration, facts: FactDefinitions, clock: Clock): Promise<Stores> => {
  const { dataDirectory } = configuration
  for (const folder of ['read', 'policies', 'keys']) mkdirSync(join(dataDirectory, folder), { recursive: true, mode: 0o700 })
  refuseLostVault(dataDirectory)
  const store = checkedStore(SqliteEventStore.open(join(dataDirectory, 'facts.sqlite'), { upcasts }), facts)
  try {
    const vault = await SqliteVault.open({
      file: join(dataDirectory, 'vault.sqlite'),
      keys: new FileKeys({ folder: join(dataDirectory, 'keys'), ...masterKey(configuration.masterKeyFile) }),
      policy: accessPolicy,
      record: openingRecorder(store, clock),
      now: () => new Date(clock.now()).toISOString(),
    })
    const keeper = new VaultKeeper(store, vault, clock, join(dataDirectory, 'policies', 'vault-keeper.sqlite'))
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
