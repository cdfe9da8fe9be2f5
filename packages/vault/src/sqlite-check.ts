import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { KeyPort } from './key-port.ts'
import { usable } from './sqlite-failure.ts'
import { APPLICATION } from './sqlite-schema.ts'
import { unlockFor } from './stored-vault.ts'

export type CheckOptions = {
  readonly file: string
  readonly keys: KeyPort
  /** ISO 8601. */
  readonly now: string
}

/**
 * Whether the keys belong to the vault in the file, told without a change to a byte of either: for whoever opens other files beside it first.
 * A file that is not there, or holds no vault yet, passes. Throws VaultUnusable.
 */
export const checkSqliteKeys = async ({ file, keys, now }: CheckOptions): Promise<void> => {
  const known = existsSync(file) ? usable(() => readKnown(file)) : undefined
  if (known) await unlockFor({ check: async () => known.check, epochs: async () => known.epochs }, keys, now)
}

/** Opened to read alone: a connection that may write would carry the write-ahead log over as it closes. Without such a log nothing at all is made beside the file. */
const readKnown = (file: string): { readonly check: string; readonly epochs: readonly string[] } | undefined => {
  const url = pathToFileURL(file)
  if (!existsSync(`${file}-wal`)) url.search = 'immutable=1'
  const db = new DatabaseSync(url, { readOnly: true, timeout: 5000 })
  try {
    if (Object.values(db.prepare('PRAGMA application_id').get() ?? {})[0] !== APPLICATION) return undefined
    const check = db.prepare("SELECT value FROM meta WHERE name = 'key-check'").get()?.value
    if (typeof check !== 'string') return undefined
    return {
      check,
      epochs: db
        .prepare('SELECT id FROM epoch')
        .all()
        .map(({ id }) => String(id)),
    }
  } finally {
    db.close()
  }
}
