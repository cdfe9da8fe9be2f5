import { z } from 'zod'
import { createAppKeySeal } from './app-key-seal.ts'
import { type AccountsPlace, openDatabase } from './store/place.ts'
import type { Sql } from './store/sql.ts'

/** What a new secret came to: sessions that ended, app keys that were sealed anew, and recovery codes that no longer work. */
export type SecretRotated = { readonly sessions: number; readonly apps: number; readonly recoveryCodes: number }

const Apps = z.array(z.object({ id: z.string(), app: z.instanceof(Uint8Array) }))

const resealed = async (tables: Sql, from: string, to: string): Promise<number> => {
  const [older, newer] = [createAppKeySeal(from), createAppKeySeal(to)]
  const rows = Apps.parse(await tables.all('SELECT id, app FROM person WHERE app IS NOT NULL'))
  const opened = rows.flatMap(({ id, app }) => {
    const key = older.open(id, app)
    return key ? [{ id, key }] : []
  })
  for (const { id, key } of opened) await tables.run('UPDATE person SET app = ? WHERE id = ?', newer.seal(id, key), id)
  return opened.length
}

const emptied = (tables: Sql, table: 'sitting' | 'recovery_code' | 'token_key'): Promise<number> => tables.run(`DELETE FROM ${table}`)

/**
 * Puts the accounts at a place under a new secret, all or nothing: apps stay good, sessions end, recovery codes and service tokens of before count
 * no more. Repeatable: what is under the new secret already stays as it is.
 */
export const rotateSecret = async (place: AccountsPlace, from: string, to: string): Promise<SecretRotated> => {
  const database = await openDatabase(place)
  try {
    return await database.transaction(async (tables) => {
      const apps = await resealed(tables, from, to)
      await emptied(tables, 'token_key')
      return { sessions: await emptied(tables, 'sitting'), apps, recoveryCodes: await emptied(tables, 'recovery_code') }
    })
  } finally {
    await database.close()
  }
}
