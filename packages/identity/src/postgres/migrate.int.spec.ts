import { readFileSync } from 'node:fs'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { AccountsUnusable, hasAccounts } from '../index.ts'
import { migrations } from './migrations/index.ts'
import { migrateAccounts, openPostgresAccounts } from './postgres-accounts.ts'
import { NEWEST, openReleased, PASSWORD, RELEASED, type Released } from './released.fixture.ts'

describe.skipIf(withoutPostgres)('the tables of accounts in PostgreSQL', () => {
  const databases: TestDatabase[] = []
  afterEach(async () => {
    await Promise.all(databases.splice(0).map(({ drop }) => drop()))
  })
  const make = async (): Promise<string> => {
    const database = await makeDatabase()
    databases.push(database)
    return database.url
  }
  const ask = (url: string, sql: string): Promise<readonly unknown[]> =>
    withClient(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows)
  const shapeOf = (url: string): Promise<readonly unknown[]> =>
    ask(
      url,
      `SELECT table_name, column_name, data_type, collation_name, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = 'heard_accounts'
       UNION ALL SELECT tablename, indexdef, '', '', '', '' FROM pg_indexes WHERE schemaname = 'heard_accounts'
       UNION ALL SELECT conrelid::regclass::text, pg_get_constraintdef(oid), '', '', '', '' FROM pg_constraint
         WHERE connamespace = 'heard_accounts'::regnamespace ORDER BY 1, 2`,
    )
  const bring = (url: string, steps: readonly string[]): Promise<void> =>
    withClient(url, async (client) => {
      await client.query('SET search_path TO heard_accounts')
      await migrateAccounts(client, 'heard_accounts', steps)
    })

  it.each(migrations.map((_, index) => index + 1))('are brought from version %i to the newest, with everybody in them', async (version) => {
    const [url, fresh] = [await make(), await make()]
    const released = (name: string): string => readFileSync(new URL(`version-${version}.${name}`, RELEASED), 'utf8')
    await withClient(url, (client) => client.query(released('sql')))
    const { account, code, cookie, link } = JSON.parse(released('json')) as Released

    const accounts = await openReleased(url)
    expect((await accounts.sessionOf(new Headers({ cookie })))?.principal.account).toBe(account)
    expect(await accounts.signIn({ email: 'asha@example.org', password: PASSWORD, code })).toMatchObject({
      signedIn: true,
      way: 'password-and-recovery-code',
    })
    expect(await accounts.ownAccount(account)).toMatchObject({ password: true, app: true, recoveryCodes: 8, passkeys: [{ name: 'A key', made: 1 }] })
    expect(await accounts.savedViews(account)).toStrictEqual([{ name: 'Mine', search: 'whose=mine' }])
    expect((await accounts.tokens.published()).keys).toHaveLength(1)
    expect((await accounts.signInByLink({ link })).signedIn).toBe(false)
    expect((await accounts.listAccounts()).map(({ email, organisation }) => [email, organisation])).toStrictEqual([
      ['asha@example.org', false],
      ['ben@example.org', true],
    ])
    await accounts.close()

    await bring(fresh, migrations)
    expect(await shapeOf(url)).toStrictEqual(await shapeOf(fresh))
    expect(await ask(url, 'SELECT version FROM heard_accounts.migration ORDER BY version')).toStrictEqual(migrations.map((_, index) => [index + 1]))
  })

  it('are made once when several processes start at once', async () => {
    const url = await make()
    const opened = await Promise.all(Array.from({ length: 5 }, () => openPostgresAccounts({ url })))
    await Promise.all(opened.map((accounts) => accounts.close()))
    expect(await ask(url, 'SELECT count(*)::int FROM heard_accounts.migration')).toStrictEqual([[NEWEST]])
  })

  it('are refused when a newer Heard made them, and nothing is changed', async () => {
    const url = await make()
    await bring(url, [...migrations, 'CREATE TABLE whole (id text)'])
    const before = await shapeOf(url)
    const line = `The account store's tables were brought to version ${NEWEST + 1} by a newer Heard, this one knows version ${NEWEST}`
    await expect(openReleased(url)).rejects.toThrow(line)
    await expect(hasAccounts({ url })).rejects.toThrow(AccountsUnusable)
    expect(await shapeOf(url)).toStrictEqual(before)
  })

  it('have people or not, told without making them', async () => {
    const url = await make()
    expect(await hasAccounts({ url })).toBe(false)
    expect(await ask(url, "SELECT to_regnamespace('heard_accounts') IS NULL")).toStrictEqual([[true]])
    const accounts = await openReleased(url)
    expect(await hasAccounts({ url })).toBe(false)
    await accounts.inviteAccount({ email: 'asha@example.org', name: 'Asha', grants: [] })
    expect(await hasAccounts({ url })).toBe(true)
    await accounts.close()
  })

  it('say nothing of anybody when the server refuses something', async () => {
    const accounts = await openPostgresAccounts({ url: await make() })
    const twice = 'INSERT INTO person (id, email, name, grants, development) VALUES (?, ?, ?, ?, 0)'
    await accounts.run(twice, 'one', 'asha@example.org', 'Asha', '[]')
    const error: unknown = await accounts.run(twice, 'two', 'asha@example.org', 'Asha', '[]').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(AccountsUnusable)
    expect(String(error)).toContain('cannot be used (duplicate key value violates unique constraint "person_email_key")')
    expect(error instanceof Error && error.cause).toBeUndefined()
    await accounts.close()
  })

  it('are read and written by new connections when the server ended the old ones', async () => {
    const url = await make()
    const accounts = await openReleased(url)
    await accounts.inviteAccount({ email: 'asha@example.org', name: 'Asha', grants: [] })
    const ended = await ask(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'heard account store' AND datname = current_database()",
    )
    expect(ended).toStrictEqual([[true], [true]])
    await accounts.inviteAccount({ email: 'ben@example.org', name: 'Ben', grants: [] })
    expect((await accounts.listAccounts()).map(({ name }) => name)).toStrictEqual(['Asha', 'Ben'])
    await accounts.close()
  })
})

if (withoutPostgres) it('brings the tables of accounts of every released version to the newest', ({ skip }) => skip(withoutPostgres))
