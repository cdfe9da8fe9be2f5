import { randomUUID } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { KurrentEventStore } from '@heard/event-store'
import { copyAccounts, hasAccounts } from '@heard/identity'
import { type Configuration, forgetWork } from '@heard/service-kit'
import { copyVault, hasVault } from '@heard/vault'
import { besideDatabase, importFacts } from '../backup/facts-copy.ts'
import { type BackedUp, BackupUnusable, backedUp, checkBackup, describeFile, type Manifest } from '../backup/manifest.ts'
import { syncFile, syncFolder } from '../sync.ts'
import { readMark, writeMark } from './restored-mark.ts'

/** What the operator puts into the folder beforehand; anything else means that it is somebody's data. */
const given = ['keys', 'ledger', 'private-log', 'restored.json', 'restored.json.new']
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

const refuseFullDatabase = async ({ database }: RestoreInto): Promise<void> => {
  if (!database) return
  const has = (await hasVault(database)) ? 'a vault' : (await hasAccounts(database)) ? 'accounts' : undefined
  if (has === undefined) return
  throw new BackupUnusable(
    `the database of HEARD_DATABASE_URL has ${has} already; name an empty one. If a restore into it was interrupted, take its schemas heard_vault and heard_accounts away first`,
  )
}

const refuseOtherFacts = async ({ dataDirectory, eventStore }: RestoreInto): Promise<void> => {
  // One that was interrupted goes on with the facts that it brought.
  if (!eventStore || readMark(dataDirectory)?.state === 'copying') return
  const store = await KurrentEventStore.open(eventStore)
  const head = await store.head().finally(() => store.close())
  if (head === 0n) return
  throw new BackupUnusable(`the server of HEARD_EVENT_STORE has ${head} facts already; name an empty one, or another HEARD_EVENT_STORE_PREFIX`)
}

/** Where a restore goes. */
export type RestoreInto = Pick<Configuration, 'dataDirectory' | 'keysDirectory' | 'erasureList' | 'masterKeyFile' | 'eventStore' | 'database'>

/** Brings a restored file to the server that is to have it in the place of the folder. Answers whether one is. */
const moved = async (name: BackedUp, file: string, into: RestoreInto): Promise<boolean> => {
  const { eventStore, database } = into
  if (name === 'facts.sqlite' && eventStore) await importFacts(file, into)
  else if (name === 'vault.sqlite' && database) {
    await copyVault({ file }, database)
    await forgetWork(database.url)
  } else if (name === 'accounts.sqlite' && database) await copyAccounts({ file }, database)
  else return false
  return true
}

export type RestoreStep = 'checked' | 'marked' | `copied ${BackedUp}` | 'whole'

/** The steps of a restore, each said when it is durable. Whoever stops in between leaves a folder that does not open and into which it is run again. */
export async function* restoring(backup: string, into: RestoreInto): AsyncGenerator<RestoreStep, Manifest, void> {
  const { dataDirectory } = into
  const manifest = await checkBackup(backup)
  refuse(into)
  await refuseFullDatabase(into)
  await refuseOtherFacts(into)
  yield 'checked'
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  writeMark(dataDirectory, { state: 'copying' })
  yield 'marked'
  for (const name of backedUp) {
    const to = join(dataDirectory, name)
    for (const suffix of besideDatabase) rmSync(`${to}${suffix}`, { force: true })
    copyFileSync(join(backup, name), to)
    chmodSync(to, 0o600)
    syncFile(to)
    const copied = await describeFile(to)
    if (copied.sha256 !== manifest.files[name].sha256) throw new BackupUnusable(`${to} is not what was copied; check the disk`)
    if (await moved(name, to, into)) for (const suffix of besideDatabase) rmSync(`${to}${suffix}`, { force: true })
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
