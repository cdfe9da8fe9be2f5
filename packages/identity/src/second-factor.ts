import { createHmac, hkdfSync, randomInt } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { createAppKeySeal } from './app-key-seal.ts'
import { inTransaction } from './database.ts'
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

const Row = z.object({ app: z.instanceof(Uint8Array).nullable(), app_step: z.number() })

/** The second factor beside a password: an app's codes by a key that is sealed in the file, and recovery codes that are hashed. Each counts once. */
export const createSecondFactor = (database: DatabaseSync, secret: string, now: () => number) => {
  const { seal, open } = createAppKeySeal(secret)
  const hashing = Buffer.from(hkdfSync('sha256', secret, '', 'heard recovery codes', 32))
  const hashed = (account: string, code: string): Buffer =>
    createHmac('sha256', hashing)
      .update(`${account} ${plain(code)}`)
      .digest()

  const rowOf = (account: string) => Row.optional().parse(database.prepare('SELECT app, app_step FROM person WHERE id = ?').get(account))

  const takeAppCode = (account: string, code: string): boolean => {
    const row = rowOf(account)
    const key = row?.app ? open(account, row.app) : undefined
    const step = row && key ? stepOf(key, code, now(), row.app_step) : undefined
    if (step === undefined) return false
    const { changes } = database.prepare('UPDATE person SET app_step = ? WHERE id = ? AND app_step < ?').run(step, account, step)
    return changes === 1
  }
  const renewCodes = (account: string): string[] => {
    const fresh = Array.from({ length: codes }, newCode)
    database.prepare('DELETE FROM recovery_code WHERE account = ?').run(account)
    const add = database.prepare('INSERT INTO recovery_code (hash, account) VALUES (?, ?)')
    for (const code of fresh) add.run(hashed(account, code), account)
    return fresh
  }

  return {
    has: (account: string): boolean => Boolean(rowOf(account)?.app),

    codesLeft: (account: string): number =>
      z.object({ left: z.number() }).parse(database.prepare('SELECT count(*) AS left FROM recovery_code WHERE account = ?').get(account)).left,

    /** By which factor this code is right, if by any; it is used up then. */
    take: (account: string, code: string): 'app' | 'recovery-code' | undefined => {
      const digits = code.replaceAll(/\s/g, '')
      if (/^\d{6}$/.test(digits)) return takeAppCode(account, digits) ? 'app' : undefined
      const { changes } = database.prepare('DELETE FROM recovery_code WHERE account = ? AND hash = ?').run(account, hashed(account, code))
      return changes === 1 ? 'recovery-code' : undefined
    },

    /** Whether a code shows that an app has this key. */
    isCodeOf: (key: Uint8Array, code: string): boolean => stepOf(key, code.replaceAll(/\s/g, ''), now(), 0) !== undefined,

    /** Sets password hash and app in one step; the code that showed the key is used up. Answers new recovery codes. */
    begin: (account: string, hash: string, key: Uint8Array, code: string): readonly string[] =>
      inTransaction(database, () => {
        const step = stepOf(key, code.replaceAll(/\s/g, ''), now(), 0) ?? stepAt(now())
        database
          .prepare('UPDATE person SET password = ?, development = 0, app = ?, app_step = ? WHERE id = ?')
          .run(hash, seal(account, key), step, account)
        return renewCodes(account)
      }),

    renewCodes: (account: string): readonly string[] => inTransaction(database, () => renewCodes(account)),

    /** Takes password, app and codes away. */
    end: (account: string): void =>
      inTransaction(database, () => {
        database.prepare('UPDATE person SET password = NULL, app = NULL, app_step = 0 WHERE id = ?').run(account)
        database.prepare('DELETE FROM recovery_code WHERE account = ?').run(account)
      }),
  }
}
export type SecondFactor = ReturnType<typeof createSecondFactor>
