import { resolve } from 'node:path'
import type { Command } from '../command.ts'

/** `heard restore` */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Put a backup into a new data folder (HEARD_DATA_DIR)',
  notes: [
    'Put your copy of keys/ and the newest copy of the list of erasures (erasures.list, or what HEARD_ERASURE_LIST names) there first.',
    'The next start erases again what was erased since the backup, checks that, and only then opens. Interrupted, run it again.',
  ],
  arguments: [{ name: 'DIR', what: 'the folder of the backup' }],
  options: {},
  async run({ texts }, { environment, root, standing, progress }) {
    const { readConfiguration, restore } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    const { dataDirectory } = configuration
    progress(`restoring into ${dataDirectory}`)
    const manifest = await restore(resolve(standing, texts.DIR ?? ''), configuration)
    return {
      done: true,
      data: { dataDirectory, ...manifest },
      lines: [
        `Restored ${manifest.facts} facts as they were on ${manifest.at} into ${dataDirectory}`,
        'The next start erases again what was erased since then before it opens.',
      ],
    }
  },
}
