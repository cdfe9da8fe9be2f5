import type { DatabaseSync } from 'node:sqlite'
import type { AppToSetUp, PasskeyMade, PasskeyToMake, PasswordFault } from '@heard/contracts/identity'
import { z } from 'zod'
import { accountOf, setByLink, signsInByLink } from './account-store.ts'
import type { Links } from './links.ts'
import type { ListedPasskey, Passkeys } from './passkeys.ts'
import { passwordFault } from './password-rules.ts'
import { hashPassword } from './passwords.ts'
import { mayUseLinks } from './permissions.ts'
import type { SecondFactor } from './second-factor.ts'
import type { ListedSession, Session, Sessions } from './sessions.ts'
import type { Tickets } from './tickets.ts'
import { appAddress, base32 } from './totp.ts'

const hour = 3600

/** A password that is being set, with the app that goes with it. */
export type PasswordAndApp = { readonly password: string; readonly app: string; readonly code: string }
type Codes = { readonly set: true; readonly codes: readonly string[] }
type Fault<Why extends string> = { readonly set: false; readonly why: Why }

/** What a person's own page shows. */
export type OwnAccount = {
  readonly name: string
  readonly email: string
  readonly password: boolean
  readonly app: boolean
  /** Whether the person signs in by links that are mailed. */
  readonly link: boolean
  readonly recoveryCodes: number
  readonly passkeys: readonly ListedPasskey[]
  readonly sessions: readonly ListedSession[]
}

type Own = Pick<Session, 'id' | 'principal'>

/** `rescue`: by a link that was made on the server, not by an invitation. */
type Joined = { readonly account: string; readonly rescue: boolean }

/** Somebody who chooses how to sign in. `link`: whether links that are mailed are enough for their roles. */
type Invited = {
  readonly account: string
  readonly name: string
  readonly email: string
  readonly app: AppToSetUp
  readonly passkey: PasskeyToMake
  readonly link: boolean
}

/** An account's ways in, as its person changes them. What takes a way in away, or changes the password, ends all other sessions. */
export type OwnWays = {
  ownAccount(account: string): OwnAccount | undefined
  /** What somebody is called; looked up at every page. */
  nameOf(account: string): string | undefined
  endSession(account: string, session: string): boolean
  endOtherSessions(session: Own): number
  changePassword(session: Own, password: string): Promise<'set' | 'no-password' | PasswordFault>
  askForApp(account: string): AppToSetUp
  setPasswordAndApp(session: Own, wanted: PasswordAndApp): Promise<Codes | Fault<'code-wrong' | PasswordFault>>
  removePassword(session: Own): 'removed' | 'last-way-in'
  renewRecoveryCodes(account: string): readonly string[] | undefined
  askToMakePasskey(account: string): Promise<PasskeyToMake>
  /** Where links were the way in, they are so no more. */
  addPasskey(session: Own, made: PasskeyMade, name: string): Promise<boolean>
  renamePasskey(account: string, passkey: string, name: string): boolean
  removePasskey(session: Own, passkey: string): 'removed' | 'no-such-passkey' | 'last-way-in'
  /** Whose invitation this is, with what they need; nothing when it is not good. */
  invitationOf(token: string): Promise<Invited | undefined>
  /** Uses an invitation up; every older way in and session of the account is gone then. */
  joinByPasskey(token: string, made: PasskeyMade, name: string): Promise<Joined | 'no-invitation' | 'passkey-not-taken'>
  joinByPassword(token: string, wanted: PasswordAndApp): Promise<(Codes & Joined) | Fault<'no-invitation' | 'code-wrong' | PasswordFault>>
  /** The same for links that are mailed: for whom no role needs more, and by an invitation alone. */
  joinByLink(token: string): Omit<Joined, 'rescue'> | 'no-invitation' | 'link-not-enough'
}

type Parts = {
  readonly database: DatabaseSync
  readonly sessions: Sessions
  readonly passkeys: Passkeys
  readonly secondFactor: SecondFactor
  readonly tickets: Tickets
  readonly links: Links
}

const Stored = z.object({ password: z.string().nullable() })
const invitations = ['invitation', 'break-glass'] as const

