import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commands } from '../commands.ts'
import { runLine } from '../run-line.ts'

describe('backing up, restoring and rehearsing from the command line', { timeout: 180_000 }, () => {
  let folder: string
  const run = (data: string, ...line: string[]) =>
    runLine(commands, line, { environment: { HEARD_DATA_DIR: join(folder, data) }, standing: folder, root: folder, progress: () => undefined })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-cli-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('drills, records the drill in the log, backs that log up, and says what is missing to restore it', async () => {
    const first = await run('data', 'drill', 'restore')
    expect(first).toEqual({ code: 0, out: expect.any(Array), errors: [] })
    expect(first.out.map((line) => line.slice(0, 10))).toEqual([...Array.from({ length: 8 }, () => 'proved    '), 'The backup', 'Not record'])

    const { bootHeard, readConfiguration } = await import('@heard/standalone')
    const made = await bootHeard(readConfiguration({ HEARD_DATA_DIR: join(folder, 'data') }, folder), { withPortal: false })
    await made.close()
    const drilled = await run('data', 'drill', 'erasure', '--json')
    expect(JSON.parse(drilled.out.join('\n'))).toMatchObject({ drill: 'erasure', passed: true, record: 'recorded' })

    const saved = await run('data', 'backup', 'saved')
    expect(saved).toMatchObject({ code: 0, errors: [] })
    expect(readdirSync(join(folder, 'saved')).toSorted()).toEqual(['accounts.sqlite', 'facts.sqlite', 'manifest.json', 'vault.sqlite'])
    const again = await run('data', 'backup', 'saved')
    expect(again).toEqual({ code: 1, out: [], errors: [`${join(folder, 'saved')} is not empty; name a new folder for each backup`] })
    const refused = await run('new', 'restore', 'saved')
    expect(refused.code).toBe(1)
    expect(refused.errors[0]).toContain('no backup has keys; put your copy of the folder keys/ there first')
    expect(existsSync(join(folder, 'new'))).toBe(false)
  })

  it('needs a folder for a backup', async () => {
    expect(await run('data', 'backup')).toMatchObject({ code: 2, errors: ['DIR is missing (a new folder for this backup); see heard backup --help'] })
    expect(await run('data', 'backup', 'saved')).toMatchObject({ code: 1, errors: [expect.stringContaining('there is no facts.sqlite in')] })
  })
})
