import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { VaultUnusable } from '../vault.ts'
import { PostgresStorage } from './postgres-storage.ts'
import { migrateVault, vaultLine } from './postgres-vault.ts'

describe.skipIf(withoutPostgres)('the storage of a vault in PostgreSQL', () => {
  let database: TestDatabase
  const open: PostgresStorage[] = []
  beforeAll(async () => {
    database = await makeDatabase()
    await withClient(database.url, async (client) => {
      await client.query('SET search_path TO heard_vault')
      await migrateVault(client)
    })
  })
  afterEach(() => Promise.all(open.splice(0).map((storage) => storage.close())))
  afterAll(() => database.drop())

  const storage = (url = database.url): PostgresStorage => {
    const made = new PostgresStorage(vaultLine({ url, patience: 0 }))
    open.push(made)
    return made
  }
  /** Ends every connection of a vault there is, as a server does that is started again. */
  const cut = (): Promise<unknown> =>
    withClient(database.url, (client) =>
      client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'heard vault' AND datname = current_database()"),
    )

  it('keeps nothing of a transaction that fails half way, and serves the next', async () => {
    const one = storage()
    const fails = one.transaction(async (tables) => {
      await tables.putEpoch('half')
      await tables.putLink('twice', { epoch: 'half', box: new Uint8Array(1) })
      await tables.putLink('twice', { epoch: 'half', box: new Uint8Array(1) })
    })
    await expect(fails).rejects.toThrow('duplicate key value violates unique constraint "link_pkey"')
    await expect(fails).rejects.toThrow(VaultUnusable)
    expect([(await one.committed.epochs()).includes('half'), await one.committed.link('twice')]).toStrictEqual([false, undefined])
    await one.transaction((tables) => tables.putEpoch('whole'))
    expect((await one.committed.epochs()).includes('whole')).toBe(true)
  })

  it('passes on what was thrown inside, and keeps nothing then', async () => {
    const one = storage()
    const refuses = one.transaction(async (tables) => {
      await tables.putEpoch('refused')
      throw new RangeError('not you')
    })
    await expect(refuses).rejects.toThrow(RangeError)
    expect((await one.committed.epochs()).includes('refused')).toBe(false)
  })

  it('lets one write at a time, also of several processes, each over what the one before kept', async () => {
    const writers = [storage(), storage(), storage()]
    const count = (one: PostgresStorage): Promise<void> =>
      one.transaction(async (tables) => {
        const so = await tables.rotation()
        await tables.putRotation({ epoch: 'count', rewrapped: (so?.epoch === 'count' ? so.rewrapped : 0) + 1, destroyed: [] })
      })
    await Promise.all(Array.from({ length: 60 }, (_, index) => count(writers[index % 3] ?? storage())))
    expect((await storage().committed.rotation())?.rewrapped).toBe(60)
  })

  it('shows nothing to readers before it is committed', async () => {
    const one = storage()
    await one.transaction(async (tables) => {
      await tables.putEpoch('seen')
      expect((await tables.epochs()).includes('seen')).toBe(true)
      expect((await one.committed.epochs()).includes('seen')).toBe(false)
    })
    expect((await one.committed.epochs()).includes('seen')).toBe(true)
  })

  it('reads and writes by new connections when the old ones were ended', async () => {
    const one = storage()
    await one.transaction((tables) => tables.putEpoch('before'))
    await one.committed.epochs()
    await cut()
    expect((await one.committed.epochs()).includes('before')).toBe(true)
    await one.transaction((tables) => tables.putEpoch('after'))
    expect((await one.committed.epochs()).includes('after')).toBe(true)
  })

  it('keeps nothing of a transaction whose connection was ended, and says that the database does not answer', async () => {
    const one = storage()
    const ended = one.transaction(async (tables) => {
      await tables.putEpoch('ended')
      await cut()
      await tables.epochs()
    })
    await expect(ended).rejects.toThrow(/^The vault's database at .* does not answer/)
    expect((await one.committed.epochs()).includes('ended')).toBe(false)
    await one.transaction((tables) => tables.putEpoch('next'))
    expect((await one.committed.epochs()).includes('next')).toBe(true)
  })

  it.each([
    ['where nobody listens', (url: URL) => Object.assign(url, { port: '1' }), 'does not answer'],
    ['of another name', (url: URL) => Object.assign(url, { pathname: '/nowhere' }), 'has no database of that name'],
    ['for nobody', (url: URL) => Object.assign(url, { username: 'nobody' }), 'refuses the name or password in HEARD_DATABASE_URL'],
  ])('tells what is wrong with a database %s, without the password', async (_what, change, line) => {
    const url = change(Object.assign(new URL(database.url), { password: 'sesame' })).href
    const said = await storage(url)
      .committed.epochs()
      .catch((error: unknown) => error)
    expect(said).toBeInstanceOf(VaultUnusable)
    expect(String(said)).toContain(line)
    expect(String(said)).not.toContain('sesame')
  })
})

if (withoutPostgres) it('stores a vault in PostgreSQL', ({ skip }) => skip(withoutPostgres))
