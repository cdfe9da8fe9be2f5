import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { VaultUnusable } from './vault.ts'

/** All pages in one step: the copy is of one moment, however much is written meanwhile. */
const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies a SQLite database that is in use, as it was at one moment, without its keys (they are never in it). What was at `to` is replaced once the copy
 * is whole and synced. Throws VaultUnusable when it cannot be made.
 */
export const backupDatabase = async (file: string, to: string): Promise<void> => {
  const draft = `${to}.new`
  try {
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
    rmSync(draft, { force: true })
    const source = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
    try {
      await backup(source, draft, { rate: ALL_PAGES })
    } finally {
      source.close()
    }
    chmodSync(draft, 0o600)
    if (!isWhole(draft)) throw new Error('the copy is damaged')
    sync(draft)
    renameSync(draft, to)
    sync(dirname(to))
  } catch (cause) {
    rmSync(draft, { force: true })
    const why = cause instanceof Error ? cause.message : 'unknown'
    throw new VaultUnusable(`No backup of ${basename(file)} could be made in ${dirname(to)}: ${why}. What was there before is still there.`, {
      cause,
    })
  }
}

const isWhole = (file: string): boolean => {
  const url = pathToFileURL(file)
  url.search = 'immutable=1'
  const database = new DatabaseSync(url, { readOnly: true })
  try {
    return Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0] === 'ok'
  } finally {
    database.close()
  }
}

const sync = (path: string): void => {
  const opened = openSync(path, 'r')
  fsyncSync(opened)
  closeSync(opened)
}
