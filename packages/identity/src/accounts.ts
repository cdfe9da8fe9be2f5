import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Grant, Principal, Role } from '@heard/contracts/identity'
import {
  type Account,
  type Created,
  createAccount,
  eraseAccounts,
  grantsOf,
  hasDevelopmentAccounts,
  listAccounts,
  type NewAccount,
  removeAccount,
  setGrants,
} from './account-store.ts'
import { type Attempt, createAttemptLimit } from './attempt-limit.ts'
import { openAuth } from './auth.ts'
import { type DevelopmentAccount, type DevelopmentScope, developmentAccounts } from './development-accounts.ts'
import { hashesWaiting } from './passwords.ts'
import { createSessions } from './sessions.ts'

/** What accounts need to open. */
export type AccountsOptions = {
  /** A SQLite file of its own (its folder is made), or an open database, which is then closed by its owner. */
  readonly database: DatabaseSync | string
  /** Signs cookies; at least 32 characters, from a CSPRNG. Another secret ends all sessions. */
  readonly secret: string
  /** Where people reach the platform, such as `https://heard.example`. */
  readonly origin: string
  readonly profile: 'development' | 'production'
  /** Milliseconds since 1970, for limits and what is remembered; sessions themselves end by the system's clock. */
  readonly now?: () => number
}

export type Credentials = {
  readonly email: string
  readonly password: string
  /** The network address the attempt comes from; only a keyed hash is held, in memory. */
  readonly address?: string | undefined
}

/** `cookies` are Set-Cookie values. An unknown address and a wrong password are the same answer. */
export type SignedIn =
  | { readonly signedIn: true; readonly cookies: readonly string[]; readonly principal: Principal }
  | { readonly signedIn: false; readonly why: 'wrong-credentials' }
  | { readonly signedIn: false; readonly why: 'too-many-requests'; readonly waitSeconds: number }

/** One development account; `created` is false where the address was already taken. */
export type SeededAccount = { readonly role: Role; readonly email: string; readonly created: boolean }

/** Accounts, sessions and grants. */
export type Accounts = {
  /** Asks nothing of the network. Answers `too-many-requests` after 10 wrong attempts on one account, or 50 from one address, in 15 minutes. */
  signIn(credentials: Credentials): Promise<SignedIn>
  /** Ends the session of these request headers, if any; answers the Set-Cookie values that forget it. */
  signOut(headers: Headers): Promise<readonly string[]>
  /** Who sent these request headers; nothing when nobody is signed in. Remembered for 5 seconds; what this process changes counts at once. */
  principalOf(headers: Headers): Promise<Principal | undefined>
  /** A password has 12 to 128 characters; in production not the development password. */
  createAccount(account: NewAccount): Promise<Created>
  grantsOf(account: string): Promise<readonly Grant[] | undefined>
  setGrants(account: string, grants: readonly Grant[]): Promise<'set' | 'no-such-account' | 'grants-invalid' | 'last-administrator'>
  /**
   * Erases all that is held of somebody who left, in the file too, and ends their sessions; only their random id remains, in facts.
   * `beforehand`: called when the removal is certain and nothing is erased yet; when it throws, nothing is.
   */
  removeAccount(account: string, beforehand?: () => void): Promise<'removed' | 'no-such-account' | 'last-administrator'>
  /** Erases accounts that were removed once and came back with an old file, even the last administrator; answers how many were there. */
  eraseAccounts(accounts: readonly string[]): Promise<number>
  listAccounts(): Promise<readonly Account[]>
  hasDevelopmentAccounts(): Promise<boolean>
  /** Makes the development accounts that are missing. Throws in production. */
  seedDevelopmentAccounts(scope: DevelopmentScope): Promise<readonly SeededAccount[]>
  close(): void
}

const quarterHour = 15 * 60
/** With so many hashes waiting, about a second's worth, the next attempt is turned away. */
const mostWaiting = 64

