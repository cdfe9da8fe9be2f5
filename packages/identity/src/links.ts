import { createHash, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** What a link is for, and for how long it is good. */
const kinds = { invitation: 7 * 86_400_000, 'break-glass': 86_400_000, 'sign-in': 15 * 60_000 } as const
export type LinkKind = keyof typeof kinds
/** For how many milliseconds a link to sign in is good. */
export const signInLinkLasts = kinds['sign-in']

const shape = /^[\w-]{43}$/
const hashed = (token: string): Buffer => createHash('sha256').update(token).digest()
const Row = z.object({ account: z.string(), kind: z.enum(['invitation', 'break-glass', 'sign-in']) })

/** One-time links: 256 random bits, of which the file has the hash. An account has one of a kind at a time. */
export const createLinks = (database: DatabaseSync, now: () => number) => {
  const drop = (account: string, kind: LinkKind): void => {
    database.prepare('DELETE FROM link WHERE (account = ? AND kind = ?) OR expires <= ?').run(account, kind, now())
  }
  return {
    /** A new link; the older one of its kind is worthless now. */
    make: (account: string, kind: LinkKind): { readonly token: string; readonly expires: number } => {
      drop(account, kind)
      const token = randomBytes(32).toString('base64url')
      const expires = now() + kinds[kind]
      database.prepare('INSERT INTO link (hash, account, kind, expires) VALUES (?, ?, ?, ?)').run(hashed(token), account, kind, expires)
      return { token, expires }
    },
    /** Whose link this is; it stays good. */
    accountOf: (token: string, ...wanted: readonly LinkKind[]): string | undefined => {
      if (!shape.test(token)) return undefined
      const row = Row.optional().parse(database.prepare('SELECT account, kind FROM link WHERE hash = ? AND expires > ?').get(hashed(token), now()))
      return row && wanted.includes(row.kind) ? row.account : undefined
    },
    /** Uses a link up; answers whether it was good. */
    take: (token: string): boolean => database.prepare('DELETE FROM link WHERE hash = ? AND expires > ?').run(hashed(token), now()).changes === 1,
    drop,
  }
}
export type Links = ReturnType<typeof createLinks>
