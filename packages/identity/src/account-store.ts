import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { Day, Email } from '@heard/contracts'
import { Grant, longestPassword, shortestPassword } from '@heard/contracts/identity'
import { z } from 'zod'
import { inTransaction } from './database.ts'
import { hashPassword } from './passwords.ts'
import { mayUseLinks } from './permissions.ts'

/** The password of every development account. Anybody can know it: production takes it nowhere. */
export const developmentPassword = 'heard-development'

/** An account as an administrator sees it. `email` and `name` are personal data: for that screen only, in no log and no fact. */
export type Account = {
  readonly account: string
  readonly email: string
  readonly name: string
  readonly grants: readonly Grant[]
  /** Whether it was made with the development password. */
  readonly development: boolean
  /** Whether there is a way to sign in; not before an invitation was followed, and no more by links where a new role needs more than that. */
  readonly joined: boolean
  /** Whether the person signs in by their organisation, and by nothing else. */
  readonly organisation: boolean
  /** The day by which somebody must say that the account is still needed. */
  readonly review?: string
}

const Invited = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(Email),
  name: z.string().trim().min(1).max(100),
  grants: z.array(Grant).max(100).readonly(),
  review: Day.optional(),
})
const NewAccount = Invited.extend({
  /** At least 12 characters. */
  password: z.string().min(shortestPassword).max(longestPassword).normalize('NFKC'),
})
/** What an account is made of, for somebody who chooses their ways to sign in themselves. */
export type InvitedAccount = z.input<typeof Invited>
/** What an account with a password is made of. */
export type NewAccount = z.input<typeof NewAccount>

/** A new account's id, or which of its parts cannot be taken. */
export type Created =
  | { readonly created: true; readonly account: string }
  | { readonly created: false; readonly why: 'email-taken' | `${keyof NewAccount}-invalid` }

const Row = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  grants: z.string(),
  development: z.number(),
  joined: z.number(),
  organisation: z.number(),
  by_link: z.number(),
  review: z.string().nullable(),
})

const select = `SELECT id, email, name, grants, development, review, by_link,
  password IS NOT NULL OR EXISTS (SELECT 1 FROM passkey WHERE passkey.account = person.id) AS joined,
  EXISTS (SELECT 1 FROM organisation_person WHERE organisation_person.account = person.id) AS organisation FROM person`

/** The grants of an account, which are stored as JSON. */
export const readGrants = (account: string, stored: string): Grant[] => {
  try {
    return z.array(Grant).parse(JSON.parse(stored))
  } catch {
    throw new Error(`The grants of account ${account} cannot be read`)
  }
}

const linksCount = (byLink: number, organisation: number, grants: readonly Grant[]): boolean =>
  byLink === 1 && organisation === 0 && mayUseLinks(grants)

const readRow = (row: unknown): Account => {
  const { id, email, name, grants: stored, development, joined, organisation, by_link, review } = Row.parse(row)
  const grants = readGrants(id, stored)
  const ways = { joined: joined === 1 || organisation === 1 || linksCount(by_link, organisation, grants), organisation: organisation === 1 }
  const about = { account: id, email, name, grants, development: development === 1, ...ways }
  return review === null ? about : { ...about, review }
}

const invalidPart = (error: z.ZodError): keyof NewAccount => NewAccount.keyof().parse(error.issues[0]?.path[0])

type ToInsert = z.output<typeof Invited> & { readonly development?: boolean; readonly hash?: string }

