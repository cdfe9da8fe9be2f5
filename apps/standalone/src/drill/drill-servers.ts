import { randomBytes } from 'node:crypto'
import { type Configuration, ConfigurationError } from '@heard/service-kit'
import { during } from '@heard/sql/postgres'

/** Settings for the two installations of a drill: the one that is backed up, and the one that is restored. */
export type DrillPlaces = { readonly now: Settings; readonly again: Settings }
type Settings = Readonly<Record<string, string>>

/** Both with everything in their folders. */
export const inFolders: DrillPlaces = { now: {}, again: {} }

const user = { name: 'database of the drill', unusable: ConfigurationError }

const ask = (url: string, sql: string): Promise<unknown> => during({ url, schema: 'public', user }, (client) => client.query(sql))

const named = (url: string, name: string): string => {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

/**
 * Works on the servers of the configuration, apart from what is there: in two new databases, which are deleted afterwards, and in streams under two new
 * prefixes, which stay, as a server of events forgets nothing.
 */
export const onServers = async <T>({ eventStore, database }: Configuration, work: (places: DrillPlaces) => Promise<T>): Promise<T> => {
  if (!(eventStore || database))
    throw new ConfigurationError('--on-servers needs HEARD_EVENT_STORE, HEARD_DATABASE_URL or both; set them, or leave it out')
  const names = ['now', 'again'].map((name) => `heard_drill_${randomBytes(4).toString('hex')}_${name}`)
  const [now = {}, again = {}] = names.map(
    (name): Settings => ({
      ...(eventStore ? { HEARD_EVENT_STORE: eventStore.url, HEARD_EVENT_STORE_PREFIX: `${name}.` } : {}),
      ...(database ? { HEARD_DATABASE_URL: named(database.url, name) } : {}),
    }),
  )
  const made = database ? names : []
  try {
    for (const name of made) await ask(database?.url ?? '', `CREATE DATABASE ${name}`)
    return await work({ now, again })
  } finally {
    for (const name of made) await ask(database?.url ?? '', `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
}
