import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forDevelopment, parseProgrammeDefinition, type ProgrammeDefinition, withCheckedNotices } from '@heard/contracts/engagement'
import type { Configuration } from '@heard/service-kit'

const folder = fileURLToPath(new URL('../../../programmes', import.meta.url))

/** The programmes of this installation, read from their files. In development each opens an edition from today. */
export const readProgrammes = ({ profile }: Configuration, today: string): readonly ProgrammeDefinition[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => parseProgrammeDefinition(name, JSON.parse(readFileSync(join(folder, name), 'utf8'))))
    .map((definition) => (profile === 'development' ? forDevelopment(definition, today) : withCheckedNotices(definition)))
