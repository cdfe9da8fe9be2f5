import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyAccounts } from '@heard/identity'
import { type Clock, type Configuration, recordFact } from '@heard/service-kit'
import { backupDatabase } from '@heard/vault'
import { accountsToBackUp } from '../accounts-place.ts'
import { refuseHalfRestored } from '../restore/restored-mark.ts'
import { facts } from '../services.ts'
import { openStores, type Stores } from '../stores.ts'
import { syncFolder } from '../sync.ts'
import { BackupUnusable, backedUp, describeFile, type Manifest } from './manifest.ts'

const refuse = ({ dataDirectory, eventStore, database }: Configuration, folder: string): void => {
  const elsewhere = { 'facts.sqlite': eventStore, 'vault.sqlite': database, 'accounts.sqlite': database }
  const missing = backedUp.find((name) => !(elsewhere[name] || existsSync(join(dataDirectory, name))))
  if (missing) throw new BackupUnusable(`there is no ${missing} in ${dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupUnusable(`${folder} is not empty; name a new folder for each backup`)
  refuseHalfRestored(dataDirectory)
}

const record = ({ store }: Stores, { facts: count, epoch, usableUntil }: Manifest, written: string, clock: Clock): Promise<void> => {
  const data = { facts: count, epoch, usableUntil, manifest: createHash('sha256').update(written).digest('hex') }
  return recordFact({ store, clock }, { type: 'BackupMade', data, stream: 'installation-backups', actor: 'system' })
}

/**
 * Backs the data folder up into a new folder, which appears there when it is whole, and records that.
 * @throws BackupUnusable, or StoreUnusable while a platform runs on the data folder
 */
export const backUp = async (configuration: Configuration, folder: string, clock: Clock = Date): Promise<Manifest> => {
  refuse(configuration, folder)
  const stores = await openStores(configuration, facts, clock)
  const draft = `${folder}.unfinished`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    const { facts: count, epoch, usableUntil } = await stores.backupTo(draft)
    const [accounts, copy] = [await accountsToBackUp(configuration), join(draft, 'accounts.sqlite')]
    await ('file' in accounts ? backupDatabase(accounts.file, copy) : copyAccounts(accounts, { file: copy }))
    const described = await Promise.all(backedUp.map(async (name) => [name, await describeFile(join(draft, name))] as const))
    const manifest: Manifest = {
      backup: 'heard',
      version: 1,
      at: new Date(clock.now()).toISOString(),
      facts: count,
      epoch,
      usableUntil,
      files: Object.fromEntries(described) as Manifest['files'],
    }
    const written = `${JSON.stringify(manifest, undefined, 2)}\n`
    writeFileSync(join(draft, 'manifest.json'), written, { mode: 0o600, flush: true })
    syncFolder(draft)
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(draft, folder)
    syncFolder(dirname(folder))
    await record(stores, manifest, written, clock)
    return manifest
  } finally {
    await stores.close()
  }
}
