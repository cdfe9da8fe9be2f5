import type { Grant, Role } from '@heard/contracts/identity'
import {
  type Account,
  accountOf,
  type Created,
  createAccount,
  eraseAccounts,
  hasDevelopmentAccounts,
  type InvitedAccount,
  inviteAccount,
  listAccounts,
  type NewAccount,
  removeAccount,
  setGrants,
  setReview,
} from './account-store.ts'
import { type DevelopmentAccount, type DevelopmentScope, developmentAccounts } from './development-accounts.ts'
import { createLinks, type LinkKind } from './links.ts'
import { createOrganisation, type Organisation, type OrganisationSettings } from './organisation/organisation.ts'
import { createOrganisationPeople } from './organisation/organisation-people.ts'
import { createOwnWays, type OwnWays } from './own-ways.ts'
import { createPasskeys } from './passkeys.ts'
import { mayUseLinks } from './permissions.ts'
import { createSavedViews, type SavedViews } from './saved-views.ts'
import { createSecondFactor } from './second-factor.ts'
import { createTokens, type ServiceTokens } from './service-tokens.ts'
import { createSessions, type Session } from './sessions.ts'
import { createBegin, createLimits, createSigningIn, type SigningIn } from './sign-in.ts'
import { createSignInLinks, type SignInLinks } from './sign-in-links.ts'
import { type AccountsPlace, openDatabase } from './store/place.ts'
import type { AccountsDatabase } from './store/sql.ts'
import { createTickets } from './tickets.ts'

/** What accounts need to open. */
export type AccountsOptions = {
  readonly place: AccountsPlace
  /** Hashes session tokens and seals the keys of apps; at least 32 characters, from a CSPRNG. With another one all sessions end and no app's code is right. */
  readonly secret: string
  /** Where people reach the platform, such as `https://heard.example`. */
  readonly origin: string
  readonly profile: 'development' | 'production'
  /** Where people of an organisation sign in, if they do. */
  readonly organisation?: OrganisationSettings | undefined
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** How long a session is remembered: 5,000 milliseconds unless told. Not at all where other processes begin, confirm and end sessions. */
  readonly sessionsRememberedFor?: number
}

/** One development account; `created` is false where the address was already taken. */
export type SeededAccount = { readonly role: Role; readonly email: string; readonly created: boolean }

/** Accounts, their ways in, sessions and grants. */
export type Accounts = SigningIn &
  SignInLinks &
  OwnWays &
  SavedViews & {
    /** Ends the session of these request headers, if any; answers the Set-Cookie values that forget it. */
    signOut(headers: Headers): Promise<readonly string[]>
    /** The session of these request headers; nothing when nobody is signed in. Remembered for 5 seconds; what this process changes counts at once. */
    sessionOf(headers: Headers): Promise<Session | undefined>
    /** Makes an account with a password of 12 to 128 characters; in production not the development password. */
    createAccount(account: NewAccount): Promise<Created>
    /** Makes an account that nobody can sign in to before they followed a link. */
    inviteAccount(account: InvitedAccount): Promise<Created>
    /** Signing in by an organisation, where that is configured. */
    readonly organisation: Organisation | undefined
    /** Whether somebody signs in by their organisation alone, which also says what their roles are. */
    isOfOrganisation(account: string): Promise<boolean>
    /** A one-time link by which somebody chooses how to sign in, as the random part of its address; nothing when there is no such account, or it is an organisation's. */
    makeLink(account: string, kind: Exclude<LinkKind, 'sign-in'>): Promise<{ readonly token: string; readonly expires: number } | undefined>
    grantsOf(account: string): Promise<readonly Grant[] | undefined>
    setGrants(
      account: string,
      grants: readonly Grant[],
    ): Promise<'set' | 'no-such-account' | 'grants-invalid' | 'last-administrator' | 'organisation-account'>
    /** Sets the day by which somebody must say that the account is still needed. */
    setReview(account: string, day: string): Promise<'set' | 'no-such-account'>
    /**
     * Erases all that is held of somebody who left, as far as the medium lets us, and ends their sessions; only their random id remains, in facts.
     * `beforehand`: called when the removal is certain and nothing is erased yet; when it throws, nothing is.
     */
    removeAccount(account: string, beforehand?: () => void): Promise<'removed' | 'no-such-account' | 'last-administrator'>
    /** Erases accounts that were removed once and came back with an old file, even the last administrator; answers how many were there. */
    eraseAccounts(accounts: readonly string[]): Promise<number>
    listAccounts(): Promise<readonly Account[]>
    hasDevelopmentAccounts(): Promise<boolean>
    /** Makes the development accounts that are missing. Throws in production. */
    seedDevelopmentAccounts(scope: DevelopmentScope): Promise<readonly SeededAccount[]>
    readonly tokens: ServiceTokens
    close(): Promise<void>
  }

