import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { myContribution } from '@heard/contracts/engagement'
import { readConfiguration } from '@heard/service-kit'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup/backup.ts'
import { eraseMine, type Told, tell, whenErased } from './erasure.fixture.ts'
import { restore } from './restore/restore.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

type Environment = Readonly<Record<string, string>>

describe.skipIf(withoutPostgres)('the platform with its vault on PostgreSQL', { timeout: 180_000 }, () => {
  let root: string
  let database: TestDatabase
  let other: TestDatabase
  let environment: Environment
  beforeAll(async () => {
    ;[database, other] = await Promise.all([makeDatabase(), makeDatabase()])
  })
  afterAll(() => Promise.all([database.drop(), other.drop()]))
  beforeEach(async () => {
    root = mkdtempSync(join(tmpdir(), 'heard-postgres-'))
    environment = { HEARD_DATABASE_URL: database.url }
    for (const { url } of [database, other]) await withClient(url, (client) => client.query('DROP SCHEMA IF EXISTS heard_vault CASCADE'))
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  const folder = (name: string): string => join(root, name)
  const during = async <T>(name: string, work: (platform: TestHeard) => Promise<T>, more = environment): Promise<T> => {
    const platform = await startTestHeard({ folder: folder(name), environment: more })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const refusal = (name: string, more: Environment): Promise<string> =>
    during(name, async () => 'it opened', more).catch((error: unknown) => String(error))
  const words = async ({ call }: TestHeard, { receipt }: Told) => {
    const mine = await call(myContribution, { body: { receipt } })
    return mine.ok ? mine.body.words.status : mine.problem.type
  }
  const configuration = (name: string, more = environment) => readConfiguration({ HEARD_DATA_DIR: folder(name), ...more }, '/')
  /** What the operator keeps apart from backups. */
  const handOver = (from: string, to: string): void => {
    mkdirSync(folder(to), { recursive: true })
    for (const name of ['keys', 'erasures.list']) cpSync(join(folder(from), name), join(folder(to), name), { recursive: true })
  }

  it('keeps stories there, opens them after a start, and erases them for good', async () => {
    const [gone, kept] = await during('now', async (platform) => [await tell(platform), await tell(platform)])
    expect(existsSync(join(folder('now'), 'vault.sqlite'))).toBe(false)
    await during('now', async (platform) => {
      expect([await words(platform, gone), await words(platform, kept)]).toEqual(['open', 'open'])
      await eraseMine(platform, gone.receipt)
      expect(await whenErased(platform)).toMatchObject([{ state: 'erased' }])
      expect([await words(platform, gone), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
    })
  })

  it('is backed up and restored into another database, where what was erased since is erased again', async () => {
    const [gone, kept] = await during('now', async (platform) => [await tell(platform), await tell(platform)])
    await backUp(configuration('now'), folder('yesterday'))
    expect(readdirSync(folder('yesterday')).toSorted()).toEqual(['accounts.sqlite', 'facts.sqlite', 'manifest.json', 'vault.sqlite'])
    await during('now', async (platform) => {
      await eraseMine(platform, gone.receipt)
      await whenErased(platform)
    })
    handOver('now', 'then')
    const elsewhere = { HEARD_DATABASE_URL: other.url }
    await expect(restore(folder('yesterday'), configuration('then'))).rejects.toThrow('has a vault already; name an empty one')
    await restore(folder('yesterday'), configuration('then', elsewhere))
    expect(existsSync(join(folder('then'), 'vault.sqlite'))).toBe(false)
    await during(
      'then',
      async (platform) => {
        expect([await words(platform, gone), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
        expect(await whenErased(platform)).toMatchObject([{ state: 'erased' }])
      },
      elsewhere,
    )
  })

  it('is moved into from a folder, and out of again, by a backup and a restore', async () => {
    const told = await during('folder', tell, {})
    await backUp(configuration('folder', {}), folder('moving'))
    handOver('folder', 'database')
    await restore(folder('moving'), configuration('database'))
    await during('database', async (platform) => expect(await words(platform, told)).toBe('open'))
    await backUp(configuration('database'), folder('back'))
    handOver('database', 'again')
    await restore(folder('back'), configuration('again', {}))
    await during('again', async (platform) => expect(await words(platform, told)).toBe('open'), {})
  })

  it('starts no second vault beside the first, and none beside the facts of another', async () => {
    await during('folder', tell, {})
    expect(await refusal('folder', environment)).toContain('has its vault in vault.sqlite; leave HEARD_DATABASE_URL out')
    await during('database', tell)
    expect(await refusal('database', {})).toContain('has facts but no vault.sqlite; put the vault back beside them, or set HEARD_DATABASE_URL')
    expect(await refusal('database', { HEARD_DATABASE_URL: other.url })).toContain('has facts but HEARD_DATABASE_URL has no vault')
    expect(await refusal('empty', environment)).toContain("The vault's master key cannot be read")
  })

  it('is ready only while its database answers', async () => {
    const third = await makeDatabase()
    await during(
      'now',
      async ({ heard }) => {
        const ready = async (): Promise<number> => (await heard.fetch('/health/ready')).status
        await expect.poll(ready, { timeout: 30_000 }).toBe(200)
        await third.drop()
        expect(await ready()).toBe(503)
        expect((await heard.fetch('/health/live')).status).toBe(200)
      },
      { HEARD_DATABASE_URL: third.url },
    )
  })
})

if (withoutPostgres) it('runs with its vault on PostgreSQL', ({ skip }) => skip(withoutPostgres))
