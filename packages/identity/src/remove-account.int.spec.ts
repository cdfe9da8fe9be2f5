import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Accounts, type Grant, openAccounts } from './index.ts'

const everywhere: Grant = { role: 'administrator', programme: '*' }
const here: Grant = { role: 'administrator', programme: 'cancer' }
const password = 'six green bottles'

describe('removing an account', () => {
  let folder: string
  let accounts: Accounts
  const database = () => join(folder, 'accounts.sqlite')
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-remove-'))
    accounts = await openAccounts({ database: database(), secret: 'x'.repeat(40), origin: 'http://127.0.0.1:3000', profile: 'development' })
  })
  afterEach(() => {
    accounts.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const make = async (name: string, ...grants: Grant[]): Promise<string> => {
    const made = await accounts.createAccount({ email: `${name}@example.org`, name: `Person ${name}`, password, grants })
    if (!made.created) throw new Error(made.why)
    return made.account
  }
  const bytes = () => Buffer.concat([database(), `${database()}-wal`].map((file) => readFileSync(file))).toString('latin1')

  it('erases name, address, password, sessions and grants from the file, and leaves everybody else', async () => {
    await make('admin', everywhere)
    const asha = await make('asha', { role: 'analyst', programme: 'cancer' })
    const ben = await make('ben', { role: 'analyst', programme: 'cancer' })
    const signedIn = await accounts.signIn({ email: 'asha@example.org', password })
    const cookie = signedIn.signedIn ? signedIn.cookies.map((value) => value.split(';')[0]).join('; ') : ''
    expect((await accounts.principalOf(new Headers({ cookie })))?.account).toBe(asha)
    expect(bytes()).toContain('asha@example.org')

    expect(await accounts.removeAccount(asha)).toBe('removed')

    for (const trace of ['asha@example.org', 'Person asha', asha]) expect(bytes()).not.toContain(trace)
    expect(await accounts.principalOf(new Headers({ cookie }))).toBeUndefined()
    expect(await accounts.signIn({ email: 'asha@example.org', password })).toEqual({ signedIn: false, why: 'wrong-credentials' })
    expect(await accounts.grantsOf(asha)).toBeUndefined()
    expect(await accounts.grantsOf(ben)).toEqual([{ role: 'analyst', programme: 'cancer' }])
    expect(await accounts.removeAccount(asha)).toBe('no-such-account')
  })

  it('keeps the last account that can run the whole installation', async () => {
    const [first, second] = [await make('first', everywhere), await make('second', everywhere)]
    const local = await make('local', here)
    expect(await accounts.removeAccount(first)).toBe('removed')
    expect(await accounts.removeAccount(second)).toBe('last-administrator')
    expect(await accounts.removeAccount(local)).toBe('removed')
  })

  it('keeps one of two who remove each other at the same moment', async () => {
    const both = [await make('first', everywhere), await make('second', everywhere)]
    const outcomes = await Promise.all(both.map((account) => accounts.removeAccount(account)))
    expect(outcomes.toSorted()).toEqual(['last-administrator', 'removed'])
  })
})
