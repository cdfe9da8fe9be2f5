import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listAccounts, whoAmI } from '@heard/contracts/identity'
import { TestMailServer } from '@heard/service-kit/testing'
import { startTestHeard } from '@heard/standalone/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runLine } from '../run-line.ts'
import { breakGlassCommand } from './break-glass.command.ts'

describe('heard account break-glass', () => {
  let folder: string
  let mails: TestMailServer
  let environment: Record<string, string>
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-glass-'))
    mails = new TestMailServer()
    environment = { HEARD_DATA_DIR: folder, HEARD_SMTP_URL: await mails.start() }
  })
  afterEach(async () => {
    await mails.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const heard = async (...words: readonly string[]) => {
    const { code, out, errors } = await runLine([breakGlassCommand], ['account', 'break-glass', ...words, '--json'], {
      environment,
      standing: folder,
      root: folder,
      progress: () => undefined,
    })
    return {
      code,
      errors,
      said: code === 0 ? (JSON.parse(out.join('\n')) as { account: string; link: string; told: number; mailed: boolean }) : undefined,
    }
  }

  it('lets the first administrator of an empty folder in', async () => {
    const { code, said } = await heard('asha@example.org', 'Asha Rahman')
    expect([code, said?.told, mails.taken]).toStrictEqual([0, 0, []])
    const platform = await startTestHeard({ folder })
    const { headers } = await platform.joinWith(said?.link ?? '', 'six green bottles')
    const me = await platform.call(whoAmI, {}, { headers })
    expect(me.ok && me.body.principal).toStrictEqual({
      account: said?.account,
      name: 'Asha Rahman',
      grants: [{ role: 'administrator', programme: '*' }],
    })
    expect((await platform.call(listAccounts, {}, { headers })).status).toBe(200)
    const recorded: unknown[] = []
    for await (const { type, metadata } of platform.heard.platform.store.readStream(`account-${said?.account}`)) recorded.push([type, metadata.actor])
    expect(recorded).toStrictEqual([
      ['AccountMade', 'system'],
      ['RolesGiven', 'system'],
      ['BreakGlassLinkMade', 'command-line'],
      ['WayInAdded', said?.account],
      ['SignedIn', said?.account],
    ])
    await platform.heard.close()
  })

  it('tells every administrator and data protection officer, and needs the platform to stand still', async () => {
    const platform = await startTestHeard({ folder })
    expect((await heard('asha@example.org', 'Asha')).errors[0]).toContain('another writer')
    await platform.heard.close()
    const { code, said } = await heard('ANALYST@heard.example', 'whoever')
    expect([code, said?.told, said?.mailed]).toStrictEqual([0, 2, true])
    expect(mails.taken.map((mail) => /^To: (.*?)\r?$/m.exec(mail)?.[1]).toSorted()).toStrictEqual([
      'administrator@heard.example',
      'data-protection@heard.example',
    ])
    expect(mails.taken.filter((mail) => mail.includes('invitation=') || mail.includes('analyst@'))).toStrictEqual([])
  })

  it('says what is wrong with an address or a name', async () => {
    expect([(await heard('nobody', 'A')).errors, (await heard('a@example.org', ' ')).errors]).toStrictEqual([
      ['EMAIL must be an e-mail address such as name@example.org'],
      ['NAME must have 1 to 100 characters'],
    ])
  })
})
