import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase, type TestDatabase, withClient, withoutPostgres } from '@heard/sql/testing'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { allowAll, DEADLINE, NOW, story } from '../contract/context.ts'
import { FileKeys } from '../file-keys.ts'
import { captureTraces, verifyErased } from '../verify-erased.ts'
import { PostgresVault } from './postgres-vault.ts'

describe.skipIf(withoutPostgres)('the verifier of erasures, over a vault in PostgreSQL', () => {
  let database: TestDatabase
  let vault: PostgresVault
  let folder: string
  let refs: readonly string[]
  beforeAll(async () => {
    database = await makeDatabase()
  })
  afterAll(() => database.drop())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-vault-'))
    await withClient(database.url, (client) => client.query('DROP SCHEMA IF EXISTS heard_vault CASCADE'))
    const keys = new FileKeys({ folder })
    vault = await PostgresVault.open({ url: database.url, keys, policy: allowAll, record: async () => undefined, now: () => NOW })
    const requests = [story('short'), story('l'.repeat(20_000)), story('mine', { subject: 'subject-2' })]
    refs = (await vault.seal(requests, { deadline: DEADLINE })).slice(0, 2).map(({ ref }) => ref)
    await vault.link('receipt-1', { contribution: 'c1', person: 'subject-1' })
  })
  afterEach(async () => {
    await vault.close()
    rmSync(folder, { recursive: true })
  })

  const capture = () => captureTraces({ url: database.url }, { subject: 'subject-1' })
  const findings = async (traces: Awaited<ReturnType<typeof capture>>) => {
    const keys = new FileKeys({ folder })
    const { verified, checks } = await verifyErased({ place: { url: database.url }, keys, subject: 'subject-1', refs, traces, now: NOW })
    const found = checks.filter((check) => check.found > 0)
    expect(verified).toBe(found.length === 0)
    return found
  }

  it('finds everything before, and nothing afterwards', async () => {
    const traces = await capture()
    const pieces = [...traces.rows, ...traces.keys].flatMap((one) => one.pieces).length
    expect(await findings(traces)).toStrictEqual([
      { what: 'rows', found: 2 },
      { what: 'data-keys', found: 1 },
      { what: 'missing-tombstones', found: 2 },
      { what: 'missing-marks', found: 1 },
      { what: 'links', found: 1 },
      { what: 'ciphertext', found: pieces },
    ])
    await vault.erase('subject-1')
    await vault.unlink('receipt-1')
    expect(await findings(traces)).toStrictEqual([])
  })

  it('finds sealed words that somebody put under the row of another', async () => {
    const traces = await capture()
    await withClient(database.url, (client) =>
      client.query("INSERT INTO heard_vault.sealed SELECT 'copy', 'elsewhere', field, box FROM heard_vault.sealed WHERE ref = $1", [refs[1]]),
    )
    await vault.erase('subject-1')
    await vault.unlink('receipt-1')
    expect(await findings(traces)).toStrictEqual([{ what: 'ciphertext', found: traces.rows.find(({ ref }) => ref === refs[1])?.pieces.length }])
  })
})

if (withoutPostgres) it('verifies erasures in PostgreSQL', ({ skip }) => skip(withoutPostgres))
