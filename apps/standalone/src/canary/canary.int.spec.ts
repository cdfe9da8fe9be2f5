import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, httpClient } from '@heard/contracts'
import { type FieldMap, fieldMap, myContribution, shortLivedMap } from '@heard/contracts/engagement'
import { startOrganisation, type TestOrganisation } from '@heard/identity/organisation-testing'
import { readConfiguration } from '@heard/service-kit'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { backUp } from '../backup/backup.ts'
import { backedUp } from '../backup/manifest.ts'
import { staysClosed } from '../drill/drill-platform.ts'
import { startPlatformProcess } from '../platform-process.fixture.ts'
import { restore } from '../restore/restore.ts'
import { routes } from '../services.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { allowedInMails, leaksIn, leaksInFiles, leftInFiles, neverSealed, nobodyTypes, notTyped, notWalked } from './allowed.fixture.ts'
import { eraseEveryone } from './erasing.fixture.ts'
import { walkBrokenRequests, walkInternalErrors } from './failing.fixture.ts'
import { textIn } from './follow.fixture.ts'
import { lookAtEveryPublicPage, lookAtEveryView } from './look.fixture.ts'
import { kindOf, stem } from './marks.fixture.ts'
import { takeDownPrinted } from './printed.fixture.ts'
import { openRows, type SealedRow, sealedRows } from './sealed.fixture.ts'
import { Search } from './search.fixture.ts'
import { isFilled, textFieldsOf } from './text-fields.fixture.ts'
import { Walk } from './walk.fixture.ts'
import { type LeftBehind, walkEverything } from './whole-walk.fixture.ts'

const DAY_MS = 86_400_000
const writes = routes.filter(({ method }) => method !== 'GET')
const fields: FieldMap = fieldMap

