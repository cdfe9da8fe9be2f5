import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder } from './sync.ts'

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

/** A file's text; nothing when there is no such file. */
export const readText = async (file: string): Promise<string | undefined> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** Writes a whole file or none, durable when it resolves. `mode`: who may read it, as for `chmod`. */
export const writeDurably = async (file: string, text: string, mode = 0o666): Promise<void> => {
  const draft = `${file}.new`
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(draft, 'w', mode)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, file)
  syncFolder(dirname(file))
}

/** Removes a file, durably; one that is not there is no error. */
export const removeDurably = async (file: string): Promise<void> => {
  if ((await readText(file)) === undefined) return
  await rm(file)
  syncFolder(dirname(file))
}
