import { DEADLINE, NOW, story } from '../contract/context.ts'
import { FileKeys } from '../file-keys.ts'
import { migrations } from './migrations/index.ts'
import { PostgresVault } from './postgres-vault.ts'

/** Dumps of vaults as released versions left them, one of each version of the tables, and the epoch keys beside them. */
export const RELEASED = new URL('../../test-data/postgres/', import.meta.url)
export const NEWEST = migrations.length

const MASTER = Buffer.alloc(32, 7).toString('base64url')
const PUBLISHED = { subject: 'programme-1', purpose: 'publication' }

export const openReleased = (url: string, keyFolder: string): Promise<PostgresVault> =>
  PostgresVault.open({
    url,
    keys: new FileKeys({ folder: keyFolder, master: async () => MASTER }),
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => NOW,
  })

/** Something in every table. Answers the refs: confirmed, published, pending, erased. */
export const fillReleased = async (vault: PostgresVault): Promise<readonly string[]> => {
  const requests = [story('kept'), story('Send interpreters', PUBLISHED), story('pending'), story('gone', { subject: 'subject-2' })]
  const sealed = await vault.seal(requests, { deadline: DEADLINE })
  const [kept = '', published = '', pending = '', gone = ''] = sealed.map(({ ref }) => ref)
  await vault.confirm([kept, published, gone])
  await vault.erase('subject-2')
  await vault.link('f1', { contribution: 'c1' })
  await vault.keep({ kind: 'draft', key: 'k', payload: 'draft', expires: '2099-01-01T00:00:00.000Z' })
  await vault.rotate('2026-12-01T09:00:00.000Z')
  return [kept, published, pending, gone]
}
