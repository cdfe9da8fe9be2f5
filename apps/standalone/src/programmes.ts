import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConversationFile, forDevelopment, type ProgrammeDefinition, parseProgrammeDefinition, withCheckedNotices } from '@heard/contracts/engagement'
import { type Configuration, ConfigurationError } from '@heard/service-kit'

const programmesFolder = fileURLToPath(new URL('../../../programmes', import.meta.url))

const filesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.json'))

/** @throws ConfigurationError naming those that there are */
const demonstrationFile = (name: string): string => {
  const there = filesIn(join(programmesFolder, 'demonstrations')).filter((file) => !file.endsWith('.map.json'))
  if (there.includes(`${name}.json`)) return `demonstrations/${name}.json`
  const names = there.map((file) => file.replace('.json', '')).join(', ')
  throw new ConfigurationError(`HEARD_DEMONSTRATION names ${name}, which is no file of programmes/demonstrations; there are: ${names}`)
}

/**
 * The programmes of this installation, read from their files. In development each opens an edition from today.
 * @throws ProgrammeFileWrong naming file, path and fix
 */
export const readProgrammes = ({ profile, demonstration }: Configuration, today: string): readonly ProgrammeDefinition[] =>
  [...filesIn(programmesFolder).toSorted(), ...(demonstration === undefined ? [] : [demonstrationFile(demonstration)])]
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
