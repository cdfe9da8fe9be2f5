import { DatabaseSync } from 'node:sqlite'
import { prepareDatabase } from './database.ts'
import { createTokens, type ServiceTokens } from './service-tokens.ts'

/** Service tokens by keys of their own, in memory. */
export const testTokens = (now: () => number = Date.now): ServiceTokens & { readonly database: DatabaseSync } => {
  const database = new DatabaseSync(':memory:')
  prepareDatabase(database)
  return { database, ...createTokens(database, 'https://heard.example', now) }
}
