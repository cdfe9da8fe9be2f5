import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { createAppKeySeal } from './app-key-seal.ts'
import { inTransaction, openDatabase, prepareDatabase } from './database.ts'

/** What a new secret came to: sessions that ended, app keys that were sealed anew, and recovery codes that no longer work. */
export type SecretRotated = { readonly sessions: number; readonly apps: number; readonly recoveryCodes: number }

const Apps = z.array(z.object({ id: z.string(), app: z.instanceof(Uint8Array) }))

const resealed = (database: DatabaseSync, from: string, to: string): number => {
  const [older, newer] = [createAppKeySeal(from), createAppKeySeal(to)]
  const set = database.prepare('UPDATE person SET app = ? WHERE id = ?')
  const rows = Apps.parse(database.prepare('SELECT id, app FROM person WHERE app IS NOT NULL').all())
  const opened = rows.flatMap(({ id, app }) => {
    const key = older.open(id, app)
    return key ? [{ id, key }] : []
  })
  for (const { id, key } of opened) set.run(newer.seal(id, key), id)
  return opened.length
}

const emptied = (database: DatabaseSync, table: 'sitting' | 'recovery_code' | 'token_key'): number =>
  Number(database.prepare(`DELETE FROM ${table}`).run().changes)

/**
 * Puts the accounts of a file under a new secret, all or nothing: apps stay good, sessions end, recovery codes and service tokens of before count
 * no more. Repeatable: what is under the new secret already stays as it is.
 */
export const rotateSecret = (file: string, from: string, to: string): SecretRotated => {
  const database = openDatabase(file)
  try {
    prepareDatabase(database)
    return inTransaction(database, () => {
      const apps = resealed(database, from, to)
      emptied(database, 'token_key')
      return { sessions: emptied(database, 'sitting'), apps, recoveryCodes: emptied(database, 'recovery_code') }
    })
  } finally {
    database.close()
  }
}
