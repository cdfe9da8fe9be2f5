import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Opened, Vault } from '@heard/vault'

/** A row of the vault, as its file has it. */
export type SealedRow = { readonly ref: string; readonly field: string; readonly purpose: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Every row that is sealed in a data folder. */
export const sealedRows = (folder: string): readonly SealedRow[] => {
  const database = new DatabaseSync(join(folder, 'vault.sqlite'), { readOnly: true })
  try {
    return database
      .prepare('SELECT ref, field, purpose FROM sealed JOIN data_key ON data_key.id = sealed.key_id ORDER BY sealed.ref')
      .all()
      .map(({ ref, field, purpose }) => ({ ref: text(ref), field: text(field), purpose: text(purpose) }))
  } finally {
    database.close()
  }
}

/** What each row answers to somebody who may open it. */
export const openRows = async (vault: Vault, rows: readonly SealedRow[]): Promise<readonly (SealedRow & { readonly opened: Opened })[]> => {
  const answers: (SealedRow & { readonly opened: Opened })[] = []
  for (const purpose of new Set(rows.map((row) => row.purpose))) {
    const ofPurpose = rows.filter((row) => row.purpose === purpose)
    const opened = await vault.open(
      ofPurpose.map(({ ref }) => ref),
      { purpose, actor: 'spec', reason: 'review' },
    )
    for (const [index, row] of ofPurpose.entries()) {
      const answer = opened[index]
      if (answer) answers.push({ ...row, opened: answer })
    }
  }
  return answers
}