export const createOwnWays = ({ database, sessions, passkeys, secondFactor, tickets, links }: Parts): OwnWays => {
  const hasPassword = (account: string): boolean =>
    Boolean(Stored.optional().parse(database.prepare('SELECT password FROM person WHERE id = ?').get(account))?.password)

  const fault = async (account: string, password: string): Promise<PasswordFault | undefined> => {
    const person = accountOf(database, account)
    const organisations = person?.grants.flatMap(({ organisation = [] }) => organisation) ?? []
    return passwordFault(password, person ? [person.name, person.email, ...organisations] : [])
  }
  const keyOf = (ticket: string) => tickets.secretOf(ticket).subarray(0, 20)
  const askForApp = (account: string): AppToSetUp => {
    const ticket = tickets.give('app', account, hour)
    return { ticket, key: base32(keyOf(ticket)), address: appAddress(keyOf(ticket), 'Heard', accountOf(database, account)?.email ?? '') }
  }
  const isRescue = (token: string): boolean => links.accountOf(token, 'break-glass') !== undefined
  const mayJoinByLink = (token: string): boolean => {
    const account = links.accountOf(token, 'invitation')
    return account !== undefined && mayUseLinks(accountOf(database, account)?.grants ?? [])
  }
  const endLinks = (account: string): void => {
    setByLink(database, account, false)
    links.drop(account, 'sign-in')
  }
  const forgetWays = (account: string): void => {
    endLinks(account)
    for (const { id } of passkeys.list(account)) passkeys.remove(account, id)
    secondFactor.end(account)
    sessions.endOthers(account, '')
  }
  /** `beforehand` must agree once everything else is right, and before anything is changed. */
  const setPasswordAndApp = async (
    account: string,
    { password, app, code }: PasswordAndApp,
    beforehand: () => boolean,
  ): Promise<Codes | Fault<'code-wrong' | 'no-invitation' | PasswordFault>> => {
    const why = await fault(account, password)
    if (why) return { set: false, why }
    if (!tickets.isGood(app, 'app', account) || !secondFactor.isCodeOf(keyOf(app), code)) return { set: false, why: 'code-wrong' }
    const hash = await hashPassword(password)
    if (!tickets.take(app, 'app', account)) return { set: false, why: 'code-wrong' }
    if (!beforehand()) return { set: false, why: 'no-invitation' }
    endLinks(account)
    return { set: true, codes: secondFactor.begin(account, hash, keyOf(app), code) }
  }
  const endOthers = ({ id, principal }: Own): number => sessions.endOthers(principal.account, id)

  return {
    ownAccount: (account) => {
      const person = accountOf(database, account)
      if (!person) return undefined
      const { name, email } = person
      return {
        name,
        email,
        password: hasPassword(account),
        app: secondFactor.has(account),
        link: signsInByLink(database, account),
        recoveryCodes: secondFactor.codesLeft(account),
        passkeys: passkeys.list(account),
        sessions: sessions.list(account),
      }
    },
    nameOf: (account) => accountOf(database, account)?.name,
    endSession: (account, session) => sessions.endOne(account, session),
    endOtherSessions: endOthers,
    changePassword: async (own, password) => {
      const { account } = own.principal
      if (!hasPassword(account)) return 'no-password'
      const why = await fault(account, password)
      if (why) return why
      database.prepare('UPDATE person SET password = ?, development = 0 WHERE id = ?').run(await hashPassword(password), account)
      endOthers(own)
      return 'set'
    },
    askForApp,
    setPasswordAndApp: async (own, wanted) => {
      const set = await setPasswordAndApp(own.principal.account, wanted, () => true)
      if (set.set) endOthers(own)
      return set.set || set.why !== 'no-invitation' ? (set as Codes | Fault<'code-wrong' | PasswordFault>) : { set: false, why: 'code-wrong' }
    },
    removePassword: (own) => {
      const { account } = own.principal
      if (passkeys.list(account).length === 0) return 'last-way-in'
      secondFactor.end(account)
      endOthers(own)
      return 'removed'
    },
    renewRecoveryCodes: (account) => (secondFactor.has(account) ? secondFactor.renewCodes(account) : undefined),
    askToMakePasskey: async (account) => {
      const { email = '', name = '' } = accountOf(database, account) ?? {}
      return passkeys.toMake({ account, email, name })
    },
    addPasskey: async (own, made, name) => {
      const { account } = own.principal
      const key = await passkeys.check(account, made)
      if (key === undefined || !passkeys.keep(account, key, name)) return false
      if (signsInByLink(database, account)) endOthers(own)
      endLinks(account)
      return true
    },
    renamePasskey: passkeys.rename,
    removePasskey: (own, passkey) => {
      const { account } = own.principal
      const all = passkeys.list(account)
      if (!all.some(({ id }) => id === passkey)) return 'no-such-passkey'
      if (all.length === 1 && !hasPassword(account)) return 'last-way-in'
      passkeys.remove(account, passkey)
      endOthers(own)
      return 'removed'
    },
    invitationOf: async (token) => {
      const account = links.accountOf(token, ...invitations)
      const person = account === undefined ? undefined : accountOf(database, account)
      if (account === undefined || !person) return undefined
      const { name, email } = person
      const passkey = await passkeys.toMake({ account, name, email })
      return { account, name, email, app: askForApp(account), passkey, link: mayJoinByLink(token) }
    },
    joinByPasskey: async (token, made, name) => {
      const account = links.accountOf(token, ...invitations)
      if (account === undefined) return 'no-invitation'
      const rescue = isRescue(token)
      const key = await passkeys.check(account, made)
      if (!key) return 'passkey-not-taken'
      if (!links.take(token)) return 'no-invitation'
      forgetWays(account)
      return passkeys.keep(account, key, name) ? { account, rescue } : 'passkey-not-taken'
    },
    joinByPassword: async (token, wanted) => {
      const account = links.accountOf(token, ...invitations)
      if (account === undefined) return { set: false, why: 'no-invitation' }
      const rescue = isRescue(token)
      const set = await setPasswordAndApp(account, wanted, () => {
        if (!links.take(token)) return false
        forgetWays(account)
        return true
      })
      return set.set ? { ...set, account, rescue } : set
    },
    joinByLink: (token) => {
      const account = links.accountOf(token, 'invitation')
      if (account === undefined) return 'no-invitation'
      if (!mayJoinByLink(token)) return 'link-not-enough'
      if (!links.take(token)) return 'no-invitation'
      forgetWays(account)
      setByLink(database, account, true)
      return { account }
    },
  }
}
