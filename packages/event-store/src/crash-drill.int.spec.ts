import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { crashDrill } from './crash-drill.ts'

it('loses no acknowledged fact and halves no commit when a writer is killed 200 times', { timeout: 300_000 }, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'heard-crash-'))
  const { acknowledged, ...sum } = await crashDrill({ cycles: 200, seed: 2, directory })
  expect(sum).toStrictEqual({ cycles: 200, lost: 0, halfCommits: 0, reopened: 200 })
  expect(acknowledged).toBeGreaterThan(1000)
  rmSync(directory, { recursive: true })
})
