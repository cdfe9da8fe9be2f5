import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import { z } from 'zod'
import { createAppKeySeal } from './app-key-seal.ts'
import type { AccountsDatabase, Sql } from './store/sql.ts'
import { stepAt, stepOf } from './totp.ts'

const codes = 10
/** No letter or digit that looks like another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** 12 letters of 31: 59 bits, in groups for reading. */
const newCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)])
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')
const plain = (code: string): string => code.toLowerCase().replaceAll(/[\s-]/g, '')

const Row = z.object({ app: z.instanceof(Uint8Array).nullable(), app_step: z.coerce.number() })

/** A password's hash, and the key of an app with the code that showed it. */
type WithApp = { readonly hash: string; readonly key: Uint8Array; readonly code: string }

/** The second factor beside a password: an app's codes by a key that is kept sealed, and recovery codes that are hashed. Each counts once. */
export const createSecondFactor = (database: AccountsDatabase, secret: string, now: () => number) => {
  const { seal, open } = createAppKeySeal(secret)
  const hashing = Buffer.from(hkdfSync('sha256', secret, '', 'heard recovery codes', 32))
  const hashed = (account: string, code: string): Buffer =>
    createHmac('sha256', hashing)
      .update(`${account} ${plain(code)}`)
      .digest()

  const rowOf = async (tables: Sql, account: string) =>
    Row.optional().parse(await tables.get('SELECT app, app_step FROM person WHERE id = ?', account))

  const takeAppCode = async (account: string, code: string): Promise<boolean> => {
    const row = await rowOf(database, account)
    const key = row?.app ? open(account, row.app) : undefined
    const step = row && key ? stepOf(key, code, now(), row.app_step) : undefined
    if (step === undefined) return false
    return (await database.run('UPDATE person SET app_step = ? WHERE id = ? AND app_step < ?', step, account, step)) === 1
  }
  const renewCodes = async (tables: Sql, account: string): Promise<string[]> => {
    const fresh = Array.from({ length: codes }, newCode)
    await tables.run('DELETE FROM recovery_code WHERE account = ?', account)
    const insert = 'INSERT INTO recovery_code (hash, account) VALUES (?, ?)'
    await Promise.all(fresh.map((code) => tables.run(insert, hashed(account, code), account)))
    return fresh
  }

  return {
    has: async (tables: Sql, account: string): Promise<boolean> => Boolean((await rowOf(tables, account))?.app),

    codesLeft: async (account: string): Promise<number> =>
      z.object({ n: z.coerce.number() }).parse(await database.get('SELECT count(*) AS n FROM recovery_code WHERE account = ?', account)).n,

    /** By which factor this code is right, if by any; it is used up then. */
    take: async (account: string, code: string): Promise<'app' | 'recovery-code' | undefined> => {
      const digits = code.replaceAll(/\s/g, '')
      if (/^\d{6}$/.test(digits)) return (await takeAppCode(account, digits)) ? 'app' : undefined
      const taken = await database.run('DELETE FROM recovery_code WHERE account = ? AND hash = ?', account, hashed(account, code))
      return taken === 1 ? 'recovery-code' : undefined
    },

    /** Whether a code shows that an app has this key. */
    isCodeOf: (key: Uint8Array, code: string): boolean => stepOf(key, code.replaceAll(/\s/g, ''), now(), 0) !== undefined,

    /** Sets password hash and app; the code that showed the key is used up. Answers new recovery codes. */
    begin: async (tables: Sql, account: string, { hash, key, code }: WithApp): Promise<readonly string[]> => {
      const step = stepOf(key, code.replaceAll(/\s/g, ''), now(), 0) ?? stepAt(now())
      const set = 'UPDATE person SET password = ?, development = 0, app = ?, app_step = ? WHERE id = ?'
      await tables.run(set, hash, seal(account, key), step, account)
      return renewCodes(tables, account)
    },

    renewCodes,

    /** Takes password, app and codes away. */
    end: async (tables: Sql, account: string): Promise<void> => {
      await tables.run('UPDATE person SET password = NULL, app = NULL, app_step = 0 WHERE id = ?', account)
      await tables.run('DELETE FROM recovery_code WHERE account = ?', account)
    },
  }
}
export type SecondFactor = ReturnType<typeof createSecondFactor>
