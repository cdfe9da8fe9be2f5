import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { type Actor, WayIn } from '@heard/contracts/identity'
import { z } from 'zod'
import { readGrants } from './account-store.ts'
import { confirmedFor } from './permissions.ts'
import type { AccountsDatabase, Sql } from './store/sql.ts'

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
  began: z.coerce.number(),
  used: z.coerce.number(),
  confirmed: z.coerce.number(),
  grants: z.string(),
})
const Listed = Row.pick({ id: true, way: true, began: true, used: true })

const pair = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]*)`)
const tokenOf = (headers: Headers): string | undefined => pair.exec(headers.get('cookie') ?? '')?.[1] || undefined

const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax'
const forgetting = `${sessionCookie}=; Max-Age=0; ${attributes}`

const find = `SELECT sitting.id, account, way, began, used, confirmed, grants
  FROM sitting JOIN person ON person.id = account WHERE token = ?`

/**
 * Sessions: a random token in one cookie, of which a keyed hash is kept. The sessions of the last seconds are remembered. What takes tables is part of
 * a transaction, after which `forget` is to be called.
 */
export const createSessions = (database: AccountsDatabase, secret: string, now: () => number, rememberedFor = usuallyRememberedFor) => {
  const remembered = new Map<string, { readonly session: Session; readonly until: number }>()
  /** What was being read when sessions were forgotten is not remembered. */
  let forgotten = 0
  const hashed = (token: string): Buffer => createHmac('sha256', secret).update(`session ${token}`).digest()

  const remember = (token: string, session: Session, until: number): void => {
    for (const oldest of remembered.keys()) {
      if (remembered.size < mostRemembered) break
      remembered.delete(oldest)
    }
    remembered.set(token, { session, until })
  }
  const sweep = async (tables: Sql): Promise<void> => {
    await tables.run('DELETE FROM sitting WHERE began <= ? OR used <= ?', now() - longest, now() - idle)
  }
  const forget = (): void => {
    forgotten += 1
    remembered.clear()
  }

  return {
    /** Begins a session, the same for every way in. `shown`: when its person showed who they are, if not just now. Answers the Set-Cookie values. */
    begin: async (tables: Sql, account: string, way: WayIn, shown = now()): Promise<string[]> => {
      await sweep(tables)
      const token = randomBytes(32).toString('base64url')
      const row = [hashed(token), randomUUID(), account, way, now(), now(), shown]
      await tables.run('INSERT INTO sitting (token, id, account, way, began, used, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?)', ...row)
      return [`${sessionCookie}=${token}; Max-Age=${longest / 1000}; ${attributes}`]
    },

    /** Ends the session of this cookie, if there is one. Answers the Set-Cookie values that make the browser forget it. */
    end: async (headers: Headers): Promise<string[]> => {
      const token = tokenOf(headers)
      if (token !== undefined) await database.run('DELETE FROM sitting WHERE token = ?', hashed(token))
      forget()
      return [forgetting]
    },

    sessionOf: async (headers: Headers): Promise<Session | undefined> => {
      const token = tokenOf(headers)
      if (token === undefined) return undefined
      const known = remembered.get(token)
      if (known && known.until > now()) return known.session
      remembered.delete(token)
      const reading = forgotten
      const row = await database.get(find, hashed(token))
      if (!row) return undefined
      const { id, account, way, began, used, confirmed, grants } = Row.parse(row)
      if (now() >= began + longest || now() >= used + idle) {
        await sweep(database)
        return undefined
      }
      if (now() >= used + written) await database.run('UPDATE sitting SET used = ? WHERE id = ? AND used < ?', now(), id, now())
      const confirmedUntil = confirmed + confirmedFor * minute
      const session = { id, principal: { account, grants: readGrants(account, grants) }, way, confirmed: now() < confirmedUntil }
      const changes = [now() + rememberedFor, began + longest, ...(session.confirmed ? [confirmedUntil] : [])]
      if (reading === forgotten) remember(token, session, Math.min(...changes))
      return session
    },

    /** The sessions of an account, the newest first. */
    list: async (account: string): Promise<ListedSession[]> => {
      await sweep(database)
      return z.array(Listed).parse(await database.all('SELECT * FROM sitting WHERE account = ? ORDER BY began DESC, id', account))
    },

    /** Ends one session of an account; answers whether it was there. */
    endOne: async (account: string, id: string): Promise<boolean> => {
      const ended = await database.run('DELETE FROM sitting WHERE account = ? AND id = ?', account, id)
      forget()
      return ended > 0
    },

    /** Ends all sessions that began by one way in. */
    endAllBy: async (way: WayIn): Promise<void> => {
      await database.run('DELETE FROM sitting WHERE way = ?', way)
      forget()
    },

    /** Ends all sessions of an account that began by one way in. */
    endBy: async (tables: Sql, account: string, way: WayIn): Promise<void> => {
      await tables.run('DELETE FROM sitting WHERE account = ? AND way = ?', account, way)
    },

    /** Ends all sessions of an account but one, or without exception; answers how many. */
    endOthers: (tables: Sql, account: string, kept = ''): Promise<number> =>
      tables.run('DELETE FROM sitting WHERE account = ? AND id <> ?', account, kept),

    /** Somebody showed again who they are. */
    confirm: async (id: string, shown = now()): Promise<void> => {
      const later = 'CASE WHEN confirmed < ? THEN ? ELSE confirmed END'
      await database.run(`UPDATE sitting SET confirmed = ${later}, used = ? WHERE id = ?`, shown, shown, now(), id)
      forget()
    },

    /** To be called after accounts were changed. */
    forget,
  }
}
export type Sessions = ReturnType<typeof createSessions>
