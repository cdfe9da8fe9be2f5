import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { form, json, leaks, type Production, startProduction } from './production.fixture.ts'

const assets = fileURLToPath(new URL('../../../portal/build/client/assets', import.meta.url))
const shown = (extension: string): string => readdirSync(assets).find((name) => name.endsWith(extension)) ?? ''

const nothingRuns = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const pageRuns =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const everywhere = {
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
}

describe('what every answer of the production build says to browsers', () => {
  let production: Production
  beforeAll(async () => {
    production = await startProduction()
  })
  afterAll(() => production.close())

  const kinds: readonly (readonly [string, () => Promise<{ status: number; headers: Readonly<Record<string, string>> }>, number, object])[] = [
    ['a page', () => production.ask('/'), 200, { 'content-security-policy': pageRuns, 'referrer-policy': 'same-origin' }],
    ['a page that is not there', () => production.ask('/nothing'), 404, { 'content-security-policy': pageRuns }],
    ['a page with somebody else’s link', () => production.ask('/r/AAAA'), 303, { 'content-security-policy': pageRuns }],
    ['a page of staff', () => production.ask('/staff'), 302, { 'content-security-policy': pageRuns, 'cache-control': 'no-store' }],
    [
      'a form from elsewhere',
      () => production.ask('/sign-in', form({}, { origin: 'https://elsewhere.example' })),
      403,
      { 'content-security-policy': nothingRuns },
    ],
    [
      'the API',
      () => production.ask('/api/v1/engagement/programmes'),
      200,
      { 'content-security-policy': nothingRuns, 'referrer-policy': 'no-referrer' },
    ],
    [
      'a problem',
      () => production.ask('/api/v1/identity/sign-in', json({})),
      400,
      { 'content-security-policy': nothingRuns, 'cache-control': 'no-store' },
    ],
    ['an unknown operation', () => production.ask('/api/v1/nothing'), 404, { 'content-security-policy': nothingRuns }],
    ['an unknown method', () => production.ask('/', { method: 'PATCH' }), 404, { 'content-security-policy': nothingRuns }],
    ['an address that cannot be read', () => production.ask('/%'), 400, { 'content-security-policy': nothingRuns }],
    ['the health of the platform', () => production.ask('/health/live'), 200, { 'content-security-policy': nothingRuns }],
    ['the description of the API', () => production.ask('/api/openapi.json'), 200, { 'content-security-policy': nothingRuns }],
    [
      'the page about the API',
      () => production.ask('/api/docs'),
      200,
      { 'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" },
    ],
    [
      'a style',
      () => production.ask(`/assets/${shown('.css')}`),
      200,
      { 'content-security-policy': nothingRuns, 'content-type': 'text/css; charset=utf-8' },
    ],
    [
      'a script',
      () => production.ask(`/assets/${shown('.js')}`),
      200,
      { 'content-security-policy': nothingRuns, 'content-type': 'application/javascript; charset=utf-8' },
    ],
    ['a picture', () => production.ask(`/assets/${shown('.svg')}`), 200, { 'content-security-policy': nothingRuns, 'content-type': 'image/svg+xml' }],
    [
      'the ledger',
      () => production.ask('/ledger/checkpoint'),
      200,
      { 'content-security-policy': nothingRuns, 'cross-origin-resource-policy': 'cross-origin' },
    ],
    [
      'a file of the ledger that is not there',
      () => production.ask('/ledger/wording/a.json'),
      404,
      { 'cross-origin-resource-policy': 'cross-origin' },
    ],
    ['the witness', () => production.ask('/witness/add-checkpoint', { method: 'POST', body: 'x' }), 404, { 'content-security-policy': nothingRuns }],
  ]

  it.each(kinds)('%s', async (_, ask, status, own) => {
    const answer = await ask()
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', ...everywhere, ...own })
    expect(leaks({ cookies: [], body: '', ...answer })).toEqual([])
    expect(Object.keys(answer.headers).filter((name) => ['server', 'x-powered-by'].includes(name))).toEqual([])
  })

  it('gives pages with script a new word for it each time, and lets nothing else run', async () => {
    const cookie = await production.signIn({ role: 'analyst', programme: '*' })
    const page = () => production.ask('/staff/luton-cancer/contributions', { headers: { cookie } })
    const policies = [await page(), await page()].map(({ headers }) => headers['content-security-policy'] ?? '')
    const words = policies.map((policy) => /script-src 'nonce-([A-Za-z0-9+/=]{24})' 'self';/.exec(policy)?.[1])
    expect(words.every((word) => word !== undefined)).toBe(true)
    expect(new Set(words).size).toBe(2)
    expect(policies.filter((policy) => policy.includes('unsafe'))).toEqual([])
  })

  it('gives nobody a cookie before they sign in or begin to write', async () => {
    for (const path of [
      '/',
      '/support',
      '/programmes/luton-cancer',
      '/programmes/luton-cancer/share',
      '/sign-in',
      '/ledger',
      '/api/v1/identity/me',
    ]) {
      expect([path, ...(await production.ask(path)).cookies]).toEqual([path])
    }
  })
})
