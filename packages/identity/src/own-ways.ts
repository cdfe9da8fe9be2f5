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
import type { AccountsDatabase, Sql } from './store/sql.ts'
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
  ownAccount(account: string): Promise<OwnAccount | undefined>
  /** What somebody is called; looked up at every page. */
  nameOf(account: string): Promise<string | undefined>
  endSession(account: string, session: string): Promise<boolean>
  endOtherSessions(session: Own): Promise<number>
  changePassword(session: Own, password: string): Promise<'set' | 'no-password' | PasswordFault>
  askForApp(account: string): Promise<AppToSetUp>
  setPasswordAndApp(session: Own, wanted: PasswordAndApp): Promise<Codes | Fault<'code-wrong' | PasswordFault>>
  removePassword(session: Own): Promise<'removed' | 'last-way-in'>
  renewRecoveryCodes(account: string): Promise<readonly string[] | undefined>
  askToMakePasskey(account: string): Promise<PasskeyToMake>
  /** Where links were the way in, they are so no more. */
  addPasskey(session: Own, made: PasskeyMade, name: string): Promise<boolean>
  renamePasskey(account: string, passkey: string, name: string): Promise<boolean>
  removePasskey(session: Own, passkey: string): Promise<'removed' | 'no-such-passkey' | 'last-way-in'>
  /** Whose invitation this is, with what they need; nothing when it is not good. */
  invitationOf(token: string): Promise<Invited | undefined>
  /** Uses an invitation up; every older way in and session of the account is gone then. */
  joinByPasskey(token: string, made: PasskeyMade, name: string): Promise<Joined | 'no-invitation' | 'passkey-not-taken'>
  joinByPassword(token: string, wanted: PasswordAndApp): Promise<(Codes & Joined) | Fault<'no-invitation' | 'code-wrong' | PasswordFault>>
  /** The same for links that are mailed: for whom no role needs more, and by an invitation alone. */
  joinByLink(token: string): Promise<Omit<Joined, 'rescue'> | 'no-invitation' | 'link-not-enough'>
}

type Parts = {
  readonly database: AccountsDatabase
  readonly sessions: Sessions
  readonly passkeys: Passkeys
  readonly secondFactor: SecondFactor
  readonly tickets: Tickets
  readonly links: Links
}

const Stored = z.object({ password: z.string().nullable() })
const Named = z.object({ name: z.string() })
const invitations = ['invitation', 'break-glass'] as const

const hasPassword = async (tables: Sql, account: string): Promise<boolean> =>
  Boolean(Stored.optional().parse(await tables.get('SELECT password FROM person WHERE id = ?', account))?.password)

