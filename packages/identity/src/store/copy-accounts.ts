import { type AccountsPlace, hasAccounts, openDatabase } from './place.ts'
import type { SqlRow, SqlValue } from './sql.ts'
import { AccountsUnusable } from './unusable.ts'

/** Every table with its columns, people before what is theirs. */
const tables = {
  person: ['id', 'email', 'name', 'grants', 'development', 'password', 'app', 'app_step', 'review', 'by_link'],
  sitting: ['token', 'id', 'account', 'way', 'began', 'used', 'confirmed'],
  passkey: ['id', 'account', 'name', 'key', 'counter', 'made', 'used'],
  recovery_code: ['hash', 'account'],
  link: ['hash', 'account', 'kind', 'expires'],
  saved_view: ['account', 'name', 'search'],
  token_key: ['kid', 'x', 'until'],
  organisation_person: ['issuer', 'subject', 'account'],
} as const

type Copied = { readonly table: string; readonly columns: readonly string[]; readonly rows: readonly SqlRow[] }

const during = async <T>(place: AccountsPlace, work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> => {
  const database = await openDatabase(place)
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** In a transaction, so that the copy is of one moment. */
const readAll = (place: AccountsPlace): Promise<readonly Copied[]> =>
  during(place, (database) =>
    database.transaction((from) =>
      Promise.all(
        Object.entries(tables).map(async ([table, columns]) => ({
          table,
          columns,
          rows: await from.all(`SELECT ${columns.join(', ')} FROM ${table}`),
        })),
      ),
    ),
  )

/**
 * Copies accounts to a place where there are none, all or nothing, as they were at one moment: with sessions, which go on where the secret goes too.
 * Throws AccountsUnusable.
 */
export const copyAccounts = async (from: AccountsPlace, to: AccountsPlace): Promise<void> => {
  if (await hasAccounts(to)) throw new AccountsUnusable('There are accounts where the copy was to go: name another place.')
  const copied = await readAll(from)
  await during(to, (database) =>
    database.transaction(async (into) => {
      for (const { table, columns, rows } of copied) {
        const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
        for (const row of rows) await into.run(insert, ...columns.map((column) => row[column] as SqlValue))
      }
    }),
  )
}
