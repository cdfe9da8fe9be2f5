import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '@heard/sql/postgres'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { ACCESS, LATER, NOW, openAs } from '../contract/context.ts'
import { migrations } from './migrations/index.ts'
import { vaultLine } from './postgres-vault.ts'
import { NEWEST, openReleased, RELEASED } from './released.fixture.ts'

describe.skipIf(withoutPostgres)('the tables of a vault in PostgreSQL', () => {
  const databases: TestDatabase[] = []
  const folders: string[] = []
  afterEach(async () => {
    await Promise.all(databases.splice(0).map(({ drop }) => drop()))
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
  })
  const make = async (): Promise<string> => {
    const database = await makeDatabase()
    databases.push(database)
    return database.url
  }
  const keyFolder = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'heard-vault-'))
    folders.push(folder)
    return folder
  }
  const ask = (url: string, sql: string): Promise<readonly unknown[]> =>
    withClient(url, async (client) => (await client.query({ text: sql, rowMode: 'array' })).rows)
  const shapeOf = (url: string): Promise<readonly unknown[]> =>
    ask(
      url,
      `SELECT table_name, column_name, data_type, collation_name, is_nullable, column_default FROM information_schema.columns
       WHERE table_schema = 'heard_vault'
       UNION ALL SELECT tablename, indexdef, '', '', '', '' FROM pg_indexes WHERE schemaname = 'heard_vault' ORDER BY 1, 2`,
    )
  const bring = (url: string, steps: readonly string[]): Promise<void> =>
    withClient(url, async (client) => {
      await client.query('SET search_path TO heard_vault')
      const { schema, user } = vaultLine({ url })
      await migrate(client, schema, steps, user)
    })

  it.each(migrations.map((_, index) => index + 1))('are brought from version %i to the newest, with everything in them', async (version) => {
    const [url, fresh, keys] = [await make(), await make(), keyFolder()]
    const released = (name: string): URL => new URL(`version-${version}.${name}`, RELEASED)
    await withClient(url, (client) => client.query(readFileSync(released('sql'), 'utf8')))
    copyFileSync(released('epochs.json'), join(keys, 'epochs.json'))
    const [kept = '', published = '', pending = '', gone = ''] = JSON.parse(readFileSync(released('refs.json'), 'utf8')) as string[]

    const vault = await openReleased(url, keys)
    expect(await vault.open([kept, gone], ACCESS)).toStrictEqual([openAs(kept, 'kept'), { ref: gone, status: 'erased' }])
    expect(await vault.wording([published])).toStrictEqual([
      openAs(published, 'Send interpreters', { subject: 'programme-1', purpose: 'publication' }),
    ])
    expect(await vault.linked('f1')).toStrictEqual({ contribution: 'c1' })
    expect(await vault.recall('draft', 'k', NOW)).toBe('draft')
    expect(await vault.sweep(LATER, LATER)).toBe(1)
    expect(await vault.open([pending], ACCESS)).toStrictEqual([{ ref: pending, status: 'erased' }])
    expect(await vault.epoch()).toMatchObject({ rotated: { rewrapped: 4 } })
    await vault.close()

    await bring(fresh, migrations)
    expect(await shapeOf(url)).toStrictEqual(await shapeOf(fresh))
    expect(await ask(url, 'SELECT version FROM heard_vault.migration ORDER BY version')).toStrictEqual(migrations.map((_, index) => [index + 1]))
  })

  it('are made once when several processes start at once', async () => {
    const url = await make()
    await Promise.all(Array.from({ length: 5 }, () => bring(url, migrations)))
    expect(await ask(url, 'SELECT count(*)::int FROM heard_vault.migration')).toStrictEqual([[NEWEST]])
  })

  it('are left as they were when a step fails', async () => {
    const url = await make()
    await bring(url, migrations)
    const before = await shapeOf(url)
    await expect(bring(url, [...migrations, 'CREATE TABLE half (id text)', 'CREATE TABLE half (id text)'])).rejects.toThrow('already exists')
    expect(await shapeOf(url)).toStrictEqual(before)
    await bring(url, [...migrations, 'CREATE TABLE whole (id text)'])
    expect(await ask(url, 'SELECT max(version) FROM heard_vault.migration')).toStrictEqual([[NEWEST + 1]])
  })

  it('are refused when a newer Heard made them, and nothing is changed', async () => {
    const url = await make()
    await bring(url, [...migrations, 'CREATE TABLE whole (id text)'])
    const before = await shapeOf(url)
    await expect(openReleased(url, keyFolder())).rejects.toThrow(
      `brought to version ${NEWEST + 1} by a newer Heard, this one knows version ${NEWEST}`,
    )
    expect(await shapeOf(url)).toStrictEqual(before)
  })
})

if (withoutPostgres) it('brings the tables of every released version to the newest', ({ skip }) => skip(withoutPostgres))
