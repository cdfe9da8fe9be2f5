import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ProgrammeDefinition, readProgrammeDefinition } from '@heard/contracts/engagement'
import { ConfigurationError } from '@heard/service-kit'

const programmesFolder = fileURLToPath(new URL('../../../programmes', import.meta.url))

/**
 * The programmes of this installation, read from their files.
 * @throws ConfigurationError naming every file, path and fix
 */
export const readProgrammes = (folder = programmesFolder): readonly ProgrammeDefinition[] => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const read = files.toSorted().map((name) => readProgrammeDefinition(`programmes/${name}`, readFileSync(join(folder, name), 'utf8')))
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []))
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'))
  return read.flatMap((one) => ('definition' in one ? [one.definition] : []))
}
