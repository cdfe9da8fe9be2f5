import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listAccounts, removeAccount, signIn } from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import { readConfiguration } from '@heard/service-kit'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { bootHeard } from '../boot.ts'
import { recordedAs } from '../record.fixture.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { restore } from './restore.ts'

const leaver = 'stakeholder.luton-cancer@heard.example'

describe('an account that was removed after the backup was made', () => {
  let made: string
  let root: string
  let account: string
  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0' }, '/')
  const inside = (name: string) => join(root, name)

  const during = async <T>(folder: string, work: (platform: TestHeard) => Promise<T>): Promise<T> => {
    const platform = await startTestHeard({ folder })
    try {
      return await work(platform)
    } finally {
      await platform.heard.close()
    }
  }
  const handOver = (what: readonly string[] = ['keys', 'erasures.list']): void => {
    mkdirSync(inside('then'), { recursive: true })
    for (const name of what) cpSync(join(inside('now'), name), join(inside('then'), name), { recursive: true })
  }
  /** All bytes of the accounts in a folder. */
  const bytes = (folder: string) =>
    ['accounts.sqlite', 'accounts.sqlite-wal']
      .map((name) => join(folder, name))
      .filter((file) => existsSync(file))
      .map((file) => readFileSync(file, 'latin1'))
      .join('')
  const idsIn = async (platform: TestHeard) => {
    const listed = await platform.call(listAccounts, {}, { headers: await platform.as('administrator') })
    return listed.ok ? listed.body.accounts.filter(({ email }) => email === leaver).map((each) => each.account) : []
  }
  const removals = (platform: TestHeard) => recordedAs(platform, 'AccountRemoved')

  beforeAll(async () => {
    made = mkdtempSync(join(tmpdir(), 'heard-leaver-'))
    root = made
    await during(inside('now'), async (platform) => {
      const [found] = await idsIn(platform)
      account = found ?? ''
    })
    await backUp(at(inside('now')), inside('yesterday'), { now: () => Date.parse('2026-11-27T10:00:00.000Z') })
    await during(inside('now'), async (platform) => {
      const headers = await platform.as('administrator')
      expect((await platform.call(removeAccount, { params: { account } }, { headers })).status).toBe(204)
    })
  })
  afterAll(() => rmSync(made, { recursive: true, force: true }))
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'heard-leaver-'))
    cpSync(made, root, { recursive: true })
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  it('stays away when the backup is restored beside the list of today: it cannot sign in, and nothing of it is in the file', async () => {
    handOver()
    await restore(inside('yesterday'), at(inside('then')))
    expect(bytes(inside('then'))).toContain(account)
    await during(inside('then'), async (platform) => {
      expect(await idsIn(platform)).not.toContain(account)
      expect(bytes(inside('then'))).not.toContain(account)
      expect(await removals(platform)).toEqual([{ type: 'AccountRemoved', data: { account }, actor: 'system', cause: 'found' }])
      expect(await recordedAs(platform, 'DataRestored')).toEqual([
        { type: 'DataRestored', data: { backupAt: '2026-11-27T10:00:00.000Z', facts: expect.any(Number) }, actor: 'system' },
      ])
    })
    await during(inside('then'), async (platform) => {
      expect((await removals(platform)).length).toBe(1)
      expect((await recordedAs(platform, 'DataRestored')).length).toBe(1)
    })
  })

  it('had its name and address in the backup, and not in what was restored once nobody has them anew', async () => {
    handOver()
    await restore(inside('yesterday'), at(inside('then')))
    expect(bytes(inside('yesterday'))).toContain(leaver)
    const platform = await startTestHeard({ folder: inside('then') })
    const again = (await idsIn(platform))[0] ?? ''
    const signedIn = await platform.call(signIn, { body: { email: leaver, password: developmentPassword } })
    expect(signedIn.ok && signedIn.body.account).toBe(again)
    expect(again).not.toBe(account)
    const headers = await platform.as('administrator')
    await platform.call(removeAccount, { params: { account: again } }, { headers })
    await platform.heard.close()
    expect(bytes(inside('then'))).not.toContain(leaver)
  })

  it('is on the list before it is erased: where a crash came in between, the next start erases it', async () => {
    rmSync(inside('now'), { recursive: true })
    mkdirSync(inside('now'))
    for (const name of ['facts.sqlite', 'vault.sqlite', 'accounts.sqlite']) cpSync(join(inside('yesterday'), name), join(inside('now'), name))
    for (const name of ['keys', 'erasures.list']) cpSync(join(made, 'now', name), join(inside('now'), name), { recursive: true })
    expect(bytes(inside('now'))).toContain(account)
    await during(inside('now'), async (platform) => {
      expect(await idsIn(platform)).not.toContain(account)
      expect(await removals(platform)).toEqual([{ type: 'AccountRemoved', data: { account }, actor: 'system', cause: 'found' }])
    })
    expect(bytes(inside('now'))).not.toContain(account)
  })

  it('keeps the data closed where the list is older than a removal that the backup knows of', async () => {
    const old = readFileSync(join(inside('now'), 'erasures.list'), 'utf8').split('\n')
    await backUp(at(inside('now')), inside('today'))
    handOver()
    const list = join(inside('then'), 'erasures.list')
    const shorter = `${old.filter((line) => line !== '' && !line.includes(account)).join('\n')}\n`
    writeFileSync(list, shorter)
    await restore(inside('today'), at(inside('then')))
    await expect(bootHeard(at(inside('then')), { withPortal: false })).rejects.toThrow('is older than the backup')
    cpSync(join(inside('now'), 'erasures.list'), list)
    await during(inside('then'), async (platform) => expect((await removals(platform)).map(({ cause }) => cause)).toEqual([undefined]))
  })

  it('is put back on a list that was lost while the log is whole', async () => {
    rmSync(join(inside('now'), 'erasures.list'))
    await during(inside('now'), async () => undefined)
    expect(readFileSync(join(inside('now'), 'erasures.list'), 'utf8')).toContain(account)
  })
})
