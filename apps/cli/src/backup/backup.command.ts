import { resolve } from 'node:path'
import type { Command } from '../command.ts'

/** `heard backup` */
export const backup: Command = {
  name: 'backup',
  summary: 'Back up the facts, the vault and the accounts while no platform runs on the data folder',
  notes: [
    'A backup holds neither keys nor the list of erasures (HEARD_ERASURE_LIST): keep current copies of both, apart from backups and from each other.',
    'It can be restored until the epoch key is rotated, and says until when that is. See docs/guides/backup-and-restore.md.',
  ],
  arguments: [{ name: 'DIR', what: 'a new folder for this backup' }],
  options: {},
  async run({ texts }, { environment, root, standing, progress }) {
    const { backUp, readConfiguration } = await import('@heard/standalone')
    const folder = resolve(standing, texts.DIR ?? '')
    const configuration = readConfiguration(environment, root)
    progress(`backing up ${configuration.dataDirectory}`)
    const manifest = await backUp(configuration, folder)
    const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0)
    return {
      done: true,
      data: { folder, ...manifest },
      lines: [
        `Backed up ${manifest.facts} facts with their vault and accounts, ${Math.ceil(bytes / 1024)} KB, into ${folder}`,
        `It can be restored until ${manifest.usableUntil.slice(0, 10)}, when the key of this epoch is destroyed, or until you rotate the keys.`,
      ],
    }
  },
}
