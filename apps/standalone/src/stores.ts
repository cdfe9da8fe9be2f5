import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FactDefinitions } from '@heard/contracts'
import type { EventStore } from '@heard/event-sourcing'
import { upcastingStore } from '@heard/event-store'
import {
  type Clock,
  type Configuration,
  checkedStore,
  createLog,
  type Log,
  measuredStore,
  silentTelemetry,
  type Telemetry,
  vaultPlaceOf,
} from '@heard/service-kit'
import {
  backupDatabase,
  checkVaultKeys,
  copyVault,
  FileKeys,
  fetchMasterKey,
  type MasterKeySource,
  masterKeyFromCommand,
  masterKeyFromFile,
  openVault,
  type Vault,
} from '@heard/vault'
import { countFacts, exportFacts } from './backup/facts-copy.ts'
import { accessPolicy, openingRecorder } from './openings.ts'
import { checkFactsPlace, openFacts } from './recorded-facts.ts'
import { upcasts } from './upcasts.ts'
import { VaultKeeper } from './vault-keeper.ts'

const DAY_MS = 86_400_000

/** A copy of so many facts and the vault, which opens with the keys of `epoch` alone: until the rotation that is due at `usableUntil` destroys them. */
export type Backup = { readonly files: readonly string[]; readonly facts: number; readonly epoch: string; readonly usableUntil: string }

export type Stores = {
  readonly store: EventStore
  /** The same facts as they were recorded, in whichever schema version that was. */
  readonly recorded: Pick<EventStore, 'readAll' | 'subscribe'>
  readonly vault: Vault
  readonly keeper: VaultKeeper
  /**
   * Copies facts and vault into a folder while they are in use, without keys. Facts first: whatever a fact of the copy refers to was sealed before it,
   * so the vault of the copy has it, or its tombstone. A row whose fact came too late for the copy is still pending in it, as nothing is confirmed
   * meanwhile, and is swept where the copy is restored. @throws VaultUnusable
   */
  backupTo(folder: string): Promise<Backup>
  close(): Promise<void>
}

const masterKey = async ({ masterKeyFile, masterKeyCommand }: Configuration): Promise<{ master?: MasterKeySource }> => {
  if (masterKeyCommand !== undefined) return { master: await fetchMasterKey(masterKeyFromCommand(masterKeyCommand, 'HEARD_MASTER_KEY_COMMAND')) }
  return masterKeyFile === undefined ? {} : { master: await fetchMasterKey(masterKeyFromFile(masterKeyFile, 'HEARD_MASTER_KEY_FILE')) }
}

const copyOfFacts = async ({ dataDirectory, eventStore }: Configuration, recorded: EventStore, to: string): Promise<number> => {
  if (eventStore) return Number(await exportFacts(recorded, to))
  await backupDatabase(join(dataDirectory, 'facts.sqlite'), to)
  return Number(await countFacts(to))
}

/** Opens facts and vault, in the data folder or where the configuration says; keys lie in a folder of their own, and are looked at before anything is written. */
export const openStores = async (
  configuration: Configuration,
  facts: FactDefinitions,
  clock: Clock,
  log: Log = createLog(configuration.logLevel),
  telemetry: Telemetry = silentTelemetry,
): Promise<Stores> => {
  const { dataDirectory, keysDirectory } = configuration
  const now = (): string => new Date(clock.now()).toISOString()
  const place = vaultPlaceOf(configuration)
  const keys = new FileKeys({ folder: keysDirectory, ...(await masterKey(configuration)) })
  const hasVault = await checkVaultKeys(place, { keys, now: now() })
  checkFactsPlace(configuration, hasVault)
  for (const folder of [join(dataDirectory, 'read'), join(dataDirectory, 'policies'), keysDirectory])
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  const recorded = await openFacts(configuration, hasVault)
  const store = measuredStore(checkedStore(upcastingStore(recorded, upcasts), facts), telemetry)
  try {
    const vault = await openVault(place, { keys, policy: accessPolicy, record: openingRecorder(store, clock, telemetry), now })
    const keeper = new VaultKeeper({
      store,
      vault,
      clock,
      epochDays: configuration.epochDays,
      log,
    })
    return {
      store,
      recorded,
      vault,
      keeper,
      backupTo: (folder) =>
        keeper.holding(async () => {
          const files = ['facts.sqlite', 'vault.sqlite']
          const count = await copyOfFacts(configuration, recorded, join(folder, 'facts.sqlite'))
          const copy = join(folder, 'vault.sqlite')
          await ('file' in place ? backupDatabase(place.file, copy) : copyVault(place, { file: copy }))
          const { epoch, since } = await vault.epoch()
          return { files, facts: count, epoch, usableUntil: new Date(Date.parse(since) + configuration.epochDays * DAY_MS).toISOString() }
        }),
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