const openDatabase = (path: string): DatabaseSync => {
  mkdirSync(dirname(path), { recursive: true })
  const database = new DatabaseSync(path)
  database.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
  return database
}

const tooMany = (waitSeconds: number): SignedIn => ({ signedIn: false, why: 'too-many-requests', waitSeconds })
const refusal = (attempt: Attempt) => (attempt.allowed ? undefined : tooMany(attempt.waitSeconds))

const createSignIn = (sessions: ReturnType<typeof createSessions>, now: () => number): Accounts['signIn'] => {
  const byAccount = createAttemptLimit({ most: 10, windowSeconds: quarterHour, now })
  const byAddress = createAttemptLimit({ most: 50, windowSeconds: quarterHour, now })
  const key = randomBytes(32)
  const hashed = (value: string) => createHmac('sha256', key).update(value).digest('base64url')

  return async ({ email: typed, password, address }) => {
    const email = typed.trim().toLowerCase()
    const [who, where] = [hashed(email), address === undefined ? undefined : hashed(address)]
    const refused =
      (hashesWaiting() < mostWaiting ? undefined : tooMany(2)) ??
      (where === undefined ? undefined : refusal(byAddress.take(where))) ??
      refusal(byAccount.take(who))
    if (refused) return refused
    const begun = await sessions.begin(email, password)
    if (begun === undefined) return { signedIn: false, why: 'wrong-credentials' }
    byAccount.forget(who)
    if (where !== undefined) byAddress.giveBack(where)
    return { signedIn: true, ...begun }
  }
}

const createAccounts = async (
  { secret, origin, profile, now = Date.now }: AccountsOptions,
  database: DatabaseSync,
): Promise<Omit<Accounts, 'close'>> => {
  const production = profile === 'production'
  const auth = await openAuth(database, secret, origin)
  if (production && (await hasDevelopmentAccounts(auth)))
    throw new Error('Production does not start with development accounts: their password is known. Start with a data folder of its own')
  const sessions = createSessions(auth, now)

  const forgetInFile = (): void => {
    sessions.forget()
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }
  const seed = async (scope: DevelopmentScope): Promise<SeededAccount[]> => {
    const taken = new Set((await listAccounts(auth)).map(({ email }) => email))
    const make = async ({ role, ...account }: DevelopmentAccount): Promise<SeededAccount> => {
      const created = !taken.has(account.email) && (await createAccount(auth, account, true)).created
      return { role, email: account.email, created }
    }
    return Promise.all(developmentAccounts(scope).map(make))
  }
  return {
    signIn: createSignIn(sessions, now),
    signOut: sessions.end,
    principalOf: sessions.principalOf,
    createAccount: (account) => createAccount(auth, account, !production),
    grantsOf: (account) => grantsOf(auth, account),
    setGrants: async (account, grants) => {
      const answer = await setGrants(auth, account, grants)
      sessions.forget()
      return answer
    },
    removeAccount: async (account, beforehand = () => {}) => {
      const answer = await removeAccount(auth, account, beforehand)
      forgetInFile()
      return answer
    },
    eraseAccounts: async (gone) => {
      const erased = await eraseAccounts(auth, gone)
      forgetInFile()
      return erased
    },
    listAccounts: () => listAccounts(auth),
    hasDevelopmentAccounts: () => hasDevelopmentAccounts(auth),
    seedDevelopmentAccounts: async (scope) => {
      if (production) throw new Error('Production makes no development accounts')
      return seed(scope)
    },
  }
}

/** Opens the accounts. Throws when the secret is short, or when `production` finds an account with the development password. */
export const openAccounts = async (options: AccountsOptions): Promise<Accounts> => {
  if (options.secret.length < 32) throw new Error('The secret for sessions needs at least 32 characters')
  if (typeof options.database !== 'string') return { ...(await createAccounts(options, options.database)), close: () => {} }
  const file = openDatabase(options.database)
  try {
    return { ...(await createAccounts(options, file)), close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}