const insert = (database: DatabaseSync, { email, name, grants, review, development = false, hash }: ToInsert): Created =>
  inTransaction(database, () => {
    if (database.prepare('SELECT 1 FROM person WHERE email = ?').get(email)) return { created: false, why: 'email-taken' }
    const account = randomUUID()
    database
      .prepare('INSERT INTO person (id, email, name, grants, development, password, review) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(account, email, name, JSON.stringify(grants), Number(development), hash ?? null, review ?? null)
    return { created: true, account }
  })

/** Makes an account that nobody can sign in to yet. */
export const inviteAccount = (database: DatabaseSync, input: InvitedAccount): Created => {
  const checked = Invited.safeParse(input)
  return checked.success ? insert(database, checked.data) : { created: false, why: `${invalidPart(checked.error)}-invalid` }
}

/** Makes an account with a password. */
export const createAccount = async (database: DatabaseSync, input: NewAccount, takesDevelopmentPassword: boolean): Promise<Created> => {
  const checked = NewAccount.safeParse(input)
  if (!checked.success) return { created: false, why: `${invalidPart(checked.error)}-invalid` }
  const { password, ...rest } = checked.data
  const development = password === developmentPassword
  if (development && !takesDevelopmentPassword) return { created: false, why: 'password-invalid' }
  return insert(database, { ...rest, development, hash: await hashPassword(password) })
}

/** All accounts, by e-mail address. */
export const listAccounts = (database: DatabaseSync): Account[] => database.prepare(`${select} ORDER BY email`).all().map(readRow)

/** One account by its id. */
export const accountOf = (database: DatabaseSync, account: string): Account | undefined => {
  const row = database.prepare(`${select} WHERE id = ?`).get(account)
  return row ? readRow(row) : undefined
}

/** One account by its e-mail address, in small letters. */
export const accountAt = (database: DatabaseSync, email: string): Account | undefined => {
  const row = database.prepare(`${select} WHERE email = ?`).get(email)
  return row ? readRow(row) : undefined
}

/** Whether an account signs in by links now: its person chose it, and no role of theirs needs more. */
export const signsInByLink = (database: DatabaseSync, account: string): boolean => {
  const row = database.prepare(`${select} WHERE id = ?`).get(account)
  if (row === undefined) return false
  const { by_link, organisation, grants } = Row.parse(row)
  return linksCount(by_link, organisation, readGrants(account, grants))
}

/** Lets an account sign in by links, or by links no more. */
export const setByLink = (database: DatabaseSync, account: string, byLink: boolean): void => {
  database.prepare('UPDATE person SET by_link = ? WHERE id = ?').run(Number(byLink), account)
}

const runsEverything = (grants: readonly Grant[]): boolean => grants.some(({ role, programme }) => role === 'administrator' && programme === '*')

/** Why an account must not lose its power over the whole installation, if so. An account that nobody can sign in to runs nothing. */
const refusal = (database: DatabaseSync, account: string): 'no-such-account' | 'last-administrator' | undefined => {
  const accounts = listAccounts(database)
  const administrators = accounts.filter(({ grants, joined }) => joined && runsEverything(grants))
  if (!accounts.some((each) => each.account === account)) return 'no-such-account'
  return administrators.length > 0 && administrators.every((each) => each.account === account) ? 'last-administrator' : undefined
}

/** Replaces all grants of one account. The last one that may run the whole installation stays one. */
export const setGrants = (
  database: DatabaseSync,
  account: string,
  grants: readonly Grant[],
): 'set' | 'no-such-account' | 'grants-invalid' | 'last-administrator' => {
  const checked = Invited.shape.grants.safeParse(grants)
  if (!checked.success) return 'grants-invalid'
  return inTransaction(database, () => {
    const why = refusal(database, account)
    if (why && !(why === 'last-administrator' && runsEverything(checked.data))) return why
    database.prepare('UPDATE person SET grants = ? WHERE id = ?').run(JSON.stringify(checked.data), account)
    return 'set'
  })
}

/** Sets the day of the next review. */
export const setReview = (database: DatabaseSync, account: string, review: string): 'set' | 'no-such-account' => {
  const { changes } = database.prepare('UPDATE person SET review = ? WHERE id = ?').run(review, account)
  return changes === 0 ? 'no-such-account' : 'set'
}

const erase = (database: DatabaseSync, account: string): void => {
  database.prepare('DELETE FROM person WHERE id = ?').run(account)
}

/**
 * Erases an account: name, e-mail address, ways to sign in, sessions and grants. Its random id stays in the facts it wrote, and is never given again.
 * The last one that may run the whole installation stays. `beforehand` is called when nothing stands in the way any more.
 */
export const removeAccount = (
  database: DatabaseSync,
  account: string,
  beforehand: () => void,
): 'removed' | 'no-such-account' | 'last-administrator' =>
  inTransaction(database, () => {
    const why = refusal(database, account)
    if (why) return why
    beforehand()
    erase(database, account)
    return 'removed'
  })

/** Erases these accounts, whoever they are, as far as they are there; answers how many were. */
export const eraseAccounts = (database: DatabaseSync, accounts: readonly string[]): number =>
  inTransaction(database, () => {
    const found = accounts.filter((account) => accountOf(database, account))
    for (const account of found) erase(database, account)
    return found.length
  })

/** Whether anybody could sign in with the development password. */
export const hasDevelopmentAccounts = (database: DatabaseSync): boolean =>
  database.prepare('SELECT 1 FROM person WHERE development = 1').get() !== undefined
