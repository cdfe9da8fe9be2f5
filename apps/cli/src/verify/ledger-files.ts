import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { FolderTiles } from '@heard/transparency-log'
import { FetchSource, type LogSource } from '@heard/transparency-log/verify'
import { z } from 'zod'
import { Failed } from '../failures.ts'
import { patientFetch } from './patient-fetch.ts'

/** A published ledger: its log, and the files beside it. */
export type LedgerFiles = {
  /** Address or folder that ends above `checkpoint`. */
  readonly place: string
  readonly log: LogSource
  /** The text of a file beside the log; nothing when there is none. */
  text(path: string): Promise<string | undefined>
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')

const inFolder = (folder: string): LedgerFiles => ({
  place: folder,
  log: new FolderTiles(folder),
  text: (path) =>
    readFile(join(folder, path), 'utf8').catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    }),
})

const atAddress = (base: string): LedgerFiles => {
  const log = new FetchSource({ base, fetch: patientFetch })
  return {
    place: base,
    log,
    async text(path) {
      const bytes = await log.read(path)
      return bytes && new TextDecoder().decode(bytes)
    },
  }
}

/** The ledger at an address or in a folder: there itself, or in `ledger` below. @throws Failed when there is none or it cannot be read */
export const openLedger = async (standing: string, where: string): Promise<LedgerFiles> => {
  const isAddress = /^https?:\/\//i.test(where)
  const top = isAddress ? where.replace(/\/+$/, '') : resolve(standing, where)
  const candidates = isAddress ? [atAddress(top), atAddress(`${top}/ledger`)] : [inFolder(top), inFolder(join(top, 'ledger'))]
  for (const files of candidates) if ((await files.text('checkpoint')) !== undefined) return files
  throw new Failed(`There is no ledger at ${top}: neither there nor in "ledger" below it is a file "checkpoint"`)
}

const Description = z.object({ verifierKey: z.string() })

/** The key that the ledger itself names; nothing when it names none. */
export const keyItGives = async (files: LedgerFiles): Promise<string | undefined> => {
  const text = await files.text('heard-ledger.json')
  if (text === undefined) return undefined
  try {
    return Description.parse(JSON.parse(text)).verifierKey
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    throw new Failed(`${files.place}/heard-ledger.json does not say which key signs; give it with --key`)
  }
}
