import { createTokens, type ServiceTokens } from './service-tokens.ts'
import type { AccountsDatabase } from './store/sql.ts'
import { SqliteDatabase } from './store/sqlite-database.ts'

/** Service tokens by keys of their own, in memory. */
export const testTokens = (now: () => number = Date.now): ServiceTokens & { readonly database: AccountsDatabase } => {
  const database = new SqliteDatabase(':memory:')
  return { database, ...createTokens(database, 'https://heard.example', now) }
}
