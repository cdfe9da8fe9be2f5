import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeDatabase } from '@heard/sql/testing'
import { fillReleased, NEWEST, openReleased, RELEASED } from '../src/postgres/released.fixture.ts'
import { openDatabase } from '../src/store/place.ts'

// Run once for each version of the tables, before it is released: the spec of migrations starts from every dump there is.
const database = await makeDatabase()
const beside = (name: string): string => fileURLToPath(new URL(`version-${NEWEST}.${name}`, RELEASED))
try {
  const accounts = await openReleased(database.url)
  const released = await fillReleased(accounts)
  await accounts.close()
  const tables = await openDatabase({ url: database.url })
  await tables.run(
    'INSERT INTO passkey (id, account, name, key, counter, made, used) VALUES (?, ?, ?, ?, ?, ?, ?)',
    'key',
    released.account,
    'A key',
    Buffer.from('a5010203', 'hex'),
    4,
    1,
    null,
  )
  await tables.run(
    'INSERT INTO organisation_person (issuer, subject, account) SELECT ?, ?, id FROM person WHERE email = ?',
    'https://idp.example',
    'ben',
    'ben@example.org',
  )
  await tables.close()
  const dump = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', '--schema=heard_accounts', database.url], { encoding: 'utf8' })
  const lines = dump.split('\n').filter((line) => line !== '' && !/^(?:--|\\)/.test(line))
  writeFileSync(beside('sql'), `${lines.join('\n')}\n`)
  writeFileSync(beside('json'), `${JSON.stringify(released)}\n`)
} finally {
  await database.drop()
}
