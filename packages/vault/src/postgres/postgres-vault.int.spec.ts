import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase, type TestDatabase, withoutPostgres } from '@heard/sql/testing'
import { afterAll, beforeAll, it } from 'vitest'
import { damageStorage } from '../contract/damage-storage.ts'
import { FileKeys } from '../file-keys.ts'
import { vaultContract } from '../vault.contract.ts'
import { PostgresStorage } from './postgres-storage.ts'
import { PostgresVault, vaultLine } from './postgres-vault.ts'

if (withoutPostgres === undefined) {
  let database: TestDatabase
  let examples = 0
  beforeAll(async () => {
    database = await makeDatabase()
  })
  afterAll(() => database.drop())

  // Each example has a schema of its own.
  vaultContract('PostgresVault', async (options) => {
    const folder = mkdtempSync(join(tmpdir(), 'heard-vault-'))
    examples += 1
    const place = { url: database.url, schema: `example_${examples}` }
    const vault = await PostgresVault.open({ ...place, keys: new FileKeys({ folder }), ...options })
    const intruder = new PostgresStorage(vaultLine(place))
    return {
      vault,
      damage: damageStorage(intruder),
      close: async () => {
        await intruder.close()
        await vault.close()
        rmSync(folder, { recursive: true })
      },
    }
  })
} else {
  it('PostgresVault keeps the contract of a vault', ({ skip }) => skip(withoutPostgres))
}
