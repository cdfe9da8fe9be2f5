import { createHmac, randomBytes } from 'node:crypto'
import type { PasskeyAnswer, PasskeyToGive, Principal, WayIn } from '@heard/contracts/identity'
import { z } from 'zod'
import { accountAt, accountOf } from './account-store.ts'
import { type Attempt, createAttemptLimit } from './attempt-limit.ts'
import type { Passkeys } from './passkeys.ts'
import { hashesWaiting, nobodysHash, verifyPassword } from './passwords.ts'
import type { SecondFactor } from './second-factor.ts'
import type { Session, Sessions } from './sessions.ts'
import type { AccountsDatabase, Sql } from './store/sql.ts'

export type Credentials = {
  readonly email: string
  readonly password: string
  readonly code?: string | undefined
  /** The network address the attempt comes from; only a keyed hash is held, in memory. */
  readonly address?: string | undefined
}

export type TooMany = { readonly signedIn: false; readonly why: 'too-many-requests'; readonly waitSeconds: number }

/** `cookies` are Set-Cookie values. An unknown address, a wrong password and a wrong code are the same answer. */
export type SignedIn =
  | { readonly signedIn: true; readonly cookies: readonly string[]; readonly principal: Principal; readonly way: WayIn }
  | { readonly signedIn: false; readonly why: 'wrong-credentials' }
  | TooMany

/** What somebody shows again to confirm who they are. */
export type Shown = { readonly password: string; readonly code?: string | undefined } | { readonly passkey: PasskeyAnswer }
export type Confirmed =
  | { readonly confirmed: true }
  | { readonly confirmed: false; readonly why: 'not-confirmed' }
  | { readonly confirmed: false; readonly why: 'too-many-requests'; readonly waitSeconds: number }

/** The ways in, each ending in the same session. */
export type SigningIn = {
  /** Asks nothing of the network. Answers `too-many-requests` after 10 wrong attempts on one account, or 50 from one address, in 15 minutes. */
  signIn(credentials: Credentials): Promise<SignedIn>
  /** What a browser needs to show a passkey: anybody's, or one of an account. */
  askForPasskey(account?: string): Promise<PasskeyToGive>
  signInByPasskey(shown: { readonly passkey: PasskeyAnswer; readonly address?: string | undefined }): Promise<SignedIn>
  /** Begins a session for somebody who was recognised by other means. `shown`: when they were, if not just now. */
  begin(account: string, way: WayIn, shown?: number): Promise<SignedIn>
  /** Sensitive actions are open for ten minutes after that. Limited like signing in. */
  confirm(session: Pick<Session, 'id' | 'principal'>, shown: Shown): Promise<Confirmed>
}

type Parts = {
  readonly database: AccountsDatabase
  readonly sessions: Sessions
  readonly beginIn: BeginIn
  readonly passkeys: Passkeys
  readonly secondFactor: SecondFactor
  readonly production: boolean
  readonly attempt: Limits
}

const quarterHour = 15 * 60
/** With so many hashes waiting, about a second's worth, the next attempt is turned away. */
const mostWaiting = 64

const wrong = { signedIn: false, why: 'wrong-credentials' } as const
const tooMany = (waitSeconds: number): TooMany => ({ signedIn: false, why: 'too-many-requests', waitSeconds })

/** Counts attempts by account and by network address, so many of each at once in a quarter of an hour. */
export const createLimits = (now: () => number, most: { readonly account: number; readonly address: number }) => {
  const byAccount = createAttemptLimit({ most: most.account, windowSeconds: quarterHour, now })
  const byAddress = createAttemptLimit({ most: most.address, windowSeconds: quarterHour, now })
  const key = randomBytes(32)
  const hashed = (value: string) => createHmac('sha256', key).update(value).digest('base64url')
  const refusal = (attempt: Attempt) => (attempt.allowed ? undefined : tooMany(attempt.waitSeconds))

  /** Counts an attempt; `passed` takes it back. */
  return (email: string | undefined, address: string | undefined) => {
    const [who, where] = [email && hashed(email), address && hashed(address)]
    const refused =
      (hashesWaiting() < mostWaiting ? undefined : tooMany(2)) ??
      (where ? refusal(byAddress.take(where)) : undefined) ??
      (who ? refusal(byAccount.take(who)) : undefined)
    const passed = (): void => {
      if (who) byAccount.forget(who)
      if (where) byAddress.giveBack(where)
    }
    return { refused, passed }
  }
}

export type Limits = ReturnType<typeof createLimits>

const Stored = z.object({ password: z.string().nullable() })

/** Begins a session inside a transaction. */
export type BeginIn = (tables: Sql, account: string, way: WayIn, shown?: number) => Promise<SignedIn>

export const createBegin =
  (sessions: Sessions): BeginIn =>
  async (tables, account, way, shown) => {
    const person = await accountOf(tables, account)
    if (!person) return wrong
    const { name, grants } = person
    return { signedIn: true, cookies: await sessions.begin(tables, account, way, shown), principal: { account, name, grants: [...grants] }, way }
  }

export const createSigningIn = ({ database, sessions, beginIn, passkeys, secondFactor, production, attempt }: Parts): SigningIn => {
  /** A code counts whenever there is an app; without one a password is enough for development alone. */
  const wayOf = async (account: string, code: string): Promise<WayIn | undefined> => {
    if (!(await secondFactor.has(database, account))) return production ? undefined : 'password'
    const factor = await secondFactor.take(account, code)
    if (factor === undefined) return undefined
    return factor === 'app' ? 'password-and-code' : 'password-and-recovery-code'
  }
  const check = async (account: string | undefined, password: string, code = ''): Promise<WayIn | undefined> => {
    const stored = account && Stored.optional().parse(await database.get('SELECT password FROM person WHERE id = ?', account))
    const hash = stored ? stored.password : null
    const right = await verifyPassword({ hash: hash ?? nobodysHash, password })
    return account && hash !== null && right ? wayOf(account, code) : undefined
  }
  const begin = (account: string, way: WayIn, shown?: number): Promise<SignedIn> =>
    database.transaction((tables) => beginIn(tables, account, way, shown))
  const shows = async ({ id, principal: { account } }: Pick<Session, 'id' | 'principal'>, shown: Shown): Promise<boolean> => {
    const right = 'passkey' in shown ? await passkeys.give(shown.passkey, account) : await check(account, shown.password, shown.code)
    if (right) await sessions.confirm(id)
    return right !== undefined
  }

  return {
    signIn: async ({ email: typed, password, code, address }) => {
      const email = typed.trim().toLowerCase()
      const { refused, passed } = attempt(email, address)
      if (refused) return refused
      const account = (await accountAt(database, email))?.account
      const way = await check(account, password, code)
      if (!account || !way) return wrong
      passed()
      return begin(account, way)
    },
    askForPasskey: (account) => passkeys.toGive(account),
    signInByPasskey: async ({ passkey, address }) => {
      const { refused, passed } = attempt(undefined, address)
      if (refused) return refused
      const account = await passkeys.give(passkey)
      if (account === undefined) return wrong
      passed()
      return begin(account, 'passkey')
    },
    begin,
    confirm: async (session, shown) => {
      const { refused, passed } = attempt((await accountOf(database, session.principal.account))?.email, undefined)
      if (refused) return { confirmed: false, why: refused.why, waitSeconds: refused.waitSeconds }
      if (!(await shows(session, shown))) return { confirmed: false, why: 'not-confirmed' }
      passed()
      return { confirmed: true }
    },
  }
}
