import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ConfigurationError } from '@heard/service-kit'
import { z } from 'zod'
import { syncFolder } from '../sync.ts'

const Mark = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('copying') }),
  /** `restore` names this restore; the backup was made at `backupAt` of so many facts. */
  z.strictObject({ state: z.literal('copied'), restore: z.uuid(), backupAt: z.iso.datetime(), facts: z.int().min(0) }),
])
/** Data that came from a backup, until the erasure replay list was played over them. */
export type RestoredMark = z.infer<typeof Mark>

const fileIn = (folder: string): string => join(folder, 'restored.json')

/** The mark of a data folder, if it has one; one that cannot be read counts as a restore that was interrupted. */
export const readMark = (folder: string): RestoredMark | undefined => {
  const file = fileIn(folder)
  if (!existsSync(file)) return undefined
  try {
    return Mark.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { state: 'copying' }
  }
}

export const writeMark = (folder: string, mark: RestoredMark): void => {
  const file = fileIn(folder)
  writeFileSync(`${file}.new`, JSON.stringify(mark), { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  syncFolder(dirname(file))
}

export const clearMark = (folder: string): void => {
  rmSync(fileIn(folder), { force: true })
  syncFolder(folder)
}

/** @throws ConfigurationError when a restore into this folder did not end */
export const refuseHalfRestored = (folder: string): void => {
  if (readMark(folder)?.state === 'copying') {
    throw new ConfigurationError(`the restore into ${folder} was interrupted; run ./heard restore again`)
  }
}
