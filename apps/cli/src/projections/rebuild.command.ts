import type { Command, Surroundings } from '../command.ts'
import { connectHere, withConnection } from '../connect/connection.ts'
import { waitUntilReady } from '../connect/readiness.ts'
import { Failed, UsageError } from '../failures.ts'
import { analysisIndex, type Rebuilt, rebuildAll } from './rebuild.ts'

const PATIENCE_MS = 3_600_000

const line = ({ name, milliseconds, stopped }: Rebuilt): string =>
  stopped ? `${name}: stopped at a fact that it cannot take in; the others go on` : `${name}: built again in ${milliseconds} ms`

/** A start of the platform builds it, from texts that it may open. */
const buildAnalysisIndex = async (surroundings: Surroundings): Promise<Rebuilt> => {
  surroundings.progress(analysisIndex)
  const began = performance.now()
  const answer = await withConnection(await connectHere(surroundings), ({ call }) => waitUntilReady(call, PATIENCE_MS))
  const stopped = answer === undefined || answer.degraded.includes(analysisIndex)
  return { name: analysisIndex, milliseconds: Math.round(performance.now() - began), stopped }
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
  async run({ texts }, surroundings) {
    const { environment, root, progress } = surroundings
    const { hasFacts, openFacts, readConfiguration, services } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    const { dataDirectory } = configuration
    if (!hasFacts(configuration)) {
      throw new Failed(`There are no facts in ${dataDirectory}; set HEARD_DATA_DIR to the folder of the platform`)
    }
    const names = [...services.flatMap(({ name, projections }) => projections.map((projection) => `${name}/${projection.name}`)), analysisIndex]
    if (texts.NAME !== undefined && !names.includes(texts.NAME)) throw new UsageError(`NAME must be one of ${names.join(', ')}, not "${texts.NAME}"`)
    const rebuilt = [...(await rebuildAll({ dataDirectory, store: await openFacts(configuration), services, only: texts.NAME, progress }))]
    if (texts.NAME === undefined || texts.NAME === analysisIndex) rebuilt.push(await buildAnalysisIndex(surroundings))
    return { done: rebuilt.every(({ stopped }) => !stopped), data: { rebuilt }, lines: rebuilt.map(line) }
  },
}
