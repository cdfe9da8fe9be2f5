import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Accounts, developmentPassword, type Grant, openAccounts } from '../index.ts'
import { SqliteDatabase } from './sqlite-database.ts'

const analyst: Grant[] = [{ role: 'analyst', programme: 'cancer' }]
const champion: Grant[] = [{ role: 'champion', programme: 'cancer', community: 'ghanaian' }]
const email = 'asha@example.org'

let folder: string
let file: string
let opened: (Accounts | SqliteDatabase)[]
const open = async (profile: 'development' | 'production' = 'development'): Promise<Accounts> => {
  const accounts = await openAccounts({ place: { file }, secret: 'x'.repeat(40), origin: 'http://127.0.0.1:3000', profile })
  opened.push(accounts)
  return accounts
}
const database = (): SqliteDatabase => {
  const made = new SqliteDatabase(file)
  opened.push(made)
  return made
}
/** Does something to the file behind everybody's back. */
const behind = <T>(work: (database: DatabaseSync) => T): T => {
  const connection = new DatabaseSync(file)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heard-accounts-'))
  file = join(folder, 'accounts.sqlite')
  opened = []
})
afterEach(async () => {
  for (const one of opened) await one.close()
  rmSync(folder, { recursive: true })
})

describe('a file of accounts', () => {
  it('is for its owner alone, and keeps no password in plain text', async () => {
    const accounts = await open()
    await accounts.createAccount({ email, name: 'Asha', password: 'six green bottles', grants: analyst })
    await accounts.close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect([readFileSync(file).includes('Asha'), readFileSync(file).includes('six green bottles')]).toStrictEqual([true, false])
  })

  it('shows nothing of a transaction before it is committed, and keeps nothing of one that fails', async () => {
    const [one, other] = [database(), database()]
    const insert = 'INSERT INTO token_key (kid, x, until) VALUES (?, ?, ?)'
    const kids = async (tables: SqliteDatabase) => (await tables.all('SELECT kid FROM token_key')).map(({ kid }) => kid)
    await one.transaction(async (tables) => {
      await tables.run(insert, 'a', 'x', 1)
      expect(await kids(other)).toStrictEqual([])
    })
    const fails = one.transaction(async (tables) => {
      await tables.run(insert, 'b', 'x', 1)
      await tables.run(insert, 'b', 'x', 1)
    })
    const asked = kids(one)
    await expect(fails).rejects.toThrow('UNIQUE constraint failed')
    expect([await asked, await kids(other)]).toStrictEqual([['a'], ['a']])
  })

  it('is written by one at a time, each over what the one before kept', async () => {
    const stores = [database(), database(), database()]
    await stores[0]?.run('INSERT INTO token_key (kid, x, until) VALUES (?, ?, ?)', 'count', 'x', 0)
    const count = (one: SqliteDatabase | undefined) =>
      one?.transaction(async (tables) => {
        const row = await tables.get('SELECT until FROM token_key')
        await tables.run('UPDATE token_key SET until = ?', Number(row?.until) + 1)
      })
    await Promise.all(Array.from({ length: 30 }, (_, index) => count(stores[index % 3])))
    expect(await stores[0]?.get('SELECT until FROM token_key')).toEqual({ until: 30 })
  })
})

describe('a file of the first versions', () => {
  it('moves over with people and passwords, without sessions', async () => {
    const id = '01a205e9-8295-7d4f-83f7-b76c6eededcb'
    const accounts = await open()
    await accounts.createAccount({ email, name: 'Asha', password: developmentPassword, grants: analyst })
    await accounts.close()
    const hash = behind((older) => String(older.prepare('SELECT password FROM person').get()?.password))
    rmSync(file)
    behind((older) => {
      older.exec(`
        CREATE TABLE user (id TEXT PRIMARY KEY, name TEXT, email TEXT, grants TEXT, development INTEGER);
        CREATE TABLE account (id TEXT PRIMARY KEY, userId TEXT REFERENCES user (id), providerId TEXT, password TEXT);
        CREATE TABLE session (id TEXT PRIMARY KEY, userId TEXT REFERENCES user (id)); CREATE TABLE verification (id TEXT)`)
      older.prepare('INSERT INTO user VALUES (?, ?, ?, ?, 1)').run(id, 'Asha', email, JSON.stringify(analyst))
      older.prepare('INSERT INTO account VALUES (?, ?, ?, ?)').run('a', id, 'credential', hash)
      older.prepare('INSERT INTO session VALUES (?, ?)').run('s', id)
    })
    const moved = await open()
    expect(await moved.listAccounts()).toStrictEqual([
      { account: id, email, name: 'Asha', grants: analyst, development: true, joined: true, organisation: false },
    ])
    expect((await moved.signIn({ email, password: developmentPassword })).signedIn).toBe(true)
    expect((await (await open()).listAccounts()).length).toBe(1)
  })
})

describe('a file from before links', () => {
  it('gets the column, and nobody in it signs in by links', async () => {
    const before = await open('production')
    const made = await before.inviteAccount({ email, name: 'Asha', grants: champion })
    await before.close()
    behind((older) => older.exec('ALTER TABLE person DROP COLUMN by_link'))
    await open('production')
    const accounts = await open('production')
    const account = made.created ? made.account : ''
    expect([await accounts.linkFor(email), (await accounts.ownAccount(account))?.link]).toStrictEqual([undefined, false])
    expect(await accounts.joinByLink((await accounts.makeLink(account, 'invitation'))?.token ?? '')).toStrictEqual({ account })
    expect((await accounts.signInByLink({ link: (await accounts.linkFor(email))?.token ?? '' })).signedIn).toBe(true)
  })
})
