import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Sql } from './store/sql.ts'

/** What a link is for, and for how long it is good. */
const kinds = { invitation: 7 * 86_400_000, 'break-glass': 86_400_000, 'sign-in': 15 * 60_000 } as const
export type LinkKind = keyof typeof kinds
/** For how many milliseconds a link to sign in is good. */
export const signInLinkLasts = kinds['sign-in']

const shape = /^[\w-]{43}$/
const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()
const Row = z.object({ account: z.string(), kind: z.enum(['invitation', 'break-glass', 'sign-in']) })

/** One-time links: 256 random bits, of which the hash is kept. An account has one of a kind at a time; whatever changes them belongs into a transaction. */
export const createLinks = (now: () => number) => {
  const drop = async (tables: Sql, account: string, kind: LinkKind): Promise<void> => {
    await tables.run('DELETE FROM link WHERE (account = ? AND kind = ?) OR expires <= ?', account, kind, now())
  }
  return {
    /** A new link; the older one of its kind is worthless now. */
    make: async (tables: Sql, account: string, kind: LinkKind): Promise<{ readonly token: string; readonly expires: number }> => {
      await drop(tables, account, kind)
      const token = randomBytes(32).toString('base64url')
      const expires = now() + kinds[kind]
      await tables.run('INSERT INTO link (hash, account, kind, expires) VALUES (?, ?, ?, ?)', hashed(token), account, kind, expires)
      return { token, expires }
    },
    /** Whose link this is; it stays good. */
    accountOf: async (tables: Sql, token: string, ...wanted: readonly LinkKind[]): Promise<string | undefined> => {
      if (!shape.test(token)) return undefined
      const row = Row.optional().parse(await tables.get('SELECT account, kind FROM link WHERE hash = ? AND expires > ?', hashed(token), now()))
      return row && wanted.includes(row.kind) ? row.account : undefined
    },
    /** Uses a link up; answers whether it was good. */
    take: async (tables: Sql, token: string): Promise<boolean> =>
      (await tables.run('DELETE FROM link WHERE hash = ? AND expires > ?', hashed(token), now())) === 1,
    drop,
  }
}
export type Links = ReturnType<typeof createLinks>
