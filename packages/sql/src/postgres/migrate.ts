import type { Client } from 'pg'
import type { SqlUser } from '../sql.ts'

/** "HVLT": the first half of the numbers of our locks in the database; the second half is made of the schema's name. */
const LOCKS = 0x48564c54

/** Held until the transaction ends: one writer at a time, one migration at a time. */
export const LOCK = `SELECT pg_advisory_xact_lock(${LOCKS}, hashtext(current_schema()))`

/** The version that the tables have; 0 where there are none. Changes nothing. */
const versionIn = async (client: Client): Promise<number> => {
  const there = await client.query("SELECT to_regclass('migration') IS NOT NULL AS there")
  if (there.rows[0]?.there !== true) return 0
  const newest = await client.query('SELECT max(version) AS version FROM migration')
  return Number(newest.rows[0]?.version ?? 0)
}

/** The version of tables that this Heard can use, told without a change to them; 0 where there are none. Throws the user's error. */
export const refuseNewer = async (client: Client, known: readonly string[], { name, unusable: Unusable }: SqlUser): Promise<number> => {
  const version = await versionIn(client)
  if (version > known.length) {
    throw new Unusable(
      `The ${name}'s tables were brought to version ${version} by a newer Heard, this one knows version ${known.length}: start that Heard again, or restore a backup from before. Nothing was changed.`,
    )
  }
  return version
}

/** Brings the tables to the newest version that is known, all steps or none; of several processes that start at once, one. Throws the user's error. */
export const migrate = async (client: Client, schema: string, known: readonly string[], user: SqlUser): Promise<void> => {
  await client.query('BEGIN; SET LOCAL statement_timeout = 0')
  try {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCKS}, hashtext('${schema}'))`)
    const there = await client.query('SELECT to_regnamespace($1) IS NOT NULL AS there', [schema])
    if (there.rows[0]?.there !== true) await client.query(`CREATE SCHEMA ${schema}`)
    const version = await refuseNewer(client, known, user)
    if (version === 0) {
      await client.query('CREATE TABLE migration (version integer PRIMARY KEY, applied timestamptz NOT NULL DEFAULT now())')
    }
    for (const [index, step] of known.entries()) {
      if (index < version) continue
      await client.query(step)
      await client.query('INSERT INTO migration (version) VALUES ($1)', [index + 1])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
