import { during as ask, type LineOptions, migrate, refuseNewer } from '@heard/sql/postgres'
import type { Client } from 'pg'
import type { KeyPort } from '../key-port.ts'
import { StoredVault, unlockFor, unlockStorage, type VaultOptions } from '../stored-vault.ts'
import { VaultUnusable } from '../vault.ts'
import { migrations } from './migrations/index.ts'
import { PostgresStorage } from './postgres-storage.ts'

const USER = { name: 'vault', unusable: VaultUnusable }
const SCHEMA = 'heard_vault'

/** `postgresql://…`, which may have a password in it; the vault's tables have the schema to themselves. */
type Place = Omit<LineOptions, 'user' | 'schema'> & { readonly schema?: string }

export type PostgresVaultOptions = VaultOptions &
  Place & {
    /** Keys live apart from the database. */
    readonly keys: KeyPort
  }

/** A place with what the vault is called there. */
export const vaultLine = ({ url, schema = SCHEMA, ...how }: Place): LineOptions => ({ url, schema, user: USER, ...how })

const during = <T>(place: Place, act: (client: Client) => Promise<T>): Promise<T> => ask(vaultLine(place), act)

/** Brings the vault's tables to the newest version. Throws VaultUnusable. */
export const migrateVault = (client: Client, schema = SCHEMA): Promise<void> => migrate(client, schema, migrations, USER)

type Known = { readonly check: string; readonly epochs: readonly string[] }

const readKnown = async (client: Client): Promise<Known | undefined> => {
  if ((await refuseNewer(client, migrations, USER)) === 0) return undefined
  const meta = await client.query("SELECT value FROM meta WHERE name = 'key-check'")
  const check: unknown = meta.rows[0]?.value
  const epochs = await client.query('SELECT id FROM epoch')
  return typeof check === 'string' ? { check, epochs: epochs.rows.map(({ id }) => String(id)) } : undefined
}

type Checking = Place & { readonly keys: KeyPort; readonly now: string }

const checkKeys = async (client: Client, { keys, now }: Checking): Promise<boolean> => {
  const known = await readKnown(client)
  if (known) await unlockFor({ check: async () => known.check, epochs: async () => known.epochs }, keys, now)
  return known !== undefined
}

/**
 * Whether the keys belong to the vault in the database, told without a change to either. A database without a vault passes; answers whether there is one.
 * Throws VaultUnusable.
 */
export const checkPostgresKeys = (options: Checking): Promise<boolean> =>
  during({ ...options, readOnly: true }, (client) => checkKeys(client, options))

/** Whether there is a vault in the database, told without its keys. Throws VaultUnusable. */
export const hasPostgresVault = async (options: Place): Promise<boolean> => (await during({ ...options, readOnly: true }, readKnown)) !== undefined

/** Tables in a database, made or brought to the newest version first. Throws VaultUnusable. */
export const openPostgresStorage = async (options: Place): Promise<PostgresStorage> => {
  await during({ ...options, answerWithin: 0 }, (client) => migrateVault(client, options.schema))
  return new PostgresStorage(vaultLine(options))
}

/** The vault in a schema of a PostgreSQL database: what was asked for while a commit ran shares the next one. */
export class PostgresVault extends StoredVault {
  /** Throws VaultUnusable, before anything is written, when a newer Heard made the tables or the keys are not the ones it was made with. */
  static async open({ url, schema, patience, keys, ...options }: PostgresVaultOptions): Promise<PostgresVault> {
    const place = { url, ...(schema === undefined ? {} : { schema }), ...(patience === undefined ? {} : { patience }) }
    await during({ ...place, answerWithin: 0 }, async (client) => {
      await checkKeys(client, { ...place, keys, now: options.now() })
      await migrateVault(client, place.schema)
    })
    const storage = new PostgresStorage(vaultLine(place))
    try {
      return new PostgresVault(storage, await unlockStorage(storage, keys, options.now()), keys, options)
    } catch (reason) {
      await storage.close()
      throw reason
    }
  }
}
