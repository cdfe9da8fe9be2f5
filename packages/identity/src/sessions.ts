import type { Principal } from '@heard/contracts/identity'
import { isAPIError } from 'better-auth/api'
import { readGrants } from './account-store.ts'
import { type Auth, sessionCookie } from './auth.ts'

/** How long a principal is remembered, in milliseconds: what another process changed counts after that. */
const rememberedFor = 5_000
const mostRemembered = 10_000

const pair = new RegExp(`(?:^|;\\s*)${sessionCookie}=([^;]*)`)

const cookieOf = (headers: Headers): string | undefined => {
  const value = pair.exec(headers.get('cookie') ?? '')?.[1]
  return value === undefined ? undefined : `${sessionCookie}=${value}`
}

const sessionCookiesOf = (headers: Headers) => headers.getSetCookie().filter((cookie) => cookie.startsWith(`${sessionCookie}=`))

const principalFrom = (user: { id: string; name: string; grants: string }): Principal => ({
  account: user.id,
  name: user.name,
  grants: readGrants(user.id, user.grants),
})

/** Sessions in better-auth, with the principals of the last seconds remembered. */
export const createSessions = (auth: Auth, now: () => number) => {
  const remembered = new Map<string, { readonly principal: Principal; readonly until: number }>()
  let changes = 0

  const remember = (cookie: string, principal: Principal, until: number) => {
    for (const oldest of remembered.keys()) {
      if (remembered.size < mostRemembered) break
      remembered.delete(oldest)
    }
    remembered.set(cookie, { principal, until })
  }

  return {
    /** The new session's Set-Cookie values and principal; nothing when the address or the password is not right. */
    begin: async (email: string, password: string): Promise<{ cookies: string[]; principal: Principal } | undefined> => {
      try {
        const { headers, response } = await auth.api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true })
        return { cookies: sessionCookiesOf(headers), principal: principalFrom(response.user) }
      } catch (error) {
        if (isAPIError(error) && (error.statusCode === 401 || error.statusCode === 400)) return undefined
        throw error
      }
    },

    /** Ends the session of this cookie, if there is one. Answers the Set-Cookie values that make the browser forget it. */
    end: async (headers: Headers): Promise<string[]> => {
      const cookie = cookieOf(headers)
      const ended = await auth.api.signOut({ headers: new Headers(cookie === undefined ? {} : { cookie }), returnHeaders: true })
      changes += 1
      remembered.clear()
      return sessionCookiesOf(ended.headers)
    },

    principalOf: async (headers: Headers): Promise<Principal | undefined> => {
      const cookie = cookieOf(headers)
      if (cookie === undefined) return undefined
      const known = remembered.get(cookie)
      if (known && known.until > now()) return known.principal
      const seen = changes
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
      if (!found) return undefined
      const principal = principalFrom(found.user)
      if (seen === changes) remember(cookie, principal, Math.min(now() + rememberedFor, found.session.expiresAt.getTime()))
      return principal
    },

    /** To be called after accounts were changed. */
    forget: () => {
      changes += 1
      remembered.clear()
    },
  }
}
