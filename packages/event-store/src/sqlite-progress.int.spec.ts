import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe } from 'vitest'
import { policyProgressContract } from './policy-progress.contract.ts'
import { sqliteProgress } from './sqlite-progress.ts'

describe('how far policies are, in a file', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-progress-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  policyProgressContract(async () => sqliteProgress({ file: join(folder, 'policies', 'spec.sqlite') }))
})
