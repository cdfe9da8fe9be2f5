import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeDatabase } from '@heard/sql/testing'
import { fillReleased, NEWEST, openReleased, RELEASED } from '../src/postgres/released.fixture.ts'

// Run once for each version of the tables, before it is released: the spec of migrations starts from every dump there is.
const database = await makeDatabase()
const folder = mkdtempSync(join(tmpdir(), 'heard-dump-'))
const beside = (name: string): string => fileURLToPath(new URL(`version-${NEWEST}.${name}`, RELEASED))
try {
  const vault = await openReleased(database.url, folder)
  const refs = await fillReleased(vault)
  await vault.close()
  const dump = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', '--schema=heard_vault', database.url], { encoding: 'utf8' })
  const lines = dump.split('\n').filter((line) => line !== '' && !/^(?:--|\\)/.test(line))
  writeFileSync(beside('sql'), `${lines.join('\n')}\n`)
  writeFileSync(beside('refs.json'), `${JSON.stringify(refs)}\n`)
  copyFileSync(join(folder, 'epochs.json'), beside('epochs.json'))
} finally {
  await database.drop()
  rmSync(folder, { recursive: true })
}
