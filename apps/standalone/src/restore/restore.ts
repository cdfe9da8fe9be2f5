import { randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Configuration } from '@heard/service-kit'
import { copyVault, hasVault } from '@heard/vault'
import { type BackedUp, BackupUnusable, backedUp, checkBackup, describeFile, type Manifest } from '../backup/manifest.ts'
import { syncFile, syncFolder } from '../sync.ts'
import { readMark, writeMark } from './restored-mark.ts'

/** What the operator puts into the folder beforehand; anything else means that it is somebody's data. */
const given = ['keys', 'ledger', 'private-log', 'restored.json', 'restored.json.new']
/** What SQLite and the log keep beside a database. */
const beside = ['', '-wal', '-shm', '-head', '-lock']

const isFresh = ({ dataDirectory, erasureList }: RestoreInto): boolean =>
  !existsSync(dataDirectory) || readdirSync(dataDirectory).every((name) => given.includes(name) || join(dataDirectory, name) === erasureList)

const refuse = (into: RestoreInto): void => {
  const { dataDirectory, keysDirectory, erasureList, masterKeyFile } = into
  if (!isFresh(into) && readMark(dataDirectory)?.state !== 'copying') {
    throw new BackupUnusable(
      `${dataDirectory} is not empty; restore into a new folder that holds only keys/, the list of erasures, and the published ledger/ and private-log/`,
    )
  }
  const keys = ['epochs.json', ...(masterKeyFile === undefined ? ['master.key'] : [])].map((name) => join(keysDirectory, name))
  const missing = keys.find((file) => !existsSync(file))
  if (missing) throw new BackupUnusable(`${missing} is missing: no backup has keys; put your copy of the folder keys/ there first`)
  if (!existsSync(erasureList)) {
    throw new BackupUnusable(`${erasureList} is missing: no backup has the list of erasures; put the newest copy there first`)
  }
}

const refuseOtherVault = async ({ database }: RestoreInto): Promise<void> => {
  if (!database || !(await hasVault(database))) return
  throw new BackupUnusable(
    'the database of HEARD_DATABASE_URL has a vault already; name an empty one. If a restore into it was interrupted, take its schema heard_vault away first',
  )
}

/** Where a restore goes. */
export type RestoreInto = Pick<Configuration, 'dataDirectory' | 'keysDirectory' | 'erasureList' | 'masterKeyFile'> &
  Partial<Pick<Configuration, 'database'>>

export type RestoreStep = 'checked' | 'marked' | `copied ${BackedUp}` | 'whole'

/** The steps of a restore, each said when it is durable. Whoever stops in between leaves a folder that does not open and into which it is run again. */
export async function* restoring(backup: string, into: RestoreInto): AsyncGenerator<RestoreStep, Manifest, void> {
  const { dataDirectory, database } = into
  const manifest = await checkBackup(backup)
  refuse(into)
  await refuseOtherVault(into)
  yield 'checked'
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  writeMark(dataDirectory, { state: 'copying' })
  yield 'marked'
  for (const name of backedUp) {
    const to = join(dataDirectory, name)
    for (const suffix of beside) rmSync(`${to}${suffix}`, { force: true })
    copyFileSync(join(backup, name), to)
    chmodSync(to, 0o600)
    syncFile(to)
    const copied = await describeFile(to)
    if (copied.sha256 !== manifest.files[name].sha256) throw new BackupUnusable(`${to} is not what was copied; check the disk`)
    if (name === 'vault.sqlite' && database) {
      await copyVault({ file: to }, database)
      for (const suffix of beside) rmSync(`${to}${suffix}`, { force: true })
    }
    yield `copied ${name}`
  }
  syncFolder(dataDirectory)
  writeMark(dataDirectory, { state: 'copied', restore: randomUUID(), backupAt: manifest.at, facts: manifest.facts })
  yield 'whole'
  return manifest
}

/**
 * Puts a backup into a data folder that holds keys and list of erasures and nothing else. The folder is marked before anything is copied: it opens
 * only after every file is there and the list was played over them.
 * @throws BackupUnusable
 */
export const restore = async (backup: string, into: RestoreInto): Promise<Manifest> => {
  const steps = restoring(backup, into)
  for (;;) {
    const step = await steps.next()
    if (step.done) return step.value
  }
}
