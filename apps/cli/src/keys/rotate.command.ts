import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { Failed } from '../failures.ts'

/** `heard keys rotate` */
export const rotateKeys: Command = {
  name: 'keys rotate',
  summary: 'Start a new epoch of the vault: wrap every live key anew, then destroy the old epoch key',
  notes: [
    'Works on the data folder (HEARD_DATA_DIR) while no platform runs on it; a platform that runs rotates by itself every HEARD_EPOCH_DAYS days (14).',
    'Afterwards no copy of the vault from before opens any more: make a backup next. Copies of the old keys/epochs.json are yours to destroy.',
    'A rotation that was interrupted is finished instead; nothing is lost by stopping one.',
  ],
  arguments: [],
  options: {},
  async run(_given, { environment, root, progress }) {
    const { facts, openStores, readConfiguration } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    if (!configuration.database && !existsSync(join(configuration.dataDirectory, 'vault.sqlite'))) {
      throw new Failed(`There is no vault in ${configuration.dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
    }
    const stores = await openStores(configuration, facts, Date)
    try {
      progress('wrapping keys anew')
      const { epoch, rewrapped, destroyed } = await stores.keeper.rotate('command-line')
      const lines = [
        `Epoch ${epoch} began: ${rewrapped} data keys, links and drafts are wrapped under it.`,
        `Destroyed: the key of ${destroyed.length === 1 ? 'epoch' : 'epochs'} ${destroyed.join(', ')}. Older copies of the vault open no more: make a backup now.`,
      ]
      return { done: true, data: { epoch, rewrapped, destroyed }, lines }
    } finally {
      await stores.close()
    }
  },
}
