import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe } from 'vitest'
import { mailStoreContract } from './mail-store.contract.ts'
import { SqliteMails } from './sqlite-mails.ts'

describe('mails of one process', () => {
  let folder: string
  let mails: SqliteMails
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-mails-'))
    mails = new SqliteMails(join(folder, 'policies', 'outbox.sqlite'))
  })
  afterEach(() => {
    mails.close()
    rmSync(folder, { recursive: true })
  })

  mailStoreContract(async () => ({ mails, holding: { lease: 'outbox', token: 1n, signal: new AbortController().signal } }))
})
