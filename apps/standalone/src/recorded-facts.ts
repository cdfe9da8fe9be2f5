import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EventStore } from '@heard/event-sourcing'
import { KurrentEventStore, SqliteEventStore } from '@heard/event-store'
import { type Configuration, ConfigurationError } from '@heard/service-kit'

type Where = Pick<Configuration, 'dataDirectory' | 'eventStore'>

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

/** Facts without their vault would start a new, empty one, and everything they refer to would look tampered with. */
const refuseLostVault = (where: Where, facts: boolean): void => {
  if (!facts || existsSync(join(where.dataDirectory, 'vault.sqlite'))) return
  const place = where.eventStore ? 'HEARD_EVENT_STORE' : where.dataDirectory
  const put = where.eventStore ? `into ${where.dataDirectory}` : 'beside them'
  throw new ConfigurationError(`${place} has facts but no vault.sqlite; put the vault back ${put}`)
}

/** What can be refused before anything is opened or written. @throws ConfigurationError */
export const checkFactsPlace = (where: Where): void => {
  refuseOtherStore(where)
  refuseLostVault(where, hasFacts(where))
}

/** Opens the facts as they were recorded. @throws StoreUnusable */
export const openFacts = async (where: Where): Promise<EventStore> => {
  const { eventStore } = where
  if (!eventStore) return SqliteEventStore.open(embedded(where))
  const store = await KurrentEventStore.open({ ...eventStore, indexFile: index(where) })
  try {
    refuseLostVault(where, (await store.head()) > 0n)
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}
