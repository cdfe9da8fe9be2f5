import { randomBytes } from 'node:crypto'
import { codeLetters, crockford } from '@heard/contracts'
import { applyAsChampion } from '@heard/contracts/champions'
import { complain, follow, myContribution, type ShareStory, shareStory } from '@heard/contracts/engagement'
import { requestMiniEvent } from '@heard/contracts/events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from '../story.fixture.ts'
import { codeOf, form, json, leaks, origin, type Production, startProduction } from './production.fixture.ts'

const hostile = [
  "'; DROP TABLE facts; --",
  "' OR '1'='1",
  '" OR ""="',
  "1); ATTACH DATABASE 'x' AS x; --",
  "x' UNION SELECT secret, 1 --",
  '{{7*7}}',
  '\u0024{7*7}',
  '<%= 7*7 %>',
  '#{7*7}',
  '{{constructor.constructor("return process")()}}',
  '\u0024{jndi:ldap://127.0.0.1/a}',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  '</title><svg onload=alert(1)>',
  '=HYPERLINK("http://127.0.0.1","x")',
  '$(touch heard-attacked)',
  '`id`',
  '%s%n%x',
  '../../etc/passwd\u0000.png',
  'a\r\nset-cookie: b=c',
  '\u202eevil\u2066\u200b',
]

describe('hostile words', () => {
  let production: Production
  beforeAll(async () => {
    production = await startProduction()
  })
  afterAll(() => production.close())

  it.each(hostile)('are kept as they are, run nowhere and come back only as text: %j', async (text) => {
    const story: ShareStory = await plainStory(production.platform.call, { words: { happened: text, worked: text } })
    const shared = await production.ask(shareStory.path.replace(':programme', programme), json(story))
    expect([shared.status, ...leaks(shared)]).toEqual([201])
    const { receipt } = JSON.parse(shared.body) as { receipt: string }
    const mine = await production.ask(myContribution.path, json({ receipt }))
    const { words } = JSON.parse(mine.body) as { words: { words: { happened: string } } }
    expect(words.words.happened).toBe(text)
    const page = await production.ask('/my-contribution', form({ code: receipt }))
    const cookie = page.cookies.map((one) => one.split(';')[0]).join('; ')
    const shown = page.status === 200 ? page : await production.ask(page.headers.location ?? '', { headers: { cookie } })
    expect([shown.status, shown.body.includes('<script>alert'), /<(img|svg)[^>]+on(load|error)=/.test(shown.body)]).toEqual([200, false, false])
    expect(shown.body).not.toContain('>49<')
  })

  it('are refused or kept by every other form of the public, and never break one', async () => {
    for (const text of hostile) {
      const asks = [
        ['/api/v1/identity/sign-in', { email: text, password: text }],
        [applyAsChampion.path.replace(':programme', programme), { about: text, name: text, contact: text, community: text }],
        [requestMiniEvent.path.replace(':programme', programme), { about: text, name: text, contact: text, place: text, community: text }],
        [complain.path.replace(':programme', programme), { words: text, contact: text, name: text }],
        [follow.path, { receipt: text, email: text, language: text }],
        [myContribution.path, { receipt: text }],
      ] as const
      for (const [path, body] of asks) {
        const answer = await production.ask(path, json(body))
        expect([path, answer.status >= 400 && answer.status < 500, codeOf(answer).startsWith('/problems/'), ...leaks(answer)]).toEqual([
          path,
          true,
          true,
        ])
      }
      for (const path of ['/sign-in', '/my-contribution', `/programmes/${programme}/complain`, `/programmes/${programme}/data-rights`]) {
        const answer = await production.ask(path, form({ email: text, password: text, code: text, words: text, name: text }))
        expect([path, answer.status < 500, answer.body.includes('<script>alert'), ...leaks(answer)]).toEqual([path, true, false])
      }
      const searched = await production.ask(`/ledger?${new URLSearchParams({ type: text, after: text, q: text })}`)
      expect([searched.status < 500, searched.body.includes('<script>alert'), ...leaks(searched)]).toEqual([true, false])
    }
  })
})

describe('guessing and repeating', () => {
  let production: Production
  beforeAll(async () => {
    production = await startProduction()
  })
  afterAll(() => production.close())

  const guess = () => [...randomBytes(codeLetters)].map((byte) => crockford[byte % 32]).join('')

  it('does not take another story under a key that was used', async () => {
    const key = randomBytes(16).toString('hex')
    const path = shareStory.path.replace(':programme', programme)
    const send = async (happened: string) => {
      const story = await plainStory(production.platform.call, { words: { happened } })
      return production.ask(path, { ...json(story), headers: { 'content-type': 'application/json', 'idempotency-key': key } })
    }
    const [first, again, other] = [await send('First'), await send('First'), await send('Other')]
    expect([first.status, again.status, again.body === first.body, other.status, codeOf(other), ...leaks(other)]).toEqual([
      201,
      201,
      true,
      422,
      '/problems/key-reused',
    ])
  })

  it.each(['', 'short', 'a'.repeat(201), 'key with spaces in it', 'kéy-that-is-not-ascii'])('does not take %j as a key', async (key) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': Buffer.from(key).toString('latin1') }
    const answer = await production.ask('/api/v1/identity/sign-out', { method: 'POST', headers, body: '{}' })
    expect([answer.status, codeOf(answer)]).toEqual([400, '/problems/invalid-input'])
  })

  it('lets nobody in with a token of their own making', async () => {
    const now = { 'heard-after': `${'A'.repeat(43)}.x`, 'if-none-match': '"x"', authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.', origin }
    const answer = await production.ask('/api/v1/identity/accounts', { headers: now })
    expect([answer.status, codeOf(answer)]).toEqual([401, '/problems/token-invalid'])
  })

  it('gives every wrong receipt the same answer, and none at all after as many as a full hall may need', async () => {
    const statuses: number[] = []
    const answers = new Set<string>()
    for (let tried = 0; tried < 1_010; tried += 1) {
      const { status, body } = await production.ask(myContribution.path, json({ receipt: guess() }))
      statuses.push(status)
      // The id of the request is new each time.
      answers.add(`${status} ${body.replace(/,"instance":"urn:uuid:[0-9a-f-]{36}"/, '')}`)
    }
    expect([...answers].map((answer) => answer.slice(0, 40))).toEqual([
      '404 {"type":"/problems/unknown-receipt",',
      '429 {"type":"/problems/too-many-requests',
    ])
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(1_000)
    const refused = await production.ask(myContribution.path, json({ receipt: guess() }))
    expect([refused.status, refused.headers['retry-after'], ...leaks(refused)]).toEqual([429, '1'])
    const page = await production.ask('/my-contribution', form({ code: guess() }))
    expect([page.status, ...leaks(page)]).toEqual([429])
  })
})
