import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, httpClient } from '@heard/contracts'
import { applyAsChampion, listApplications } from '@heard/contracts/champions'
import { importStatus, keepDraft, myContribution, shareStory, startImport, uploadImport } from '@heard/contracts/engagement'
import { requestMiniEvent } from '@heard/contracts/events'
import { signIn } from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PlatformProcess, startPlatformProcess } from './platform-process.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'

const marks = new Map<string, string>()
/** A text that stands nowhere else, for one field. */
const mark = (field: string): string => {
  const text = `canary ${field} ${randomBytes(8).toString('hex')}`
  marks.set(field, text)
  return text
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/** Fields whose marker stands in clear in these bytes, in UTF-8, UTF-16 or base64. */
const foundIn = (bytes: Buffer): string[] =>
  [...marks].flatMap(([field, text]) => {
    const needles = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('base64').slice(4, 24))]
    return needles.some((needle) => bytes.includes(needle)) ? [field] : []
  })

describe('personal data outside the vault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-canary-'))
  let platform: PlatformProcess
  let call: Call
  let staff: Headers
  beforeAll(async () => {
    platform = await startPlatformProcess(folder)
    call = httpClient(platform.url, fetch)
    const answer = await call(signIn, { body: { email: 'coordinator@heard.example', password: developmentPassword } })
    staff = new Headers({
      cookie: answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is not there after any journey, and an authorised opening still returns it', async () => {
    const params = { programme }
    const happened = mark('story.happened')
    const words = { happened, worked: mark('story.worked'), gotInTheWay: mark('story.gotInTheWay'), wouldHaveHelped: mark('story.wouldHaveHelped') }
    const shared = await call(
      shareStory,
      { params, body: await plainStory(call, { words, community: 'south-asian' }) },
      { headers: new Headers({ 'idempotency-key': randomBytes(16).toString('hex') }) },
    )
    if (!shared.ok) throw new Error(shared.problem.title)
    marks.set('receipt', shared.body.receipt)
    await call(keepDraft, { body: { key: randomBytes(32).toString('base64url'), content: { happened: mark('draft') } } })
    const details = { name: mark('champion.name'), contact: mark('champion.contact'), community: 'south-asian', about: mark('champion.about') }
    const applied = await call(applyAsChampion, { params, body: { details, sixteenOrOver: true, contactAgreed: true } })
    const wish = {
      name: mark('mini.name'),
      contact: mark('mini.contact'),
      group: mark('mini.group'),
      whenAndWhere: mark('mini.when'),
      wishes: mark('mini.wishes'),
    }
    await call(requestMiniEvent, { params, body: { details: wish, contactAgreed: true } })
    const file = Buffer.from(
      `id,comment,postcode,who\n1,"${mark('import.comment')}",${mark('import.attribute')},${mark('import.person')}\n`,
    ).toString('base64')
    const uploaded = await call(uploadImport, { params, body: { name: mark('import.filename'), content: file } }, { headers: staff })
    if (!uploaded.ok) throw new Error(uploaded.problem.title)
    const map = {
      parts: [{ id: 'comment', texts: [{ column: 'comment', field: 'happened' as const }] }],
      sourceId: ['id'],
      person: ['who'],
      attributes: [{ column: 'postcode', name: 'postcode' }],
      deidentified: false,
    }
    const started = await call(startImport, { params: { ...params, upload: uploaded.body.upload }, body: { map } }, { headers: staff })
    if (!started.ok) throw new Error(started.problem.title)
    for (let state = 'running'; state === 'running'; ) {
      const status = await call(importStatus, { params: { ...params, batch: started.body.batch } }, { headers: staff })
      state = status.ok ? status.body.state : 'failed'
    }

    const mine = await call(myContribution, { body: { receipt: shared.body.receipt } })
    expect(mine.ok && mine.body.words).toEqual({ status: 'open', words })
    const after = new Headers(staff)
    after.set('heard-after', applied.headers.get('heard-position') ?? '')
    const applications = await call(listApplications, { params }, { headers: after })
    expect(applications.ok && applications.body.applications[0]?.details).toEqual(details)
  })

  it('is not there after requests that fail', async () => {
    const post = (path: string, body: string) => fetch(platform.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const stories = `/api/v1/engagement/programmes/${programme}/stories`
    const answers = [
      await post(stories, `{"words": {"happened": "${mark('failing.broken-json')}"`),
      await post(stories, JSON.stringify({ about: mark('failing.enumeration'), words: mark('failing.shape') })),
      await post(stories, JSON.stringify({ words: { happened: mark('failing.long') + 'x'.repeat(2_000_000) } })),
      await post('/api/v1/engagement/my-contribution', JSON.stringify({ receipt: mark('failing.receipt') })),
      await post('/api/v1/identity/sign-in', JSON.stringify({ email: 'nobody@heard.example', password: mark('failing.password') })),
      await post('/api/v1/nothing', JSON.stringify({ text: mark('failing.nowhere') })),
    ]
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 413, 400, 401, 404])
    for (const answer of answers) expect(foundIn(Buffer.from(await answer.arrayBuffer()))).toEqual([])
  })

  it('stands in clear in no file that the platform wrote and in no line that it printed', async () => {
    expect(marks.size).toBeGreaterThan(20)
    expect(foundIn(Buffer.from(platform.output()))).toEqual([])
    const open = filesBelow(folder).flatMap((file) => foundIn(readFileSync(file)).map((field) => `${field} in ${file}`))
    expect(open).toEqual([])
    expect(await platform.stop()).toBe(0)
    const closed = filesBelow(folder).flatMap((file) => foundIn(readFileSync(file)).map((field) => `${field} in ${file}`))
    expect(closed).toEqual([])
  })
})
