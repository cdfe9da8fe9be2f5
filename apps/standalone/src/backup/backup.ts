import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock, Configuration } from '@heard/service-kit'
import { backupDatabase } from '@heard/vault'
import { refuseHalfRestored } from '../restore/restored-mark.ts'
import { facts } from '../services.ts'
import { openStores } from '../stores.ts'
import { syncFolder } from '../sync.ts'
import { BackupUnusable, backedUp, describeFile, type Manifest } from './manifest.ts'

const refuse = (dataDirectory: string, folder: string): void => {
  const missing = backedUp.find((name) => !existsSync(join(dataDirectory, name)))
  if (missing) throw new BackupUnusable(`there is no ${missing} in ${dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new BackupUnusable(`${folder} is not empty; name a new folder for each backup`)
  refuseHalfRestored(dataDirectory)
}

/**
 * Backs the data folder up into a new folder, which appears there when it is whole.
 * @throws BackupUnusable, or StoreUnusable while a platform runs on the data folder
 */
export const backUp = async (configuration: Configuration, folder: string, clock: Clock = Date): Promise<Manifest> => {
  const { dataDirectory } = configuration
  refuse(dataDirectory, folder)
  const stores = await openStores(configuration, facts, clock)
  const draft = `${folder}.unfinished`
  try {
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft, { recursive: true, mode: 0o700 })
    const { epoch, usableUntil } = await stores.backupTo(draft)
    await backupDatabase(join(dataDirectory, 'accounts.sqlite'), join(draft, 'accounts.sqlite'))
    const described = await Promise.all(backedUp.map(async (name) => [name, await describeFile(join(draft, name))] as const))
    const manifest: Manifest = {
      backup: 'heard',
      version: 1,
      at: new Date(clock.now()).toISOString(),
      facts: Number(await stores.store.head()),
      epoch,
      usableUntil,
      files: Object.fromEntries(described) as Manifest['files'],
    }
    writeFileSync(join(draft, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`, { mode: 0o600, flush: true })
    syncFolder(draft)
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    renameSync(draft, folder)
    syncFolder(dirname(folder))
    return manifest
  } finally {
    await stores.close()
  }
}
