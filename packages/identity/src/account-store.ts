import { randomUUID } from 'node:crypto'
import { Grant, longestPassword } from '@heard/contracts/identity'
import { z } from 'zod'
import type { Auth } from './auth.ts'
import { hashPassword } from './passwords.ts'

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
}

const NewAccount = z.strictObject({
  email: z.string().trim().toLowerCase().pipe(z.email().max(254)),
  name: z.string().trim().min(1).max(100),
  /** At least 12 characters. */
  password: z.string().min(12).max(longestPassword).normalize('NFKC'),
  grants: z.array(Grant).max(100).readonly(),
})
/** What an account is made of. */
export type NewAccount = z.input<typeof NewAccount>

/** A new account's id, or which of its parts cannot be taken. */
export type Created =
  | { readonly created: true; readonly account: string }
  | { readonly created: false; readonly why: 'email-taken' | `${keyof NewAccount}-invalid` }

const Row = z.object({ id: z.uuid(), email: z.string(), name: z.string(), grants: z.string(), development: z.boolean() })

/** The grants of an account, which are stored as JSON. */
export const readGrants = (account: string, stored: string): Grant[] => {
  try {
    return z.array(Grant).parse(JSON.parse(stored))
  } catch {
    throw new Error(`The grants of account ${account} cannot be read`)
  }
}

const invalidPart = (error: z.ZodError): keyof NewAccount => NewAccount.keyof().parse(error.issues[0]?.path[0])

type Checked = Omit<z.output<typeof NewAccount>, 'password'> & { readonly hash: string; readonly development: boolean }

const insert = async (auth: Auth, { email, name, grants, development, hash }: Checked): Promise<Created> => {
  const { adapter } = await auth.$context
  const account = randomUUID()
  const times = { createdAt: new Date(), updatedAt: new Date() }
  const user = { id: account, email, name, emailVerified: true, grants: JSON.stringify(grants), development, ...times }
  const credential = { userId: account, accountId: account, providerId: 'credential', password: hash, ...times }
  return adapter.transaction(async (transaction) => {
    const taken = await transaction.findOne({ model: 'user', where: [{ field: 'email', value: email }] })
    if (taken) return { created: false, why: 'email-taken' }
    await transaction.create({ model: 'user', data: user, forceAllowId: true })
    await transaction.create({ model: 'account', data: credential })
    return { created: true, account }
  })
}

/** Makes an account that can sign in at once; in one transaction. */
export const createAccount = async (auth: Auth, input: NewAccount, takesDevelopmentPassword: boolean): Promise<Created> => {
  const checked = NewAccount.safeParse(input)
  if (!checked.success) return { created: false, why: `${invalidPart(checked.error)}-invalid` }
  const { password, ...rest } = checked.data
  const development = password === developmentPassword
  if (development && !takesDevelopmentPassword) return { created: false, why: 'password-invalid' }
  return insert(auth, { ...rest, development, hash: await hashPassword(password) })
}

/** All accounts, by e-mail address. */
export const listAccounts = async (auth: Auth): Promise<Account[]> => {
  const { adapter } = await auth.$context
  const rows = await adapter.findMany({ model: 'user', limit: 1_000_000, sortBy: { field: 'email', direction: 'asc' } })
  return z
    .array(Row)
    .parse(rows)
    .map(({ id, grants, ...row }) => ({ account: id, ...row, grants: readGrants(id, grants) }))
}

/** The grants of one account; nothing when there is no such account. */
export const grantsOf = async (auth: Auth, account: string): Promise<Grant[] | undefined> => {
  const { adapter } = await auth.$context
  const row = await adapter.findOne({ model: 'user', where: [{ field: 'id', value: account }] })
  return row ? readGrants(account, Row.parse(row).grants) : undefined
}

/** The tables that hold something of an account. */
const byAccount = [
  ['session', 'userId'],
  ['account', 'userId'],
  ['user', 'id'],
] as const

const runsEverything = (grants: readonly Grant[]): boolean => grants.some(({ role, programme }) => role === 'administrator' && programme === '*')

type Transaction = Parameters<Parameters<Awaited<Auth['$context']>['adapter']['transaction']>[0]>[0]

/** Why an account must not lose its power over the whole installation, if so. */
const refusal = async (transaction: Transaction, account: string): Promise<'no-such-account' | 'last-administrator' | undefined> => {
  const rows = z.array(Row).parse(await transaction.findMany({ model: 'user', limit: 1_000_000 }))
  const administrators = rows.filter(({ id, grants }) => runsEverything(readGrants(id, grants)))
  if (!rows.some(({ id }) => id === account)) return 'no-such-account'
  return administrators.length > 0 && administrators.every(({ id }) => id === account) ? 'last-administrator' : undefined
}

const erase = async (transaction: Transaction, account: string): Promise<void> => {
  for (const [model, field] of byAccount) await transaction.deleteMany({ model, where: [{ field, value: account }] })
}

/** Replaces all grants of one account. The last one that may run the whole installation stays one. */
export const setGrants = async (
  auth: Auth,
  account: string,
  grants: readonly Grant[],
): Promise<'set' | 'no-such-account' | 'grants-invalid' | 'last-administrator'> => {
  const checked = NewAccount.shape.grants.safeParse(grants)
  if (!checked.success) return 'grants-invalid'
  const { adapter } = await auth.$context
  return adapter.transaction(async (transaction) => {
    const why = await refusal(transaction, account)
    if (why && !(why === 'last-administrator' && runsEverything(checked.data))) return why
    const update = { grants: JSON.stringify(checked.data), updatedAt: new Date() }
    await transaction.update({ model: 'user', where: [{ field: 'id', value: account }], update })
    return 'set'
  })
}

/**
 * Erases an account: name, e-mail address, password, sessions and grants. Its random id stays in the facts it wrote, and is never given again.
 * The last one that may run the whole installation stays. `beforehand` is called when nothing stands in the way any more.
 */
export const removeAccount = async (
  auth: Auth,
  account: string,
  beforehand: () => void,
): Promise<'removed' | 'no-such-account' | 'last-administrator'> => {
  const { adapter } = await auth.$context
  return adapter.transaction(async (transaction) => {
    const why = await refusal(transaction, account)
    if (why) return why
    beforehand()
    await erase(transaction, account)
    return 'removed'
  })
}

/** Erases these accounts, whoever they are, as far as they are there; answers how many were. */
export const eraseAccounts = async (auth: Auth, accounts: readonly string[]): Promise<number> => {
  const { adapter } = await auth.$context
  return adapter.transaction(async (transaction) => {
    const there = new Set(
      z
        .array(Row)
        .parse(await transaction.findMany({ model: 'user', limit: 1_000_000 }))
        .map(({ id }) => id),
    )
    const found = accounts.filter((account) => there.has(account))
    for (const account of found) await erase(transaction, account)
    return found.length
  })
}

/** Whether anybody could sign in with the development password. */
export const hasDevelopmentAccounts = async (auth: Auth): Promise<boolean> => {
  const { adapter } = await auth.$context
  return (await adapter.count({ model: 'user', where: [{ field: 'development', value: true }] })) > 0
}
