import { signIn } from '@heard/contracts/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, form, json, leaks, origin, type Production, password, startProduction } from './production.fixture.ts'

const elsewhere = 'https://elsewhere.example'

describe('requests in somebody else’s name', () => {
  let production: Production
  let cookie: string
  beforeAll(async () => {
    production = await startProduction()
    cookie = await production.signIn({ role: 'administrator', programme: '*' })
  })
  afterAll(() => production.close())

  const reviews = '/api/v1/identity/accounts/reviews'
  const stories = '/api/v1/engagement/programmes/luton/stories'
  const sending = (path: string, headers: Readonly<Record<string, string>>) =>
    production.ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: '{}',
    })

  const forgeries: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['another origin', { origin: elsewhere }],
    ['another origin that says it is a program', { origin: elsewhere, 'heard-client': 'cli' }],
    ['no origin at all', {}],
    ['a page without an origin', { origin: 'null' }],
    ['a browser that knows it comes from another site', { origin, 'sec-fetch-site': 'cross-site' }],
    ['a browser that knows it comes from a neighbouring site', { origin, 'sec-fetch-site': 'same-site' }],
    ['a page of another site', { referer: `${elsewhere}/${origin}` }],
    ['this host without encryption', { origin: 'http://heard.example' }],
  ]

  it.each(forgeries)('are refused by the API: %s', async (_, headers) => {
    for (const path of [reviews, stories]) {
      const answer = await sending(path, headers)
      expect([path, answer.status, codeOf(answer), ...leaks(answer)]).toEqual([path, 403, '/problems/sent-from-elsewhere'])
    }
  })

  it.each(forgeries)('are refused by pages: %s', async (_, headers) => {
    const answer = await production.ask('/staff/people/new', form({ email: 'x@heard.example' }, { cookie, ...headers }))
    expect([answer.status, answer.body.includes('Nothing was done'), ...leaks(answer)]).toEqual([403, true])
  })

  it('are no reason to refuse what comes from here', async () => {
    const statuses = [{ origin }, { 'heard-client': 'cli' }, { referer: `${origin}/staff` }, { origin, 'sec-fetch-site': 'same-origin' }]
    for (const path of [reviews, stories])
      for (const headers of statuses) expect([headers, (await sending(path, headers)).status]).not.toEqual([headers, 403])
  })

  it('cannot be made by a form that dresses up as JSON', async () => {
    const answer = await production.ask('/api/v1/identity/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"email":"a"}',
    })
    expect([answer.status, codeOf(answer)]).toEqual([400, '/problems/invalid-input'])
    const page = await production.ask('/sign-in', { method: 'POST', headers: { origin, 'content-type': 'text/plain' }, body: '{"email":"a"}' })
    expect([page.status, ...leaks(page)]).toEqual([415])
  })

  it('get no permission to read from another site', async () => {
    for (const path of ['/', '/api/v1/engagement/programmes', '/api/v1/identity/me']) {
      const { headers } = await production.ask(path, { headers: { origin: elsewhere, cookie } })
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
    const preflight = { method: 'OPTIONS', headers: { origin: elsewhere, 'access-control-request-method': 'POST' } }
    expect((await production.ask('/api/v1/identity/sign-in', preflight)).status).toBe(404)
  })
})

describe('sessions', () => {
  const email = 'alex@heard.example'
  let codes: string[]
  let production: Production
  beforeAll(async () => {
    production = await startProduction()
    codes = [...(await production.join(email, { role: 'auditor', programme: '*' }))]
  })
  afterAll(() => production.close())

  const signsIn = (cookie: string) =>
    production.ask(signIn.path, {
      ...json({ email, password, code: codes.pop() ?? '' }),
      headers: { 'content-type': 'application/json', origin, cookie },
    })
  const me = async (cookie: string) => JSON.parse((await production.ask('/api/v1/identity/me', { headers: { cookie } })).body) as object

  it('cannot be fixed: whatever cookie somebody brings, signing in makes another', async () => {
    const planted = '__Host-session=planted-by-an-attacker'
    const answer = await signsIn(planted)
    const [given] = answer.cookies.map((cookie) => cookie.split(';')[0] ?? '')
    expect([answer.status, given !== planted, given?.startsWith('__Host-session=')]).toEqual([200, true, true])
    expect(await me(planted)).toEqual({})
    const again = (await signsIn(given ?? '')).cookies.map((cookie) => cookie.split(';')[0])
    expect(again[0]).not.toBe(given)
  })

  it('are held by a cookie that goes only to this host, over https, out of reach of script and of other sites’ forms', async () => {
    const [cookie = ''] = (await signsIn('')).cookies
    const [pair = '', ...flags] = cookie.split(';').map((part) => part.trim())
    expect(pair).toMatch(/^__Host-session=\S{32,}$/)
    expect(
      flags
        .map((flag) => flag.toLowerCase())
        .filter((flag) => !flag.startsWith('max-age='))
        .toSorted(),
    ).toEqual(['httponly', 'path=/', 'samesite=lax', 'secure'])
  })

  it('end for good, whoever kept the cookie', async () => {
    const [cookie = ''] = (await signsIn('')).cookies.map((one) => one.split(';')[0] ?? '')
    expect(await me(cookie)).toHaveProperty('principal')
    await production.ask('/api/v1/identity/sign-out', { ...json({}), headers: { 'content-type': 'application/json', origin, cookie } })
    expect(await me(cookie)).toEqual({})
  })

  it.each(['', '__Host-session=', '__Host-session=%00', `__Host-session=${'a'.repeat(4_000)}`, '__Host-session=a.b', 'session=a'])(
    'are not opened by %j',
    async (cookie) => {
      const answer = await production.ask('/api/v1/identity/accounts', { headers: { cookie } })
      expect([answer.status, codeOf(answer), ...leaks(answer)]).toEqual([401, '/problems/not-signed-in'])
    },
  )
})
