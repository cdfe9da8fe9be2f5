import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forDevelopment, type ProgrammeDefinition, parseProgrammeDefinition, withCheckedNotices } from '@heard/contracts/engagement'
import type { Configuration } from '@heard/service-kit'

const programmesFolder = fileURLToPath(new URL('../../../programmes', import.meta.url))

/**
 * The programmes of this installation, read from their files. In development each opens an edition from today.
 * @throws ProgrammeFileWrong naming file, path and fix
 */
export const readProgrammes = ({ profile }: Configuration, today: string): readonly ProgrammeDefinition[] =>
  readdirSync(programmesFolder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseProgrammeDefinition(`programmes/${name}`, readFileSync(join(programmesFolder, name), 'utf8')))
    .map((definition) => (profile === 'development' ? forDevelopment(definition, today) : withCheckedNotices(definition)))