describe('the canary', () => {
  const root = mkdtempSync(join(tmpdir(), 'heard-canary-'))
  const [now, yesterday, operator, then, bare] = ['now', 'yesterday', 'operator', 'then', 'bare'].map((name) => join(root, name)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const started = Date.now()
  const clock = { time: started, now: () => clock.time }
  const mails = new TestMailServer()
  const printed = takeDownPrinted()
  const people = new Set<string>()
  let organisation: TestOrganisation
  let smtp: string
  let walk: Walk
  let left: LeftBehind
  let rows: readonly SealedRow[]
  let shortLived: ReadonlySet<string>

  const at = (folder: string) => readConfiguration({ HEARD_DATA_DIR: folder }, '/')
  const start = (folder: string): Promise<TestHeard> =>
    startTestHeard({
      folder,
      clock,
      withPortal: true,
      environment: { ...organisation.environment, HEARD_SMTP_URL: smtp, HEARD_LOG_LEVEL: 'debug' },
    })
  const stop = () => walk.platform.heard.close()
  const inClear = (folder: string): readonly string[] => [...new Set([...walk.search.files(folder), ...walk.search.tables(folder)])]
  const personal = () => rows.filter(({ purpose }) => purpose !== 'publication')
  const answersOf = async (platform: TestHeard, of: readonly SealedRow[]) =>
    new Set((await openRows(platform.heard.platform.vault, of)).map(({ field, opened }) => `${field} ${opened.status}`))

  beforeAll(async () => {
    organisation = await startOrganisation()
    smtp = await mails.start()
    walk = new Walk(await start(now), clock, mails)
    const { vault, store } = walk.platform.heard.platform
    const [keep, change, seal] = [vi.spyOn(vault, 'keep'), vi.spyOn(vault, 'change'), vi.spyOn(vault, 'seal')]
    left = await walkEverything(walk, organisation.provider)
    const remembered = seal.mock.calls.flatMap(([, { remember }]) => remember?.kind ?? [])
    shortLived = new Set([...[...keep.mock.calls, ...change.mock.calls].map(([{ kind }]) => kind), ...remembered])
    for (const spy of [keep, change, seal]) spy.mockRestore()
    rows = sealedRows(now)
    for await (const { data } of store.readAll({ types: ['ContributionShared', 'ContributionImported'] })) {
      if ('person' in data && typeof data.person === 'string') people.add(data.person)
    }
  }, 300_000)
  afterAll(async () => {
    printed.stop()
    await walk.platform.heard.close()
    await mails.close()
    await organisation.close()
    rmSync(root, { recursive: true, force: true })
  })

  it('fills every field that is sealed, and an authorised opening returns what was typed', async () => {
    const opened = await openRows(walk.platform.heard.platform.vault, rows)
    expect(new Set(opened.map((row) => row.opened.status))).toEqual(new Set(['open']))
    const found = new Map<string, readonly string[]>()
    for (const row of opened) found.set(row.field, [...(found.get(row.field) ?? []), ...walk.search.text(JSON.stringify(row.opened))])
    expect([...found.keys()].toSorted()).toEqual(Object.keys(fields).toSorted())
    expect([...found].filter(([field, marks]) => marks.length === 0 && !nobodyTypes.test(field))).toEqual([])
    expect([...shortLived].toSorted()).toEqual(Object.keys(shortLivedMap).toSorted())
    const returned = new Set([...found.values()].flat())
    const missing = [...walk.marks.all.keys()].filter((name) => !returned.has(name) && !neverSealed.has(kindOf(name)))
    expect(missing).toEqual([])
  })

  it('is in no answer to a request that fails, whoever fails', async () => {
    expect(await walkBrokenRequests(walk)).toEqual([])
    expect(await walkInternalErrors(walk)).toEqual(['internal-error', 'internal-error', '500'])
  })

  it('is in no answer, on no page, in no mail and in no line of output where the design does not let it be', async () => {
    expect(await lookAtEveryView(walk, left.byReceipt[0]?.contribution ?? '')).toEqual([])
    expect(await lookAtEveryPublicPage(walk)).toBeGreaterThan(40)
    expect(walk.shown.some(({ marks }) => marks.length > 0)).toBe(true)
    expect([...new Set(walk.shown.flatMap(leaksIn))]).toEqual([])
    const mailed = mails.taken.flatMap((mail) => [...walk.search.text(textIn(mail))])
    expect(mailed.filter((name) => !allowedInMails.kinds.includes(kindOf(name)))).toEqual([])
    expect(mailed.map(kindOf)).toContain('address')
    expect([...walk.search.text(printed.text())]).toEqual([])
    const events = printed
      .text()
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).event)
    for (const event of ['request.answered', 'request.failed']) expect(events).toContain(event)
  }, 300_000)

  it('is in no file and no table where the design does not let it be, while the platform runs and afterwards', async () => {
    expect(leaksInFiles(walk.search.files(now))).toEqual([])
    await stop()
    expect(leaksInFiles(inClear(now))).toEqual([])
    expect(inClear(now)).toContain('words: happened in read/analysis.sqlite')
    writeFileSync(join(now, 'policies', 'planted'), walk.mark('words: planted'))
    expect(leaksInFiles(inClear(now))).toEqual(['words: planted in policies/planted'])
    rmSync(join(now, 'policies', 'planted'))
  })

  it('is in no line that the platform prints when it runs as its operator runs it, which ends without an error', async () => {
    const process = await startPlatformProcess(now, { HEARD_LOG_LEVEL: 'debug' })
    const call: Call = httpClient(process.url, fetch)
    const mine = await call(myContribution, { body: { receipt: left.byReceipt[0]?.receipt ?? '' } })
    expect(mine.ok && mine.body.words).toEqual({ status: 'open', words: left.byReceipt[0]?.story.words })
    const body = `{"words": {"happened": "${walk.mark('failing: in a process')}"`
    const broken = await fetch(`${process.url}/api/v1/engagement/my-contribution`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    expect([broken.status, ...walk.search.text(await broken.text())]).toEqual([400])
    expect(await process.stop()).toBe(0)
    expect([...walk.search.text(process.output())]).toEqual([])
    expect(process.output()).toContain('"route":"myContribution"')
    expect(leaksInFiles(inClear(now))).toEqual([])
  })

  it('is in no file of a backup', async () => {
    await backUp(at(now), yesterday, clock)
    cpSync(join(now, 'keys'), join(operator, 'keys'), { recursive: true })
    expect(leaksInFiles(inClear(yesterday))).toEqual([])
  })

  it('is nowhere once everybody is erased, neither in clear nor sealed', async () => {
    walk.platform = await start(now)
    expect(await eraseEveryone(walk, left)).toEqual({ held: 1 })
    expect(await answersOf(walk.platform, personal())).toEqual(new Set(personal().map(({ field }) => `${field} erased`)))
    expect(leftInFiles(inClear(now))).toEqual([])
    expect([...walk.search.text(printed.text())]).toEqual([])
    expect(sealedRows(now).filter(({ purpose }) => purpose !== 'publication')).toEqual([])
  }, 300_000)

  it('stays nowhere when every read model is built again, and every public page answers', async () => {
    await stop()
    expect(leftInFiles(inClear(now))).toEqual([])
    for (const folder of ['read', 'policies']) rmSync(join(now, folder), { recursive: true })
    walk.platform = await start(now)
    await walk.caughtUp()
    expect(await lookAtEveryView(walk, left.byReceipt[0]?.contribution ?? '')).toEqual([])
    expect(await lookAtEveryPublicPage(walk)).toBeGreaterThan(40)
    const persons = new Search(stem, new Map(), new Map([...people].map((person) => [person, person])))
    expect(persons.tables(join(now, 'read'))).toEqual([])
    expect(persons.files(join(now, 'read')).filter((line) => / in analysis\.sqlite/.test(line))).toEqual([])
    expect(leftInFiles(inClear(now))).toEqual([])
  }, 300_000)

  it('does not come back with the backup of the day before', async () => {
    clock.time = started + 2 * DAY_MS
    mkdirSync(then)
    cpSync(join(operator, 'keys'), join(then, 'keys'), { recursive: true })
    await expect(restore(yesterday, at(then))).rejects.toThrow('erasures.list is missing')
    cpSync(join(now, 'erasures.list'), join(then, 'erasures.list'))
    await restore(yesterday, at(then))
    const platform = await startTestHeard({ folder: then, clock })
    const erased = personal().filter(({ field }) => /^(contribution|follow|quotation)\./.test(field))
    expect(await answersOf(platform, erased)).toEqual(new Set(erased.map(({ field }) => `${field} erased`)))
    await platform.heard.close()
    expect(leftInFiles(inClear(then)).filter((line) => kindOf(line) !== 'account')).toEqual([])
  })

  it('does not come back at all once the epoch is over, not even without the list', async () => {
    await walk.platform.heard.platform.vault.rotate(new Date(clock.time).toISOString())
    mkdirSync(bare)
    cpSync(join(now, 'keys'), join(bare, 'keys'), { recursive: true })
    for (const name of backedUp) cpSync(join(yesterday, name), join(bare, name))
    expect(await staysClosed(bare)).toBe(true)
  })

  it('calls every route that writes', () => {
    const missed = writes.map(({ id }) => id).filter((id) => !walk.called.has(id))
    expect(missed).toEqual(Object.keys(notWalked))
  })

  it('types into every place of every request where a person may type', () => {
    const missed = writes.flatMap(textFieldsOf).filter((place) => !isFilled(place, walk.filled) && !notTyped.some(([pattern]) => pattern.test(place)))
    expect(missed).toEqual([])
  })
})
