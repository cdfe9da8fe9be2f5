import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { myContribution } from '@heard/contracts/engagement'
import { readConfiguration } from '@heard/service-kit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bootHeard } from '../boot.ts'
import { eraseMine, type Told, tell, whenErased } from '../erasure.fixture.ts'
import { restore, restoring } from '../restore/restore.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { backUp } from './backup.ts'

const repository = fileURLToPath(new URL('../../../..', import.meta.url))

const damage = (file: string): void => {
  const bytes = readFileSync(file)
  bytes[5000] = (bytes[5000] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** Starts a platform on a folder and kills it as soon as something is so. */
const killedWhen = async (folder: string, isSo: () => boolean): Promise<void> => {
  const child = spawn(process.execPath, ['--import', './tools/ts.mjs', 'apps/standalone/src/main.ts'], {
    cwd: repository,
    env: { ...process.env, HEARD_DATA_DIR: folder, HEARD_PORT: '0' },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  while (child.exitCode === null && !isSo()) await pause(1)
  expect(child.exitCode).toBe(null)
  child.kill('SIGKILL')
  await ended
}

describe('backing up and restoring', () => {
  let made: string
  let root: string
  let told: Told
  let kept: Told
  /** Where the platform was, where yesterday's backup is, and where it is restored to. */
  let now: string
  let yesterday: string
  let then: string

  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0' }, '/')

  /** What the operator keeps apart from backups: keys and list. */
  const handOver = (what: readonly string[] = ['keys', 'erasures.list']): void => {
    mkdirSync(then, { recursive: true })
    for (const name of what) cpSync(join(now, name), join(then, name), { recursive: true })
  }

  const during = async <T>(folder: string, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }

  const words = async (platform: TestHeard, { receipt }: Told) => {
    const mine = await platform.call(myContribution, { body: { receipt } })
    return mine.ok ? mine.body.words.status : mine.problem.type
  }

  const refusal = (folder: string): Promise<string> =>
    bootHeard(at(folder), { withPortal: false }).then(
      () => 'it opened',
      (error: Error) => error.message,
    )

  const erasedIn = async ({ heard }: TestHeard): Promise<number> => {
    let count = 0
    for await (const _ of heard.platform.store.readAll({ types: ['SubjectErased'] })) count += 1
    return count
  }

  const settle = (folder: string): void => {
    root = folder
    now = join(root, 'now')
    yesterday = join(root, 'yesterday')
    then = join(root, 'then')
  }

  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'heard-backup-'))
    settle(made)
    await during(now, async (platform) => {
      told = await tell(platform)
      kept = await tell(platform)
    })
    await backUp(at(now), yesterday, { now: () => Date.parse('2026-11-22T10:00:00.000Z') })
    await during(now, async (platform) => {
      await eraseMine(platform, told.receipt)
      await whenErased(platform)
    })
  })
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  beforeEach(() => {
    settle(mkdtempSync(join(tmpdir(), 'heard-backup-')))
    cpSync(made, root, { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('takes log, vault and accounts, and neither keys nor list nor anything that is built again', () => {
    expect(readdirSync(yesterday).toSorted()).toEqual(['accounts.sqlite', 'facts.sqlite', 'manifest.json', 'vault.sqlite'])
    expect(statSync(join(yesterday, 'vault.sqlite')).mode & 0o777).toBe(0o600)
    const keys = JSON.parse(readFileSync(join(now, 'keys', 'epochs.json'), 'utf8')) as { epochs: { box: string }[] }
    for (const name of readdirSync(yesterday)) {
      const bytes = readFileSync(join(yesterday, name))
      for (const { box } of keys.epochs) expect(bytes.includes(box)).toBe(false)
      expect(bytes.includes(readFileSync(join(now, 'keys', 'master.key'), 'utf8').trim())).toBe(false)
    }
  })

  it('opens after the list was played over it: the erased stay erased, the others are there', async () => {
    handOver()
    const manifest = await restore(yesterday, at(then))
    expect(manifest.at).toBe('2026-11-22T10:00:00.000Z')
    await during(then, async (platform) => {
      expect(existsSync(join(then, 'restored.json'))).toBe(false)
      expect([await words(platform, told), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
      expect(await erasedIn(platform)).toBe(1)
    })
    await during(then, async (platform) => {
      expect([await words(platform, told), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
      expect(await erasedIn(platform)).toBe(1)
    })
  })

  it('does not open without the list, and opens once it is there', async () => {
    handOver()
    await restore(yesterday, at(then))
    rmSync(join(then, 'erasures.list'))
    expect(await refusal(then)).toContain('the list of what was erased since is not at')
    handOver(['erasures.list'])
    await during(then, async (platform) => expect(await words(platform, told)).toBe('withdrawn'))
  })

  it('does not open with a list that is older than the backup', async () => {
    const today = join(root, 'today')
    await backUp(at(now), today)
    handOver()
    await restore(today, at(then))
    const [header = ''] = readFileSync(join(then, 'erasures.list'), 'utf8').split('\n')
    writeFileSync(join(then, 'erasures.list'), `${header}\n`)
    expect(await refusal(then)).toContain('is older than the backup')
  })

  it('does not open after the epoch was rotated, not even without the list or the mark', async () => {
    await during(now, ({ heard }) => heard.platform.vault.rotate(new Date().toISOString()))
    handOver()
    await restore(yesterday, at(then))
    expect(await refusal(then)).toContain('epoch')
    rmSync(join(then, 'restored.json'))
    rmSync(join(then, 'erasures.list'))
    expect(await refusal(then)).toContain('epoch')
  })

  it('heals a list that was lost while the log is whole', async () => {
    const list = readFileSync(join(now, 'erasures.list'), 'utf8')
    rmSync(join(now, 'erasures.list'))
    await during(now, async () => undefined)
    expect(readFileSync(join(now, 'erasures.list'), 'utf8')).toBe(list)
  })

  it('erases again what somebody put back by hand', async () => {
    for (const name of ['keys', 'erasures.list']) cpSync(join(now, name), join(then, name), { recursive: true })
    for (const name of ['facts.sqlite', 'vault.sqlite', 'accounts.sqlite']) cpSync(join(yesterday, name), join(then, name))
    await during(then, async (platform) => {
      expect(await words(platform, told)).toBe('withdrawn')
      await whenErased(platform)
    })
  })

  it.each([
    ['keys', ['erasures.list'], /epochs\.json is missing: no backup has keys/],
    ['list', ['keys'], /erasures\.list is missing: no backup has the list/],
  ])('refuses to restore without the %s', async (_, given, message) => {
    handOver(given)
    await expect(restore(yesterday, at(then))).rejects.toThrow(message)
    expect(readdirSync(then)).toEqual(given)
  })

  it('refuses to restore over data, and leaves them as they were', async () => {
    const before = readFileSync(join(now, 'facts.sqlite'))
    await expect(restore(yesterday, at(now))).rejects.toThrow('is not empty')
    expect(readFileSync(join(now, 'facts.sqlite'))).toEqual(before)
  })

  it.each(['facts.sqlite', 'vault.sqlite', 'accounts.sqlite'])('refuses a backup whose %s was changed', async (name) => {
    handOver()
    damage(join(yesterday, name))
    await expect(restore(yesterday, at(then))).rejects.toThrow(`${name} in ${yesterday} is not what was backed up`)
    expect(readdirSync(then).toSorted()).toEqual(['erasures.list', 'keys'])
  })

  it('refuses to back up a platform that runs, into a folder that is not empty, or out of one without data', async () => {
    await during(now, async () => {
      await expect(backUp(at(now), join(root, 'running'))).rejects.toThrow('another writer')
    })
    await expect(backUp(at(now), yesterday)).rejects.toThrow('is not empty')
    await expect(backUp(at(root), join(root, 'empty'))).rejects.toThrow('there is no facts.sqlite')
    expect(readdirSync(root).toSorted()).toEqual(['now', 'yesterday'])
  })

  it('interrupted after any step neither opens nor harms: run again, it ends right', async () => {
    const steps: string[] = []
    handOver()
    for await (const step of restoring(yesterday, at(then))) steps.push(step)
    expect(steps).toEqual(['checked', 'marked', 'copied facts.sqlite', 'copied vault.sqlite', 'copied accounts.sqlite', 'whole'])
    for (let cut = 1; cut < steps.length; cut += 1) {
      rmSync(then, { recursive: true })
      handOver()
      const restored = restoring(yesterday, at(then))
      for (let taken = 0; taken < cut; taken += 1) await restored.next()
      if (cut > 1) expect(await refusal(then)).toContain('was interrupted; run ./heard restore again')
      const torn = join(then, 'facts.sqlite')
      if (existsSync(torn)) truncateSync(torn, 8192)
      await restore(yesterday, at(then))
      for (const name of ['facts.sqlite', 'vault.sqlite', 'accounts.sqlite']) {
        expect(readFileSync(join(then, name)).equals(readFileSync(join(yesterday, name)))).toBe(true)
      }
      expect(JSON.parse(readFileSync(join(then, 'restored.json'), 'utf8'))).toEqual({
        state: 'copied',
        restore: expect.stringMatching(/^[\da-f-]{36}$/),
        backupAt: '2026-11-22T10:00:00.000Z',
        facts: expect.any(Number),
      })
    }
    await during(then, async (platform) => {
      expect([await words(platform, told), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
      expect(await erasedIn(platform)).toBe(1)
    })
  })

  it('killed while it plays the list goes on with it at the next start, and ends once', async () => {
    handOver()
    await restore(yesterday, at(then))
    const moments = ['read/analysis.sqlite', 'policies/reporting.sqlite']
    for (const moment of moments) {
      for (const name of ['facts.sqlite-head', 'read', 'policies']) rmSync(join(then, name), { recursive: true, force: true })
      await killedWhen(then, () => existsSync(join(then, moment)))
    }
    await killedWhen(then, () => !existsSync(join(then, 'restored.json')))
    await during(then, async (platform) => {
      expect([await words(platform, told), await words(platform, kept)]).toEqual(['withdrawn', 'open'])
      await whenErased(platform)
      expect(await erasedIn(platform)).toBe(1)
    })
  })
})
