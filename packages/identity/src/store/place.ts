import type { AccountsDatabase } from './sql.ts'
import { SqliteDatabase } from './sqlite-database.ts'

/** Where accounts lie: in a SQLite file of their own, or in a PostgreSQL database (`postgresql://…`, with name and password). */
export type AccountsPlace = { readonly file: string } | { readonly url: string; readonly schema?: string }

/** Opens what is there, brought to the newest version, or makes it. */
export const openDatabase = async (place: AccountsPlace): Promise<AccountsDatabase> => {
  if ('file' in place) return new SqliteDatabase(place.file)
  throw new TypeError('not yet')
}
