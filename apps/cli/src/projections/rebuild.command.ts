import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { Failed, UsageError } from '../failures.ts'
import { type Rebuilt, rebuildAll } from './rebuild.ts'

const line = ({ name, facts, milliseconds, stoppedAt }: Rebuilt): string => {
  const perSecond = Math.round((facts * 1000) / Math.max(milliseconds, 1))
  return stoppedAt === null
    ? `${name}: ${facts} facts in ${milliseconds} ms (${perSecond} a second)`
    : `${name}: stopped at fact ${stoppedAt}, which it cannot take in; the others go on`
}

/** `heard projections rebuild` */
export const rebuildProjections: Command = {
  name: 'projections rebuild',
  summary: 'Build read models again from the first fact',
  notes: [
    'Works on the data folder (HEARD_DATA_DIR) while no platform runs on it. NAME is as /health/ready lists it, such as reporting/accountability.',
  ],
  arguments: [{ name: 'NAME', optional: true, what: 'one read model; all unless given' }],
  options: {},
  async run({ texts }, { environment, root, progress }) {
    const { readConfiguration, services } = await import('@heard/standalone')
    const { dataDirectory } = readConfiguration(environment, root)
    if (!existsSync(join(dataDirectory, 'facts.sqlite'))) {
      throw new Failed(`There are no facts in ${dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
    }
    const names = services.flatMap(({ name, projections }) => projections.map((projection) => `${name}/${projection.name}`))
    if (texts.NAME !== undefined && !names.includes(texts.NAME)) throw new UsageError(`NAME must be one of ${names.join(', ')}, not "${texts.NAME}"`)
    const rebuilt = await rebuildAll({ dataDirectory, services, only: texts.NAME, progress })
    return { done: rebuilt.every(({ stoppedAt }) => stoppedAt === null), data: { rebuilt }, lines: rebuilt.map(line) }
  },
}
