import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { during, migrate, PostgresDatabase } from './postgres/index.ts'
import type { Sql } from './sql.ts'
import { SqliteSql } from './sqlite-sql.ts'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from './testing.ts'

class ShelfUnusable extends Error {
  readonly type = 'shelf-unusable'
}
const user = { name: 'shelf', unusable: ShelfUnusable }
const tables = 'CREATE TABLE book (name text PRIMARY KEY, pages integer, cover text)'

/** What both databases answer to the same words. */
const speaks = (sqlOf: () => Sql): void => {
  it('answers rows for values in their places, also where nothing stands', async () => {
    const sql = sqlOf()
    await sql.run('INSERT INTO book (name, pages, cover) VALUES (?, ?, ?)', 'Ulysses', 730, null)
    await sql.run('INSERT INTO book (name, pages, cover) VALUES (?, ?, ?)', 'What? Now', 12, 'red')
    expect(await sql.all('SELECT name, pages, cover FROM book ORDER BY pages')).toEqual([
      { name: 'What? Now', pages: 12, cover: 'red' },
      { name: 'Ulysses', pages: 730, cover: null },
    ])
    expect(await sql.all('SELECT name FROM book WHERE pages > ? AND name <> ?', 20, 'Emma')).toEqual([{ name: 'Ulysses' }])
  })

  it('takes a list as one value', async () => {
    const sql = sqlOf()
    const found = await sql.all(`SELECT name FROM book WHERE name IN (${sql.each})`, JSON.stringify(['Ulysses', 'Emma']))
    expect(found).toEqual([{ name: 'Ulysses' }])
  })
}

describe('SQL in SQLite', () => {
  const database = new DatabaseSync(':memory:')
  database.exec(tables)
  const sql = new SqliteSql(database, (act) => act())
  afterAll(() => database.close())
  speaks(() => sql)
})

describe.skipIf(withoutPostgres)('SQL in PostgreSQL', () => {
  let made: TestDatabase
  let database: PostgresDatabase
  let sql: Sql
  const place = () => ({ url: made.url, schema: 'shelf', user })
  beforeAll(async () => {
    made = await makeDatabase()
    await during(place(), (client) => migrate(client, 'shelf', [tables], user))
    database = new PostgresDatabase(place())
    const { committed } = database
    sql = {
      each: committed.each,
      all: committed.all.bind(committed),
      run: (words, ...values) => database.transaction((within) => within.run(words, ...values)),
    }
  })
  afterAll(async () => {
    await database.close()
    await made.drop()
  })
  speaks(() => sql)

  it('keeps all of a transaction or nothing, and says why in its user’s name', async () => {
    const twice = database.transaction(async (within) => {
      await within.run('INSERT INTO book (name) VALUES (?)', 'Emma')
      await within.run('INSERT INTO book (name) VALUES (?)', 'Emma')
    })
    await expect(twice).rejects.toThrow(ShelfUnusable)
    await expect(twice).rejects.toThrow("The shelf's database at")
    expect(await sql.all('SELECT 1 FROM book WHERE name = ?', 'Emma')).toEqual([])
  })

  it('reads what the writer before wrote, also where the database would have it otherwise', async () => {
    await database.transaction((within) => within.run('INSERT INTO book (name, pages) VALUES (?, ?)', 'Diary', 0))
    const isolation = `ALTER DATABASE ${new URL(made.url).pathname.slice(1)} SET default_transaction_isolation TO 'repeatable read'`
    await withClient(made.url, async (client) => void (await client.query(isolation)))
    const writers = [new PostgresDatabase(place()), new PostgresDatabase(place())]
    const page = async (within: Sql): Promise<void> => {
      const [diary] = await within.all('SELECT pages FROM book WHERE name = ?', 'Diary')
      await within.run('UPDATE book SET pages = ? WHERE name = ?', Number(diary?.pages) + 1, 'Diary')
    }
    await Promise.all(Array.from({ length: 20 }, (_, turn) => writers[turn % 2]?.transaction(page)))
    expect(await sql.all('SELECT pages FROM book WHERE name = ?', 'Diary')).toEqual([{ pages: 20 }])
    for (const writer of writers) await writer.close()
  })

  it('refuses tables of a newer program', async () => {
    const newer = during(place(), (client) => migrate(client, 'shelf', [], user))
    await expect(newer).rejects.toThrow("The shelf's tables were brought to version 1 by a newer Heard, this one knows version 0")
  })

  it('is read, and not written, outside a transaction', async () => {
    await expect(database.committed.run('DELETE FROM book')).rejects.toThrow('only read')
  })
})

if (withoutPostgres) it('speaks to PostgreSQL', ({ skip }) => skip(withoutPostgres))
