import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { consentRecords, downloadMine, listHolds, recordOfProcessing } from '@heard/contracts/engagement'
import { inviteAccount, listAccounts, whoAmI } from '@heard/contracts/identity'
import { platformFacts } from '@heard/contracts/platform'
import { readConfiguration } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import packageOf from '../package.json' with { type: 'json' }
import { backUp } from './backup/backup.ts'
import { eraseMine, tell, whenErased } from './erasure.fixture.ts'
import { movableClock, recordedAs } from './record.fixture.ts'
import { routes } from './services.ts'
import { version } from './start/version.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

describe('the record of the installation itself', () => {
  let platform: TestHeard
  let clock: ReturnType<typeof movableClock>
  beforeEach(async () => {
    clock = movableClock('2026-11-28T09:00:00.000Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const mine = async (name: string): Promise<string> => {
    const found = await platform.call(whoAmI, {}, { headers: await platform.as(name) })
    if (!found.ok || !found.body.principal) throw new Error(`${name} is not signed in`)
    return found.body.principal.account
  }
  const reopen = async (environment: Readonly<Record<string, string>> = {}) => {
    await platform.heard.close()
    platform = await startTestHeard({ folder: platform.folder, clock, environment })
  }

  it('has the version of the program, once', async () => {
    const started = [{ type: 'ProgramStarted', data: { version, node: process.version }, actor: 'system' }]
    expect(await recordedAs(platform, 'ProgramStarted')).toEqual(started)
    expect(version).toBe(packageOf.version)
    await reopen()
    expect(await recordedAs(platform, 'ProgramStarted')).toEqual(started)
  })

  it('has the names of what changed in the configuration, and no value of it', async () => {
    const changes = async () =>
      (await recordedAs(platform, 'ConfigurationChanged')).map(({ data }) => platformFacts.ConfigurationChanged.data.parse(data).changed)
    const all = (await changes())[0] ?? []
    expect(all).toContain('HEARD_SMTP_URL')
    await reopen()
    expect(await changes()).toEqual([all])
    const password = 'sUp3rSecretOfTheMailServer'
    await reopen({ HEARD_SMTP_URL: `smtp://heard:${password}@127.0.0.1:2525` })
    expect(await changes()).toEqual([all, ['HEARD_SMTP_URL']])
    await reopen({ HEARD_EPOCH_DAYS: '30' })
    expect(await changes()).toEqual([all, ['HEARD_SMTP_URL'], ['HEARD_EPOCH_DAYS', 'HEARD_SMTP_URL']])
    const facts = JSON.stringify(await recordedAs(platform, 'ConfigurationChanged'))
    for (const text of [password, platform.folder, 'smtp:', 'development', createHash('sha256').update(password).digest('base64url')]) {
      expect(facts).not.toContain(text)
    }
  })

  it('has each backup, with the digest of its manifest', async () => {
    await platform.heard.close()
    const folder = `${platform.folder}-backup`
    const manifest = await backUp(readConfiguration({ HEARD_DATA_DIR: platform.folder, HEARD_PORT: '0' }, '/'), folder, clock)
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, 'manifest.json')))
      .digest('hex')
    rmSync(folder, { recursive: true })
    platform = await startTestHeard({ folder: platform.folder, clock })
    const { facts, epoch, usableUntil } = manifest
    expect(await recordedAs(platform, 'BackupMade')).toEqual([
      { type: 'BackupMade', data: { facts, epoch, usableUntil, manifest: sha256 }, actor: 'system' },
    ])
  })

  it('has what was taken out and by whom, and says nothing of pages', async () => {
    const { receipt } = await tell(platform)
    const headers = await platform.as('auditor')
    await platform.call(recordOfProcessing, { params: { programme }, query: {} }, { headers })
    expect(await recordedAs(platform, 'ExportMade')).toEqual([])
    await platform.call(recordOfProcessing, { params: { programme }, query: { as: 'file' } }, { headers })
    await platform.call(downloadMine, { body: { receipt } })
    await platform.call(consentRecords, { body: { receipt } })
    const another = `${receipt.slice(0, -1)}${receipt.endsWith('X') ? 'Y' : 'X'}`
    await platform.call(downloadMine, { body: { receipt: another } })
    await platform.call(recordOfProcessing, { params: { programme: 'nowhere' }, query: { as: 'file' } }, { headers })
    expect(await recordedAs(platform, 'ExportMade')).toEqual([
      { type: 'ExportMade', data: { what: 'record-of-processing', format: 'csv', programme }, actor: await mine('auditor') },
      { type: 'ExportMade', data: { what: 'own-contribution', format: 'json' }, actor: 'resident' },
      { type: 'ExportMade', data: { what: 'consent-record', format: 'json-ld' }, actor: 'resident' },
    ])
  })

  it('knows every route that answers a file', () => {
    expect(routes.filter(({ exports }) => exports).map(({ id, exports }) => [id, exports?.what])).toEqual(
      expect.arrayContaining([
        ['downloadMine', 'own-contribution'],
        ['consentRecords', 'consent-record'],
        ['recordOfProcessing', 'record-of-processing'],
        ['rejectedRows', 'rejected-rows'],
        ['previewRejectedRows', 'rejected-rows'],
        ['exportCodebook', 'codebook'],
        ['exportProject', 'analysis-project'],
      ]),
    )
    const says = /\b(CSV|JSON-LD|download|in one document|as a file)\b/i
    expect(routes.filter(({ summary, exports, method }) => says.test(summary) && !exports && method === 'GET').map(({ id }) => id)).toEqual([])
  })

  it('has what somebody signed in was refused: once per person, action and day', async () => {
    const [analyst, connector] = [await mine('analyst'), await mine('connector')]
    const attempts = [
      ['analyst', listAccounts],
      ['analyst', listAccounts],
      ['connector', listAccounts],
    ] as const
    for (const [who, route] of attempts) expect((await platform.call(route, {}, { headers: await platform.as(who) })).status).toBe(403)
    expect((await platform.call(listHolds, { params: { programme } }, { headers: await platform.as('analyst') })).status).toBe(403)
    expect((await platform.call(listAccounts, {})).status).toBe(401)
    const refused = (account: string, action: string, route: string) => ({ type: 'AccessRefused', data: { account, action, route }, actor: account })
    const first = [
      refused(analyst, 'account.view', 'listAccounts'),
      refused(connector, 'account.view', 'listAccounts'),
      refused(analyst, listHolds.action, 'listHolds'),
    ]
    expect(await recordedAs(platform, 'AccessRefused')).toEqual(first)
    clock.at += 3_600_000 * 11
    await platform.call(listAccounts, {}, { headers: await platform.as('analyst') })
    expect(await recordedAs(platform, 'AccessRefused')).toEqual(first)
    clock.at += 3_600_000 * 5
    await platform.call(listAccounts, {}, { headers: await platform.as('analyst') })
    expect(await recordedAs(platform, 'AccessRefused')).toEqual([...first, first[0]])
  })

  it('does not hold a request from elsewhere against the person whose browser sent it', async () => {
    const headers = new Headers(await platform.as('analyst'))
    headers.set('origin', 'https://elsewhere.example')
    const answer = await platform.heard.fetch(inviteAccount.path, { method: inviteAccount.method, headers })
    expect(answer.status).toBe(403)
    expect(await recordedAs(platform, 'AccessRefused')).toEqual([])
  })

  it('has every opening that came to nothing: of another purpose, of what was erased, of what never was', async () => {
    const { receipt } = await tell(platform)
    const refs: string[] = []
    for await (const fact of platform.heard.platform.store.readAll({ types: ['ContributionShared'] })) {
      refs.push(...[...JSON.stringify(fact.data).matchAll(/"ref":"([^"]+)"/g)].map((match) => match[1] ?? ''))
    }
    const { vault } = platform.heard.platform
    const open = (purpose: string) => vault.open([...refs, 'never-given-out'], { purpose, actor: 'spec', reason: 'read' })
    expect((await open('volunteering')).map(({ status }) => status)).toEqual([...refs.map(() => 'refused'), 'tampered'])
    await eraseMine(platform, receipt)
    await whenErased(platform)
    expect((await open('volunteering')).map(({ status }) => status)).toEqual([...refs.map(() => 'erased'), 'tampered'])
    const mineOnly = (await recordedAs(platform, 'PersonalDataOpened')).filter(({ actor }) => actor === 'spec')
    const about = { purpose: 'volunteering', reason: 'read', opened: [] }
    expect(mineOnly.map(({ data }) => data)).toEqual([
      { ...about, refused: refs, unreadable: ['never-given-out'] },
      { ...about, refused: [], unreadable: [...refs, 'never-given-out'] },
    ])
  })
})
