import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EventStore } from '@heard/event-sourcing'
import { KurrentEventStore, SqliteEventStore } from '@heard/event-store'
import { type Configuration, ConfigurationError } from '@heard/service-kit'

type Where = Pick<Configuration, 'dataDirectory' | 'eventStore' | 'database'>

const embedded = ({ dataDirectory }: Where): string => join(dataDirectory, 'facts.sqlite')
/** Which fact stands where on the server: built again when it is deleted. It also says that the facts of this folder are there. */
const index = ({ dataDirectory }: Where): string => join(dataDirectory, 'facts-index.sqlite')

/** Whether this installation has facts already, as far as its folder says. */
export const hasFacts = (where: Where): boolean => existsSync(where.eventStore ? index(where) : embedded(where))

/** One history stands in one place: a start with the other setting would begin a second one beside it. */
const refuseOtherStore = (where: Where): void => {
  const { dataDirectory, eventStore } = where
  if (eventStore && existsSync(embedded(where))) {
    throw new ConfigurationError(
      `${dataDirectory} has its facts in facts.sqlite; set HEARD_EVENT_STORE to sqlite:, or HEARD_DATA_DIR to a new folder`,
    )
  }
  if (!eventStore && existsSync(index(where)) && !existsSync(embedded(where))) {
    throw new ConfigurationError(`${dataDirectory} has its facts on a server; set HEARD_EVENT_STORE to its esdb:// or kurrentdb:// address`)
  }
}

const vaultFile = (dataDirectory: string): string => join(dataDirectory, 'vault.sqlite')

/** The vault lies in one place too, and facts do not begin a second one. */
const refuseOtherVault = ({ dataDirectory, database }: Where): void => {
  if (!database || !existsSync(vaultFile(dataDirectory))) return
  throw new ConfigurationError(`${dataDirectory} has its vault in vault.sqlite; leave HEARD_DATABASE_URL out, or set HEARD_DATA_DIR to a new folder`)
}

/** Facts without their vault would start a new, empty one, and everything they refer to would look tampered with. */
const refuseLostVault = ({ dataDirectory, eventStore, database }: Where, facts: boolean, vault: boolean): void => {
  if (!facts || vault) return
  const place = eventStore ? 'HEARD_EVENT_STORE' : dataDirectory
  if (database)
    throw new ConfigurationError(`${place} has facts but HEARD_DATABASE_URL has no vault; name the database that has it, or restore it there`)
  const put = eventStore ? `into ${dataDirectory}` : 'beside them'
  throw new ConfigurationError(
    `${place} has facts but no vault.sqlite; put the vault back ${put}, or set HEARD_DATABASE_URL to the database that has it`,
  )
}

/** What can be refused before anything is opened or written; `vault`: whether there is one. @throws ConfigurationError */
export const checkFactsPlace = (where: Where, vault: boolean): void => {
  refuseOtherStore(where)
  refuseOtherVault(where)
  refuseLostVault(where, hasFacts(where), vault)
}

const mayHaveVault = ({ dataDirectory, database }: Where): boolean => database !== undefined || existsSync(vaultFile(dataDirectory))

/** Opens the facts as they were recorded. @throws StoreUnusable */
export const openFacts = async (where: Where, vault = mayHaveVault(where)): Promise<EventStore> => {
  const { eventStore } = where
  if (!eventStore) return SqliteEventStore.open(embedded(where))
  const store = await KurrentEventStore.open({ ...eventStore, indexFile: index(where) })
  try {
    refuseLostVault(where, (await store.head()) > 0n, vault)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
