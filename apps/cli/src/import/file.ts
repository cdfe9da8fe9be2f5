import { readFileSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { largestImport } from '@heard/contracts/engagement'
import type { z } from 'zod'
import { Failed, UsageError } from '../failures.ts'

/** A file to import from, as it is on disk. */
export type ImportFile = { readonly path: string; readonly name: string; readonly content: Buffer }

const read = (argument: string, standing: string, named: string): Buffer => {
  const path = resolve(standing, named)
  try {
    return readFileSync(path)
  } catch (error) {
    const why = error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'there is no such file' : 'it cannot be read'
    throw new UsageError(`${argument} ${named}: ${why} (looked at ${path})`)
  }
}

/** @throws UsageError when there is no such file, or it is too large */
export const readImportFile = (argument: string, standing: string, named: string): ImportFile => {
  const content = read(argument, standing, named)
  if (content.byteLength === 0) throw new UsageError(`${argument} ${named}: this file is empty`)
  if (content.byteLength > largestImport) throw new UsageError(`${argument} ${named}: larger than ${largestImport / 1024 ** 2} MB; split it`)
  return { path: resolve(standing, named), name: basename(named), content }
}

/** @throws UsageError naming what is wrong in the map, by its path */
export const readMap = <Map>(schema: z.ZodType<Map>, standing: string, named: string): Map => {
  const text = read('--map', standing, named).toString('utf8')
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch (error) {
    throw new UsageError(`--map ${named}: this is not JSON (${error instanceof Error ? error.message : String(error)})`)
  }
  const map = schema.safeParse(written)
  if (map.success) return map.data
  const issues = map.error.issues.map(({ path, message }) => `${path.join('.') || 'the map'}: ${message}`)
  throw new UsageError(`--map ${named}: ${issues.join('; ')}`)
}

/**
 * Writes the rows that were not taken beside the file, or where the person stands if nothing may be written there. Says where; nothing when all were taken.
 */
export const writeRejected = ({ path, name }: ImportFile, standing: string, rejected: string | undefined): string | undefined => {
  if (rejected === undefined) return undefined
  for (const place of [`${path}.rejected.csv`, resolve(standing, `${name}.rejected.csv`)]) {
    try {
      writeFileSync(place, rejected, { mode: 0o600 })
      return place
    } catch {}
  }
  throw new Failed(
    `The import is done, but ${name}.rejected.csv can be written neither beside the file nor here; run it again from a folder of your own`,
  )
}
