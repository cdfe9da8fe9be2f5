import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestHeard } from '@heard/standalone/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runLine } from '../run-line.ts'
import { rotateSessions } from './rotate-sessions.command.ts'

describe('heard keys rotate-sessions', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-rotate-sessions-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const heard = (...words: readonly string[]) =>
    runLine([rotateSessions], ['keys', 'rotate-sessions', ...words], {
      environment: { HEARD_DATA_DIR: folder },
      standing: folder,
      root: folder,
      progress: () => undefined,
    })
  const file = (name: string) => join(folder, 'keys', name)
  const secret = () => readFileSync(file('session.secret'), 'utf8')
  const me = async (platform: Awaited<ReturnType<typeof startTestHeard>>, headers: Headers) =>
    (await platform.heard.fetch('/api/v1/identity/me/account', { headers })).status

  it('ends the sessions of a stopped platform, refuses while it runs, and finishes what was interrupted', async () => {
    const platform = await startTestHeard({ folder })
    const headers = await platform.as('analyst')
    expect(await me(platform, headers)).toBe(200)
    const before = secret()
    const refused = await heard()
    expect([refused.code, refused.errors.length, secret()]).toStrictEqual([1, 1, before])
    await platform.heard.close()

    const { code, out } = await heard('--json')
    expect([code, JSON.parse(out.join('\n')), secret() === before, existsSync(file('session.secret.next'))]).toStrictEqual([
      0,
      { sessions: 1, apps: 0, recoveryCodes: 0 },
      false,
      false,
    ])
    expect(statSync(file('session.secret')).mode & 0o777).toBe(0o600)

    writeFileSync(file('session.secret.next'), 'x'.repeat(43))
    await expect(startTestHeard({ folder })).rejects.toThrow(
      'The secret of sessions was being changed: finish that with ./heard keys rotate-sessions',
    )
    expect((await heard()).code).toBe(0)
    expect(secret()).toBe('x'.repeat(43))
    const again = await startTestHeard({ folder })
    expect(await me(again, headers)).toBe(401)
    await again.close()
  })

  it('says where there are no accounts', async () => {
    const { code, errors } = await heard()
    expect([code, errors]).toStrictEqual([1, [`There are no accounts in ${folder}; set HEARD_DATA_DIR to the folder of the platform`]])
  })
})