const createAccounts = async (
  { secret, origin, profile, organisation: settings, now = Date.now, sessionsRememberedFor }: AccountsOptions,
  database: AccountsDatabase,
): Promise<Omit<Accounts, 'close'>> => {
  const production = profile === 'production'
  if (production && (await hasDevelopmentAccounts(database)))
    throw new Error('Production does not start with development accounts: their password is known. Start with a data folder of its own')
  const sessions = createSessions(database, secret, now, sessionsRememberedFor)
  const tickets = createTickets(now)
  const links = createLinks(now)
  const secondFactor = createSecondFactor(database, secret, now)
  const passkeys = createPasskeys(database, tickets, origin, now)
  const beginIn = createBegin(sessions)
  const attempt = createLimits(now, { account: 10, address: 50 })
  const signingIn = createSigningIn({ database, sessions, beginIn, passkeys, secondFactor, production, attempt })
  const people = createOrganisationPeople(database, now)
  const begin = (account: string, shown: number) => signingIn.begin(account, 'organisation', shown)
  const organisation = settings && createOrganisation({ settings, origin, people, sessions, tickets, attempt, begin, now })
  if (!organisation) await sessions.endAllBy('organisation')
  const asking = createLimits(now, { account: 5, address: 50 })
  const signInLinks = createSignInLinks({ database, links, begin: beginIn, attempt, asking })
  const isOfOrganisation = async (account: string): Promise<boolean> => (await accountOf(database, account))?.organisation === true

  const forgetForGood = async (): Promise<void> => {
    sessions.forget()
    await database.scrub()
  }
  const seed = async (scope: DevelopmentScope): Promise<SeededAccount[]> => {
    const taken = new Set((await listAccounts(database)).map(({ email }) => email))
    const make = async ({ role, ...account }: DevelopmentAccount): Promise<SeededAccount> => {
      const created = !taken.has(account.email) && (await createAccount(database, account, true)).created
      return { role, email: account.email, created }
    }
    return Promise.all(developmentAccounts(scope).map(make))
  }
  return {
    ...signingIn,
    ...signInLinks,
    organisation,
    isOfOrganisation,
    ...createOwnWays({ database, sessions, passkeys, secondFactor, tickets, links }),
    ...createSavedViews(database),
    tokens: createTokens(database, origin, now),
    signOut: sessions.end,
    sessionOf: sessions.sessionOf,
    createAccount: (account) => createAccount(database, account, !production),
    inviteAccount: (account) => inviteAccount(database, account),
    makeLink: (account, kind) =>
      database.transaction(async (tables) => {
        const person = await accountOf(tables, account)
        return person && !person.organisation ? links.make(tables, account, kind) : undefined
      }),
    grantsOf: async (account) => (await accountOf(database, account))?.grants,
    setGrants: (account, grants) =>
      database
        .transaction(async (tables) => {
          if ((await accountOf(tables, account))?.organisation) return 'organisation-account'
          const answer = await setGrants(tables, account, grants)
          if (answer === 'set' && !mayUseLinks(grants)) await sessions.endBy(tables, account, 'link')
          return answer
        })
        .finally(sessions.forget),
    setReview: (account, day) => setReview(database, account, day),
    removeAccount: async (account, beforehand = () => {}) => {
      const answer = await removeAccount(database, account, beforehand)
      await forgetForGood()
      return answer
    },
    eraseAccounts: async (gone) => {
      const erased = await eraseAccounts(database, gone)
      await forgetForGood()
      return erased
    },
    listAccounts: () => listAccounts(database),
    hasDevelopmentAccounts: () => hasDevelopmentAccounts(database),
    seedDevelopmentAccounts: async (scope) => {
      if (production) throw new Error('Production makes no development accounts')
      return seed(scope)
    },
  }
}

/** Opens the accounts. Throws when the secret is short, or when `production` finds an account with the development password. */
export const openAccounts = async (options: AccountsOptions): Promise<Accounts> => {
  if (options.secret.length < 32) throw new Error('The secret for sessions needs at least 32 characters')
  const database = await openDatabase(options.place)
  try {
    return { ...(await createAccounts(options, database)), close: () => database.close() }
  } catch (error) {
    await database.close()
    throw error
  }
}
