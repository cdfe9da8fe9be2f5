import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { AnchorFiles, WordingFiles } from '@heard/audit-trail'
import { Binding } from '@heard/contracts/ledger'
import type { Configuration } from '@heard/service-kit'
import { readText, removeDurably, writeDurably } from '../durable-file.ts'

/** Where the two logs of an installation lie. `ledger/` is public as it stands: any static host can serve a copy of it. */
export type LedgerPlace = {
  readonly publicFolder: string
  readonly privateFolder: string
  /** Signed heads of both; in no backup, since an older one must not sign on. */
  readonly heads: string
  readonly index: string
  /** What witnesses cosigned last. */
  readonly witnesses: string
  keyOf(origin: string): string
}

/** A log that begins anew under another name gets another key, so that a key without its log is noticed. */
export const keyName = (name: string, kind: 'ledger' | 'witness' = 'ledger'): string =>
  `${kind}-${createHash('sha256').update(name).digest('hex').slice(0, 16)}.key`

export const ledgerPlace = ({ dataDirectory, keysDirectory }: Pick<Configuration, 'dataDirectory' | 'keysDirectory'>): LedgerPlace => ({
  publicFolder: join(dataDirectory, 'ledger'),
  privateFolder: join(dataDirectory, 'private-log'),
  heads: join(dataDirectory, 'ledger-heads.sqlite'),
  witnesses: join(dataDirectory, 'ledger-witnesses.json'),
  index: join(dataDirectory, 'read', 'ledger-entries.sqlite'),
  keyOf: (origin) => join(keysDirectory, keyName(origin)),
})

const wordingPath = (folder: string, binding: string): string => join(folder, 'wording', `${Binding.parse(binding)}.json`)

export const wordingFiles = (folder: string): WordingFiles & { read(binding: string): Promise<string | undefined> } => ({
  async publish(binding, text) {
    const file = wordingPath(folder, binding)
    if ((await readText(file)) !== text) await writeDurably(file, text)
  },
  withdraw: (binding) => removeDurably(wordingPath(folder, binding)),
  read: (binding) => readText(wordingPath(folder, binding)),
})

const anchorPath = (folder: string, day: string): string => join(folder, 'anchors', day)

export const anchorFiles = (folder: string): AnchorFiles => ({
  read: (day) => readText(anchorPath(folder, day)),
  async keep(day, checkpoint) {
    if ((await readText(anchorPath(folder, day))) === undefined) await writeDurably(anchorPath(folder, day), checkpoint)
  },
})
