import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { type Actor, WayIn } from '@heard/contracts/identity'
import { z } from 'zod'
import { readGrants } from './account-store.ts'
import { confirmedFor } from './permissions.ts'

/** The session's cookie. `__Host-` makes browsers insist on Secure, Path=/ and no Domain. */
export const sessionCookie = '__Host-session'

const minute = 60_000
/** A working day; a session is never prolonged. */
const longest = 12 * 60 * minute
/** Without any use for so long it ends. */
const idle = 30 * minute
/** How often the time of the last use is written. */
const written = minute
/** How long a session is remembered, in milliseconds: what another process changed counts after that. */
const usuallyRememberedFor = 5_000
const mostRemembered = 10_000

/** Who sent a request, by which session, and whether they showed lately who they are. */
export type Session = { readonly id: string; readonly principal: Actor; readonly way: WayIn; readonly confirmed: boolean }

/** A session as its person sees it; times in milliseconds since 1970. */
export type ListedSession = { readonly id: string; readonly way: WayIn; readonly began: number; readonly used: number }

const Row = z.object({
  id: z.string(),
  account: z.string(),
  way: WayIn,
  began: z.number(),
  used: z.number(),
  confirmed: z.number(),
  grants: z.string(),
})
const Listed = Row.pick({ id: true, way: true, began: true, used: true })

const pair = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]*)`)
const tokenOf = (headers: Headers): string | undefined => pair.exec(headers.get('cookie') ?? '')?.[1] || undefined

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'
const forgetting = `${sessionCookie}=; Max-Age=0; ${attributes}`

const find = `SELECT sitting.id, account, way, began, used, confirmed, grants
  FROM sitting JOIN person ON person.id = account WHERE token = ?`

/** Sessions: a random token in one cookie, of which the file has a keyed hash. The sessions of the last seconds are remembered. */
export const createSessions = (database: DatabaseSync, secret: string, now: () => number, rememberedFor = usuallyRememberedFor) => {
  const remembered = new Map<string, { readonly session: Session; readonly until: number }>()
  const hashed = (token: string): Buffer => createHmac('sha256', secret).update(`session ${token}`).digest()

  const remember = (token: string, session: Session, until: number): void => {
    for (const oldest of remembered.keys()) {
      if (remembered.size < mostRemembered) break
      remembered.delete(oldest)
    }
    remembered.set(token, { session, until })
  }
  const sweep = (): void => {
    database.prepare('DELETE FROM sitting WHERE began <= ? OR used <= ?').run(now() - longest, now() - idle)
  }
  const forget = (): void => remembered.clear()

  return {
    /** Begins a session, the same for every way in. `shown`: when its person showed who they are, if not just now. Answers the Set-Cookie values. */
    begin: (account: string, way: WayIn, shown = now()): string[] => {
      sweep()
      const token = randomBytes(32).toString('base64url')
      database
        .prepare('INSERT INTO sitting (token, id, account, way, began, used, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?)')
        .run(hashed(token), randomUUID(), account, way, now(), now(), shown)
      return [`${sessionCookie}=${token}; Max-Age=${longest / 1000}; ${attributes}`]
    },

    /** Ends the session of this cookie, if there is one. Answers the Set-Cookie values that make the browser forget it. */
    end: (headers: Headers): string[] => {
      const token = tokenOf(headers)
      if (token !== undefined) database.prepare('DELETE FROM sitting WHERE token = ?').run(hashed(token))
      forget()
      return [forgetting]
    },

    sessionOf: (headers: Headers): Session | undefined => {
      const token = tokenOf(headers)
      if (token === undefined) return undefined
      const known = remembered.get(token)
      if (known && known.until > now()) return known.session
      remembered.delete(token)
      const row = database.prepare(find).get(hashed(token))
      if (!row) return undefined
      const { id, account, way, began, used, confirmed, grants } = Row.parse(row)
      if (now() >= began + longest || now() >= used + idle) {
        sweep()
        return undefined
      }
      if (now() >= used + written) database.prepare('UPDATE sitting SET used = ? WHERE id = ?').run(now(), id)
      const confirmedUntil = confirmed + confirmedFor * minute
      const session = { id, principal: { account, grants: readGrants(account, grants) }, way, confirmed: now() < confirmedUntil }
      const changes = [now() + rememberedFor, began + longest, ...(session.confirmed ? [confirmedUntil] : [])]
      remember(token, session, Math.min(...changes))
      return session
    },

    /** The sessions of an account, the newest first. */
    list: (account: string): ListedSession[] => {
      sweep()
      return z.array(Listed).parse(database.prepare('SELECT * FROM sitting WHERE account = ? ORDER BY began DESC, id').all(account))
    },

    /** Ends one session of an account; answers whether it was there. */
    endOne: (account: string, id: string): boolean => {
      const { changes } = database.prepare('DELETE FROM sitting WHERE account = ? AND id = ?').run(account, id)
      forget()
      return changes > 0
    },

    /** Ends all sessions that began by one way in. */
    endAllBy: (way: WayIn): void => {
      database.prepare('DELETE FROM sitting WHERE way = ?').run(way)
      forget()
    },

    /** Ends all sessions of an account that began by one way in. */
    endBy: (account: string, way: WayIn): void => {
      database.prepare('DELETE FROM sitting WHERE account = ? AND way = ?').run(account, way)
      forget()
    },

    /** Ends all sessions of an account but one; answers how many. */
    endOthers: (account: string, kept: string): number => {
      const { changes } = database.prepare('DELETE FROM sitting WHERE account = ? AND id <> ?').run(account, kept)
      forget()
      return Number(changes)
    },

    /** Somebody showed again who they are. */
    confirm: (id: string, shown = now()): void => {
      database.prepare('UPDATE sitting SET confirmed = max(confirmed, ?), used = ? WHERE id = ?').run(shown, now(), id)
      forget()
    },

    /** To be called after accounts were changed. */
    forget,
  }
}
export type Sessions = ReturnType<typeof createSessions>