export const createOwnWays = ({ database, sessions, passkeys, secondFactor, tickets, links }: Parts): OwnWays => {
  const changing = <T>(work: (tables: Sql) => Promise<T>): Promise<T> => database.transaction(work).finally(sessions.forget)

  const fault = async (account: string, password: string): Promise<PasswordFault | undefined> => {
    const person = await accountOf(database, account)
    const organisations = person?.grants.flatMap(({ organisation = [] }) => organisation) ?? []
    return passwordFault(password, person ? [person.name, person.email, ...organisations] : [])
  }
  const keyOf = (ticket: string) => tickets.secretOf(ticket).subarray(0, 20)
  const appFor = (account: string, email: string): AppToSetUp => {
    const ticket = tickets.give('app', account, hour)
    return { ticket, key: base32(keyOf(ticket)), address: appAddress(keyOf(ticket), 'Heard', email) }
  }
  const invited = (tables: Sql, token: string) => links.accountOf(tables, token, ...invitations)
  const isRescue = async (tables: Sql, token: string): Promise<boolean> => (await links.accountOf(tables, token, 'break-glass')) !== undefined
  const mayJoinByLink = async (tables: Sql, token: string): Promise<boolean> => {
    const account = await links.accountOf(tables, token, 'invitation')
    return account !== undefined && mayUseLinks((await accountOf(tables, account))?.grants ?? [])
  }
  const endLinks = async (tables: Sql, account: string): Promise<void> => {
    await setByLink(tables, account, false)
    await links.drop(tables, account, 'sign-in')
  }
  const forgetWays = async (tables: Sql, account: string): Promise<void> => {
    await endLinks(tables, account)
    await passkeys.removeAll(tables, account)
    await secondFactor.end(tables, account)
    await sessions.endOthers(tables, account)
  }
  /** `beforehand` must agree once everything else is right, and before anything is changed. */
  const setPasswordAndApp = async (
    account: string,
    { password, app, code }: PasswordAndApp,
    beforehand: (tables: Sql) => Promise<boolean>,
  ): Promise<Codes | Fault<'code-wrong' | 'no-invitation' | PasswordFault>> => {
    const why = await fault(account, password)
    if (why) return { set: false, why }
    if (!tickets.isGood(app, 'app', account) || !secondFactor.isCodeOf(keyOf(app), code)) return { set: false, why: 'code-wrong' }
    const hash = await hashPassword(password)
    if (!tickets.take(app, 'app', account)) return { set: false, why: 'code-wrong' }
    return changing(async (tables) => {
      if (!(await beforehand(tables))) return { set: false, why: 'no-invitation' }
      await endLinks(tables, account)
      return { set: true, codes: await secondFactor.begin(tables, account, { hash, key: keyOf(app), code }) }
    })
  }
  const endOthers = (tables: Sql, { id, principal }: Own): Promise<number> => sessions.endOthers(tables, principal.account, id)

  return {
    ownAccount: async (account) => {
      const person = await accountOf(database, account)
      if (!person) return undefined
      const { name, email } = person
      const [password, app, link, recoveryCodes, keys, open] = await Promise.all([
        hasPassword(database, account),
        secondFactor.has(database, account),
        signsInByLink(database, account),
        secondFactor.codesLeft(account),
        passkeys.list(database, account),
        sessions.list(account),
      ])
      return { name, email, password, app, link, recoveryCodes, passkeys: keys, sessions: open }
    },
    nameOf: async (account) => Named.optional().parse(await database.get('SELECT name FROM person WHERE id = ?', account))?.name,
    endSession: (account, session) => sessions.endOne(account, session),
    endOtherSessions: (own) => changing((tables) => endOthers(tables, own)),
    changePassword: async (own, password) => {
      const { account } = own.principal
      if (!(await hasPassword(database, account))) return 'no-password'
      const why = await fault(account, password)
      if (why) return why
      const hash = await hashPassword(password)
      return changing(async (tables) => {
        const set = 'UPDATE person SET password = ?, development = 0 WHERE id = ? AND password IS NOT NULL'
        if ((await tables.run(set, hash, account)) === 0) return 'no-password'
        await endOthers(tables, own)
        return 'set'
      })
    },
    askForApp: async (account) => appFor(account, (await accountOf(database, account))?.email ?? ''),
    setPasswordAndApp: async (own, wanted) => {
      const set = await setPasswordAndApp(own.principal.account, wanted, async (tables) => {
        await endOthers(tables, own)
        return true
      })
      return set.set || set.why !== 'no-invitation' ? (set as Codes | Fault<'code-wrong' | PasswordFault>) : { set: false, why: 'code-wrong' }
    },
    removePassword: (own) =>
      changing(async (tables) => {
        const { account } = own.principal
        if ((await passkeys.list(tables, account)).length === 0) return 'last-way-in'
        await secondFactor.end(tables, account)
        await endOthers(tables, own)
        return 'removed'
      }),
    renewRecoveryCodes: (account) =>
      database.transaction(async (tables) => ((await secondFactor.has(tables, account)) ? secondFactor.renewCodes(tables, account) : undefined)),
    askToMakePasskey: async (account) => {
      const { email = '', name = '' } = (await accountOf(database, account)) ?? {}
      return passkeys.toMake({ account, email, name })
    },
    addPasskey: async (own, made, name) => {
      const { account } = own.principal
      const key = await passkeys.check(account, made)
      if (key === undefined) return false
      return changing(async (tables) => {
        if (!(await passkeys.keep(tables, account, key, name))) return false
        if (await signsInByLink(tables, account)) await endOthers(tables, own)
        await endLinks(tables, account)
        return true
      })
    },
    renamePasskey: passkeys.rename,
    removePasskey: (own, passkey) =>
      changing(async (tables) => {
        const { account } = own.principal
        const all = await passkeys.list(tables, account)
        if (!all.some(({ id }) => id === passkey)) return 'no-such-passkey'
        if (all.length === 1 && !(await hasPassword(tables, account))) return 'last-way-in'
        await passkeys.remove(tables, account, passkey)
        await endOthers(tables, own)
        return 'removed'
      }),
    invitationOf: async (token) => {
      const account = await invited(database, token)
      const person = account === undefined ? undefined : await accountOf(database, account)
      if (account === undefined || !person) return undefined
      const { name, email } = person
      const passkey = await passkeys.toMake({ account, name, email })
      return { account, name, email, app: appFor(account, email), passkey, link: await mayJoinByLink(database, token) }
    },
    joinByPasskey: async (token, made, name) => {
      const account = await invited(database, token)
      if (account === undefined) return 'no-invitation'
      const key = await passkeys.check(account, made)
      if (!key) return 'passkey-not-taken'
      return changing(async (tables) => {
        const rescue = await isRescue(tables, token)
        if (!(await links.take(tables, token))) return 'no-invitation'
        await forgetWays(tables, account)
        return (await passkeys.keep(tables, account, key, name)) ? { account, rescue } : 'passkey-not-taken'
      })
    },
    joinByPassword: async (token, wanted) => {
      const account = await invited(database, token)
      if (account === undefined) return { set: false, why: 'no-invitation' }
      const rescue = await isRescue(database, token)
      const set = await setPasswordAndApp(account, wanted, async (tables) => {
        if (!(await links.take(tables, token))) return false
        await forgetWays(tables, account)
        return true
      })
      return set.set ? { ...set, account, rescue } : set
    },
    joinByLink: (token) =>
      changing(async (tables) => {
        const account = await links.accountOf(tables, token, 'invitation')
        if (account === undefined) return 'no-invitation'
        if (!(await mayJoinByLink(tables, token))) return 'link-not-enough'
        await links.take(tables, token)
        await forgetWays(tables, account)
        await setByLink(tables, account, true)
        return { account }
      }),
  }
}
