import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { myContribution } from '@heard/contracts/engagement'
import { listAccounts, removeAccount, whoAmI } from '@heard/contracts/identity'
import { readConfiguration } from '@heard/service-kit'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from './backup/backup.ts'
import { eraseMine, type Told, tell, whenErased } from './erasure.fixture.ts'
import { restore } from './restore/restore.ts'
import { rotateSessionSecret } from './session-secret.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

type Environment = Readonly<Record<string, string>>

describe.skipIf(withoutPostgres)('the platform with vault and accounts on PostgreSQL', { timeout: 180_000 }, () => {
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
    for (const { url } of [database, other])
      await withClient(url, (client) => client.query('DROP SCHEMA IF EXISTS heard_vault, heard_accounts, heard_work CASCADE'))
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
  const accountOf = async ({ call, as }: TestHeard, local: string): Promise<string | undefined> => {
    const listed = await call(listAccounts, {}, { headers: await as('administrator') })
    return listed.ok ? listed.body.accounts.find(({ email }) => email === `${local}@heard.example`)?.account : undefined
  }
  const nameOf = async ({ call }: TestHeard, headers: Headers): Promise<string | undefined> => {
    const me = await call(whoAmI, {}, { headers })
    return me.ok ? me.body.principal?.name : undefined
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

  it('lets people in by accounts there, whose sessions outlast a start, and are ended with a new secret', async () => {
    const headers = await during('now', (platform) => platform.as('analyst'))
    expect(existsSync(join(folder('now'), 'accounts.sqlite'))).toBe(false)
    await during('now', async (platform) => expect(await nameOf(platform, headers)).toBe('Development analyst'))
    expect(await rotateSessionSecret(configuration('now'))).toStrictEqual({ sessions: 1, apps: 0, recoveryCodes: 0 })
    await during('now', async (platform) => {
      expect(await nameOf(platform, headers)).toBeUndefined()
      expect(await nameOf(platform, await platform.as('analyst'))).toBe('Development analyst')
    })
  })

  it('is backed up and restored into another database, where what was erased since is erased again', async () => {
    const [gone, kept, leaver] = await during('now', async (platform) => [
      await tell(platform),
      await tell(platform),
      await accountOf(platform, 'auditor'),
    ])
    await backUp(configuration('now'), folder('yesterday'))
    expect(readdirSync(folder('yesterday')).toSorted()).toEqual(['accounts.sqlite', 'facts.sqlite', 'manifest.json', 'vault.sqlite'])
    await during('now', async (platform) => {
      await eraseMine(platform, gone.receipt)
      await whenErased(platform)
      const headers = await platform.as('administrator')
      expect((await platform.call(removeAccount, { params: { account: leaver ?? '' } }, { headers })).status).toBe(204)
    })
    handOver('now', 'then')
    const elsewhere = { HEARD_DATABASE_URL: other.url }
    await expect(restore(folder('yesterday'), configuration('then'))).rejects.toThrow('has a vault already; name an empty one')
    await restore(folder('yesterday'), configuration('then', elsewhere))
    expect(['vault.sqlite', 'accounts.sqlite'].filter((name) => existsSync(join(folder('then'), name)))).toEqual([])
    await during(
      'then',
      async (platform) => {
        expect([await words(platform, gone), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
        expect(await whenErased(platform)).toMatchObject([{ state: 'erased' }])
        // In development somebody with this address is made anew.
        expect(await accountOf(platform, 'auditor')).not.toBe(leaver)
      },
      elsewhere,
    )
  })

  it('is moved into from a folder, and out of again, by a backup and a restore', async () => {
    const [told, headers] = await during('folder', async (platform) => [await tell(platform), await platform.as('analyst')], {})
    await backUp(configuration('folder', {}), folder('moving'))
    handOver('folder', 'database')
    await restore(folder('moving'), configuration('database'))
    const holds = async (platform: TestHeard) =>
      expect([await words(platform, told), await nameOf(platform, headers)]).toEqual(['open', 'Development analyst'])
    await during('database', holds)
    await backUp(configuration('database'), folder('back'))
    handOver('database', 'again')
    await restore(folder('back'), configuration('again', {}))
    await during('again', holds, {})
  })

  it('starts no second vault beside the first, and none beside the facts of another', async () => {
    await during('folder', tell, {})
    expect(await refusal('folder', environment)).toContain('has its vault in vault.sqlite; leave HEARD_DATABASE_URL out')
    await during('database', tell)
    expect(await refusal('database', {})).toContain('has facts but no vault.sqlite; put the vault back beside them, or set HEARD_DATABASE_URL')
    expect(await refusal('database', { HEARD_DATABASE_URL: other.url })).toContain('has facts but HEARD_DATABASE_URL has no vault')
    expect(await refusal('empty', environment)).toContain("The vault's master key cannot be read")
  })

  it('starts no second accounts beside the first, and backs up those that are in the folder still', async () => {
    await during('folder', tell, {})
    await during('database', tell)
    cpSync(join(folder('folder'), 'accounts.sqlite'), join(folder('database'), 'accounts.sqlite'))
    expect(await refusal('database', environment)).toContain('has its accounts in accounts.sqlite; leave HEARD_DATABASE_URL out, or move them')
    await expect(rotateSessionSecret(configuration('database'))).rejects.toThrow('has its accounts in accounts.sqlite')
    const { files } = await backUp(configuration('database'), folder('moving'))
    handOver('database', 'moved')
    await withClient(other.url, (client) => client.query('CREATE SCHEMA heard_accounts'))
    await restore(folder('moving'), configuration('moved', { HEARD_DATABASE_URL: other.url }))
    expect(files['accounts.sqlite'].bytes).toBeGreaterThan(0)
    await during('moved', async (platform) => expect(await nameOf(platform, await platform.as('analyst'))).toBe('Development analyst'), {
      HEARD_DATABASE_URL: other.url,
    })
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

if (withoutPostgres) it('runs with vault and accounts on PostgreSQL', ({ skip }) => skip(withoutPostgres))
