import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConversationFile, forDevelopment, type ProgrammeDefinition, parseProgrammeDefinition, withCheckedNotices } from '@heard/contracts/engagement'
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

/** Questionnaires that a development start brings along; elsewhere staff write their own. */
export const readConversations = ({ profile }: Configuration): readonly ConversationFile[] => {
  const folder = join(programmesFolder, 'conversations')
  if (profile !== 'development') return []
  return readdirSync(folder)
    .toSorted()
    .map((name) => ConversationFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}
