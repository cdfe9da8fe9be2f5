import { randomUUID } from 'node:crypto'
import { Day, Email } from '@heard/contracts'
import { Grant, longestPassword, shortestPassword } from '@heard/contracts/identity'
import { z } from 'zod'
import { hashKnownPassword, hashPassword } from './passwords.ts'
import { mayUseLinks } from './permissions.ts'
import type { AccountsDatabase, Sql } from './store/sql.ts'

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
  CASE WHEN password IS NOT NULL OR EXISTS (SELECT 1 FROM passkey WHERE passkey.account = person.id) THEN 1 ELSE 0 END AS joined,
  CASE WHEN EXISTS (SELECT 1 FROM organisation_person WHERE organisation_person.account = person.id) THEN 1 ELSE 0 END AS organisation FROM person`

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

const insert = (database: AccountsDatabase, { email, name, grants, review, development = false, hash }: ToInsert): Promise<Created> =>
  database.transaction(async (tables) => {
    if (await tables.get('SELECT 1 FROM person WHERE email = ?', email)) return { created: false, why: 'email-taken' }
    const account = randomUUID()
    const row = [account, email, name, JSON.stringify(grants), Number(development), hash ?? null, review ?? null]
    await tables.run('INSERT INTO person (id, email, name, grants, development, password, review) VALUES (?, ?, ?, ?, ?, ?, ?)', ...row)
    return { created: true, account }
  })

/** Makes an account that nobody can sign in to yet. */
export const inviteAccount = async (database: AccountsDatabase, input: InvitedAccount): Promise<Created> => {
  const checked = Invited.safeParse(input)
  return checked.success ? insert(database, checked.data) : { created: false, why: `${invalidPart(checked.error)}-invalid` }
}

/** Makes an account with a password. */
export const createAccount = async (database: AccountsDatabase, input: NewAccount, takesDevelopmentPassword: boolean): Promise<Created> => {
  const checked = NewAccount.safeParse(input)
  if (!checked.success) return { created: false, why: `${invalidPart(checked.error)}-invalid` }
  const { password, ...rest } = checked.data
  const development = password === developmentPassword
  if (development && !takesDevelopmentPassword) return { created: false, why: 'password-invalid' }
  return insert(database, { ...rest, development, hash: await (development ? hashKnownPassword : hashPassword)(password) })
}

/** All accounts, by e-mail address. */
export const listAccounts = async (tables: Sql): Promise<Account[]> => (await tables.all(`${select} ORDER BY email`)).map(readRow)

/** One account by its id. */
export const accountOf = async (tables: Sql, account: string): Promise<Account | undefined> => {
  const row = await tables.get(`${select} WHERE id = ?`, account)
  return row ? readRow(row) : undefined
}

/** One account by its e-mail address, in small letters. */
export const accountAt = async (tables: Sql, email: string): Promise<Account | undefined> => {
  const row = await tables.get(`${select} WHERE email = ?`, email)
  return row ? readRow(row) : undefined
}

/** Whether an account signs in by links now: its person chose it, and no role of theirs needs more. */
export const signsInByLink = async (tables: Sql, account: string): Promise<boolean> => {
  const row = await tables.get(`${select} WHERE id = ?`, account)
  if (row === undefined) return false
  const { by_link, organisation, grants } = Row.parse(row)
  return linksCount(by_link, organisation, readGrants(account, grants))
}

/** Lets an account sign in by links, or by links no more. */
export const setByLink = async (tables: Sql, account: string, byLink: boolean): Promise<void> => {
  await tables.run('UPDATE person SET by_link = ? WHERE id = ?', Number(byLink), account)
}

const runsEverything = (grants: readonly Grant[]): boolean => grants.some(({ role, programme }) => role === 'administrator' && programme === '*')

/** Why an account must not lose its power over the whole installation, if so. An account that nobody can sign in to runs nothing. */
const refusal = async (tables: Sql, account: string): Promise<'no-such-account' | 'last-administrator' | undefined> => {
  const accounts = await listAccounts(tables)
  const administrators = accounts.filter(({ grants, joined }) => joined && runsEverything(grants))
  if (!accounts.some((each) => each.account === account)) return 'no-such-account'
  return administrators.length > 0 && administrators.every((each) => each.account === account) ? 'last-administrator' : undefined
}

/** Replaces all grants of one account, inside a transaction. The last one that may run the whole installation stays one. */
export const setGrants = async (
  tables: Sql,
  account: string,
  grants: readonly Grant[],
): Promise<'set' | 'no-such-account' | 'grants-invalid' | 'last-administrator'> => {
  const checked = Invited.shape.grants.safeParse(grants)
  if (!checked.success) return 'grants-invalid'
  const why = await refusal(tables, account)
  if (why && !(why === 'last-administrator' && runsEverything(checked.data))) return why
  await tables.run('UPDATE person SET grants = ? WHERE id = ?', JSON.stringify(checked.data), account)
  return 'set'
}

/** Sets the day of the next review. */
export const setReview = async (tables: Sql, account: string, review: string): Promise<'set' | 'no-such-account'> => {
  const changed = await tables.run('UPDATE person SET review = ? WHERE id = ?', review, account)
  return changed === 0 ? 'no-such-account' : 'set'
}

const erase = (tables: Sql, account: string): Promise<number> => tables.run('DELETE FROM person WHERE id = ?', account)

/**
 * Erases an account: name, e-mail address, ways to sign in, sessions and grants. Its random id stays in the facts it wrote, and is never given again.
 * The last one that may run the whole installation stays. `beforehand` is called when nothing stands in the way any more.
 */
export const removeAccount = (
  database: AccountsDatabase,
  account: string,
  beforehand: () => void,
): Promise<'removed' | 'no-such-account' | 'last-administrator'> =>
  database.transaction(async (tables) => {
    const why = await refusal(tables, account)
    if (why) return why
    beforehand()
    await erase(tables, account)
    return 'removed'
  })

/** Erases these accounts, whoever they are, as far as they are there; answers how many were. */
export const eraseAccounts = (database: AccountsDatabase, accounts: readonly string[]): Promise<number> =>
  database.transaction(async (tables) => {
    let erased = 0
    for (const account of accounts) erased += await erase(tables, account)
    return erased
  })

/** Whether anybody could sign in with the development password. */
export const hasDevelopmentAccounts = async (tables: Sql): Promise<boolean> =>
  (await tables.get('SELECT 1 FROM person WHERE development = 1 LIMIT 1')) !== undefined
