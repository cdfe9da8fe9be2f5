import type { DatabaseSync } from 'node:sqlite'
import { longestPassword } from '@heard/contracts/identity'
import { betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { hashPassword, verifyPassword } from './passwords.ts'

/** The session's cookie. `__Host-` makes browsers insist on Secure, Path=/ and no Domain. */
export const sessionCookie = '__Host-session'

/** A working day; a session is never prolonged. */
const sessionSeconds = 12 * 60 * 60

const configure = (database: DatabaseSync, secret: string, origin: string) =>
  betterAuth({
    database,
    secret,
    baseURL: origin,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        grants: { type: 'string', required: true, input: false },
        development: { type: 'boolean', required: true, input: false },
      },
    },
    session: { expiresIn: sessionSeconds, disableSessionRefresh: true },
    advanced: {
      useSecureCookies: false,
      cookiePrefix: '__Host-heard',
      cookies: { session_token: { name: sessionCookie } },
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      database: { generateId: 'uuid' },
      ipAddress: { disableIpTracking: true },
    },
  })

/** better-auth on this database with its tables made or brought up to date. Used in the process only: its own HTTP handler is mounted nowhere. */
export const openAuth = async (database: DatabaseSync, secret: string, origin: string) => {
  const auth = configure(database, secret, origin)
  const { runMigrations } = await getMigrations(auth.options)
  await runMigrations()
  return auth
}
export type Auth = Awaited<ReturnType<typeof openAuth>>
