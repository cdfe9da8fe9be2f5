import type { Sql as Connection, SqlValue } from '@heard/sql'
import { during, type LineOptions, migrate, PostgresDatabase, refuseNewer } from '@heard/sql/postgres'
import { type AccountsDatabase, type Sql, tablesBy } from '../store/sql.ts'
import { AccountsUnusable } from '../store/unusable.ts'
import { migrations } from './migrations/index.ts'

type Client = Parameters<typeof migrate>[0]

const USER = { name: 'account store', unusable: AccountsUnusable }
const SCHEMA = 'heard_accounts'
/** With its indexes, which hold addresses and who people are to their organisation. */
const VACUUM = 'VACUUM (INDEX_CLEANUP ON) person, sitting, passkey, recovery_code, link, saved_view, organisation_person'

/** `postgresql://…`, which may have a password in it; the tables have the schema to themselves. */
export type PostgresPlace = Pick<LineOptions, 'url'> & { readonly schema?: string }

/** A place with what accounts are called there. */
export const accountsLine = ({ url, schema = SCHEMA }: PostgresPlace): LineOptions => ({ url, schema, user: USER })

/** Brings the tables to the newest version. Throws AccountsUnusable. */
export const migrateAccounts = (client: Client, schema = SCHEMA, steps = migrations): Promise<void> => migrate(client, schema, steps, USER)

/** PostgreSQL keeps no text with a zero in it; nobody's name or address has one. */
const storable = (value: SqlValue): SqlValue => (typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value)

const tablesOf = (connection: Connection): Sql => tablesBy({ all: (sql, ...values) => connection.all(sql, ...values.map(storable)) })

/** Whether there are people at this place, told without a change to it. Throws AccountsUnusable. */
export const hasPostgresAccounts = (place: PostgresPlace): Promise<boolean> =>
  during({ ...accountsLine(place), readOnly: true }, async (client) => {
    if ((await refuseNewer(client, migrations, USER)) === 0) return false
    return (await client.query('SELECT 1 FROM person LIMIT 1')).rows.length > 0
  })

/** Accounts in a schema of a PostgreSQL database, made or brought to the newest version first. Throws AccountsUnusable. */
export const openPostgresAccounts = async (place: PostgresPlace): Promise<AccountsDatabase> => {
  const line = accountsLine(place)
  await during({ ...line, answerWithin: 0 }, (client) => migrateAccounts(client, line.schema))
  const database = new PostgresDatabase(line)
  const { all, get } = tablesOf(database.committed)
  const transaction: AccountsDatabase['transaction'] = (work) => database.transaction((connection) => work(tablesOf(connection)))
  return {
    all,
    get,
    run: (sql, ...values) => transaction((tables) => tables.run(sql, ...values)),
    transaction,
    scrub: () => database.vacuum(VACUUM),
    close: () => database.close(),
  }
}
