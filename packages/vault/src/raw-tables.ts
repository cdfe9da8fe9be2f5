import { DatabaseSync } from 'node:sqlite'
import type { VaultPlace } from './vault-place.ts'

export type RawRow = Readonly<Record<string, unknown>>
/** Asks the tables, with a question mark for each value. */
export type RawQuery = (sql: string, ...values: readonly string[]) => Promise<readonly RawRow[]>

const SCHEMA = 'heard_vault'

/** Reads the vault's tables by SQL of the caller's own and a connection of its own, as they are on the medium: for who verifies the vault, not for its users. */
export const lookIntoVault = <T>(place: VaultPlace, look: (query: RawQuery) => Promise<T>): Promise<T> =>
  'file' in place ? lookIntoFile(place.file, look) : lookIntoDatabase(place, look)

const lookIntoFile = async <T>(file: string, look: (query: RawQuery) => Promise<T>): Promise<T> => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return await look(async (sql, ...values) => database.prepare(sql).all(...values))
  } finally {
    database.close()
  }
}

const lookIntoDatabase = async <T>(
  { url, schema = SCHEMA }: Extract<VaultPlace, { url: string }>,
  look: (query: RawQuery) => Promise<T>,
): Promise<T> => {
  const { Client } = await import('pg')
  const client = new Client({ connectionString: url, application_name: 'heard verifier', connectionTimeoutMillis: 5000 })
  // What is asked afterwards fails too, and says so.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query(`SET search_path TO ${schema}; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY`)
    return await look(async (sql, ...values) => (await client.query<RawRow>(numbered(sql), [...values])).rows)
  } finally {
    await client.end()
  }
}

const numbered = (sql: string): string => sql.split('?').reduce((before, after, index) => `${before}$${index}${after}`)
