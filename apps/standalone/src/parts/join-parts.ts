import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PartProcess } from '@heard/contracts/platform'
import { type Clock, type Configuration, ConfigurationError, knownProcesses, partsStream, recordFact } from '@heard/service-kit'
import { readText, writeDurably } from '../durable-file.ts'
import type { Stores } from '../stores.ts'
import type { Composition, ServingPart } from './composition.ts'

const ANALYSIS = 'analysis'

/** The id of a data folder, made with it. @throws ConfigurationError */
const processOf = async (folder: string): Promise<string> => {
  const file = join(folder, 'process.json')
  const text = await readText(file)
  if (text === undefined) {
    const process = randomUUID()
    await writeDurably(file, `${JSON.stringify({ process })}\n`, 0o600)
    return process
  }
  try {
    return PartProcess.pick({ process: true }).parse(JSON.parse(text)).process
  } catch {
    throw new ConfigurationError(
      `${file} cannot be read; delete it together with the folder read beside it, and tell ./heard parts gone the old number`,
    )
  }
}

/** Deletes read models that nobody keeps in step here: they were left by what ran on this folder before. */
const deleteReadModels = (folder: string, kept: readonly string[]): void => {
  for (const name of readdirSync(folder)) {
    const [service = ''] = name.split('.sqlite')
    if (!kept.includes(service)) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/**
 * Lets everybody know, before anything is read from the vault, that this process has a folder that erasures have to be checked in. A folder that was said
 * to be destroyed loses its read models first: what was erased meanwhile was not looked for in it. @throws ConfigurationError
 */
export const joinParts = async (
  { store }: Pick<Stores, 'store'>,
  { dataDirectory }: Pick<Configuration, 'dataDirectory'>,
  { part, services }: { readonly part: ServingPart } & Pick<Composition, 'services'>,
  clock: Clock,
): Promise<PartProcess> => {
  const process = await processOf(dataDirectory)
  const known = (await knownProcesses(store)).get(process)
  const own = services.map(({ name }) => name)
  const kept = own.includes('reporting') ? [...own, ANALYSIS] : own
  deleteReadModels(join(dataDirectory, 'read'), known?.gone ? [] : kept)
  if (!known || known.gone || known.part !== part) {
    await recordFact({ store, clock }, { type: 'PartJoined', data: { process, part }, stream: partsStream, actor: 'system' })
  }
  return { process, part }
}
