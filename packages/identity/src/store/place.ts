import { existsSync } from 'node:fs'
import type { AccountsDatabase } from './sql.ts'
import { SqliteDatabase } from './sqlite-database.ts'

/** Where accounts lie: in a SQLite file of their own, or in a PostgreSQL database (`postgresql://…`, with name and password). */
export type AccountsPlace = { readonly file: string } | { readonly url: string; readonly schema?: string }

/** What speaks to PostgreSQL is loaded by its first use. */
const loadPostgres = () => import('../postgres/postgres-accounts.ts')

/** Opens what is there, brought to the newest version, or makes it. Throws AccountsUnusable where a database is. */
export const openDatabase = async (place: AccountsPlace): Promise<AccountsDatabase> =>
  'file' in place ? new SqliteDatabase(place.file) : (await loadPostgres()).openPostgresAccounts(place)

const hasPeople = async (file: string): Promise<boolean> => {
  const database = new SqliteDatabase(file)
  try {
    return (await database.get('SELECT 1 FROM person LIMIT 1')) !== undefined
  } finally {
    await database.close()
  }
}

/** Whether there are people at that place. Makes nothing where there is nothing. */
export const hasAccounts = async (place: AccountsPlace): Promise<boolean> => {
  if ('url' in place) return (await loadPostgres()).hasPostgresAccounts(place)
  return existsSync(place.file) && hasPeople(place.file)
}
