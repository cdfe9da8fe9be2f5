import { join } from 'node:path'
import { LedgerEntry } from '@heard/contracts/ledger'
import { z } from 'zod'
import { readText, writeDurably } from '../durable-file.ts'
import { LedgerDescription } from './ledger-description.ts'

export const DESCRIPTION = 'heard-ledger.json'
const SCHEMA = 'schema/entry-v1.json'

const entrySchema = (): string => {
  const schema = z.toJSONSchema(LedgerEntry, { io: 'input', unrepresentable: 'any' })
  return `${JSON.stringify({ ...schema, $id: 'heard-ledger-entry-v1', title: 'An entry of the public ledger of Heard, version 1' }, undefined, 2)}\n`
}

/** The description as it was last written into a public folder. */
export const readDescription = async (folder: string): Promise<LedgerDescription | undefined> => {
  const text = await readText(join(folder, DESCRIPTION))
  return text === undefined ? undefined : LedgerDescription.parse(JSON.parse(text))
}

export const POLICY = 'tlog-policy'

/** Writes, beside the log, whom a verifier should trust for it. */
export const publishPolicy = async (folder: string, text: string): Promise<void> => {
  const file = join(folder, POLICY)
  if ((await readText(file)) !== text) await writeDurably(file, text)
}

/** Writes description and schema beside the log. */
export const describeLedger = async (folder: string, about: Omit<LedgerDescription, 'entrySchema'>): Promise<LedgerDescription> => {
  const description = { ...about, entrySchema: SCHEMA }
  const files = [
    [join(folder, SCHEMA), entrySchema()],
    [join(folder, DESCRIPTION), `${JSON.stringify(description, undefined, 2)}\n`],
  ] as const
  for (const [file, text] of files) if ((await readText(file)) !== text) await writeDurably(file, text)
  return description
}
