import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase, type TestDatabase, withoutPostgres } from '@heard/sql/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { type Accounts, type AccountsOptions, openAccounts } from './accounts.ts'
import { type AccountsPlace, openDatabase } from './store/place.ts'
import type { AccountsDatabase } from './store/sql.ts'

export type TestPlace = {
  readonly place: AccountsPlace
  /** The tables there, by a connection of their own. */
  readonly tables: AccountsDatabase
  /** Opens the accounts there, as one process has them; they are closed after the example. */
  open(options: Omit<AccountsOptions, 'place'>): Promise<Accounts>
  /** A file that is not there yet, and goes after the example. */
  readonly elsewhere: string
  /** All that can be read there, as far as we can see. */
  bytes(): Promise<string>
}

type MakePlace = (folder: string) => { readonly place: AccountsPlace; readonly bytes: (tables: AccountsDatabase) => Promise<string> }

const eachExample = (make: MakePlace): (() => TestPlace) => {
  let at: TestPlace
  let folder: string
  const opened: Accounts[] = []
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-identity-'))
    const { place, bytes } = make(folder)
    const tables = await openDatabase(place)
    const open: TestPlace['open'] = async (options) => {
      const accounts = await openAccounts({ place, ...options })
      opened.push(accounts)
      return accounts
    }
    at = { place, tables, open, elsewhere: join(folder, 'elsewhere.sqlite'), bytes: () => bytes(tables) }
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((accounts) => accounts.close()))
    await at.tables.close()
    rmSync(folder, { recursive: true })
  })
  return () => at
}

const inFile = (): (() => TestPlace) =>
  eachExample((folder) => {
    const file = join(folder, 'accounts', 'accounts.sqlite')
    const files = [file, `${file}-wal`]
    return { place: { file }, bytes: async () => Buffer.concat(files.filter(existsSync).map((path) => readFileSync(path))).toString('latin1') }
  })

const names = ['person', 'sitting', 'passkey', 'recovery_code', 'link', 'saved_view', 'token_key', 'organisation_person']
const rowsIn = async (tables: AccountsDatabase): Promise<string> =>
  JSON.stringify(await Promise.all(names.map((name) => tables.all(`SELECT ${name}::text FROM ${name}`))))

const inPostgres = (): (() => TestPlace) => {
  let database: TestDatabase
  let examples = 0
  beforeAll(async () => {
    database = await makeDatabase()
  })
  afterAll(() => database.drop())
  return eachExample(() => {
    examples += 1
    return { place: { url: database.url, schema: `example_${examples}` }, bytes: rowsIn }
  })
}

/** The suite over accounts in a file and over accounts in PostgreSQL; each example has a place of its own. */
export const atEachPlace = (suite: (at: () => TestPlace) => void): void => {
  describe('in a file', () => suite(inFile()))
  describe.skipIf(withoutPostgres)('in PostgreSQL', () => suite(inPostgres()))
  if (withoutPostgres) it('keeps accounts in PostgreSQL', ({ skip }) => skip(withoutPostgres))
}
