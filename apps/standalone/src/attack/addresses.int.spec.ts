import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { routes } from '../services.ts'
import { form, leaks, origin, type Production, password, startProduction } from './production.fixture.ts'

const climbs = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2f..%2fetc%2fpasswd',
  '..%252f..%252fetc%252fpasswd',
  '%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '..%5c..%5c..%5cetc%5cpasswd',
  '....//....//etc/passwd',
  '/etc/passwd',
  '%2fetc%2fpasswd',
  '..%2f..%2fkeys%2fmaster.key',
  '..%2f..%2f..%2fpackage.json',
  'x%00.css',
  '.',
  '..',
  'file:%2f%2f%2fetc%2fpasswd',
]
const below = [
  '/assets/',
  '/ledger/',
  '/ledger/tile/',
  '/ledger/tile/0/',
  '/ledger/wording/',
  '/ledger/schema/',
  '/.well-known/',
  '/api/',
  '/',
  '/r/',
  '/staff/',
]

describe('addresses', () => {
  let production: Production
  let cookie: string
  beforeAll(async () => {
    production = await startProduction()
    cookie = await production.signIn({ role: 'auditor', programme: '*' })
  })
  afterAll(() => production.close())

  it.each(below)('do not climb out of %s', async (folder) => {
    for (const climb of climbs) {
      const answer = await production.ask(`${folder}${climb}`)
      expect([folder + climb, answer.status < 500, ...leaks(answer)]).toEqual([folder + climb, true])
      expect(answer.body).not.toMatch(/root:x:|"private": true|BEGIN/)
      if (answer.status === 200) expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    }
  })

  it('do not climb out of the files that an auditor may take', async () => {
    for (const path of climbs) {
      const answer = await production.ask(`/api/v1/private-log/file?path=${encodeURIComponent(decodeURIComponent(path))}`, { headers: { cookie } })
      expect([path, answer.status === 404 || answer.status === 400, ...leaks(answer)]).toEqual([path, true])
    }
  })

  it('cannot put a header or another answer into an answer', async () => {
    const breaks = ['%0d%0aset-cookie:%20a=b', '%0d%0a%0d%0a<script>', '%0aset-cookie:a=b', '%E5%98%8A%E5%98%8Dset-cookie:a=b']
    const places = [
      '/r/',
      '/',
      '/ur/',
      '/programmes/',
      '/sign-in?next=/',
      '/staff?next=/',
      '/ledger/wording/',
      '/api/v1/engagement/programmes/',
      '/staff/',
    ]
    for (const place of places) {
      for (const sign of breaks) {
        const answer = await production.ask(`${place}${sign}`)
        expect([place + sign, answer.cookies, answer.status < 500, ...leaks(answer)]).toEqual([place + sign, [], true])
        expect(answer.headers.location ?? '').not.toMatch(/[\r\n]/)
      }
    }
    const next = await production.ask('/sign-in', form({ email: 'a@b.example', password: 'x', next: '/staff\r\nset-cookie: a=b' }))
    expect([next.status, next.cookies]).toEqual([401, []])
  })

  it('cannot be made to send anybody elsewhere', async () => {
    const targets = [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/%09/evil.example',
      '///evil.example',
      'javascript:alert(1)',
      '/\t/evil.example',
      '@evil.example',
      '.evil.example',
    ]
    for (const target of targets) {
      const paths = [`/${target}`, `/ur/${target}`, `/staff?next=${encodeURIComponent(target)}`, `/sign-in?next=${encodeURIComponent(target)}`].map(
        (path) => path.replaceAll(/[\t\\]/g, encodeURIComponent),
      )
      for (const path of paths) {
        const { headers, body } = await production.ask(path)
        const location = headers.location
        expect([path, location === undefined || new URL(location, origin).origin === origin]).toEqual([path, true])
        expect(/<(a|form|meta)[^>]+(href|action|content)="\s*(\/\/|https:\/\/evil|javascript:)/.exec(body)).toBe(null)
      }
    }
  })

  it('let somebody who signs in go on only within this website', async () => {
    const email = 'next@heard.example'
    const codes = [...(await production.join(email, { role: 'auditor', programme: '*' }))]
    for (const next of [
      'https://evil.example/',
      '//evil.example/',
      '/\\evil.example',
      '/staff/../..//evil.example',
      '\t//evil.example',
      '/%2e%2e//evil.example',
    ]) {
      const { status, headers } = await production.ask('/sign-in', form({ email, password, code: codes.pop() ?? '', next }))
      expect([next, status, new URL(headers.location ?? '', origin).origin]).toEqual([next, 303, origin])
    }
  })

  it('of another host change nothing in an answer', async () => {
    for (const path of ['/', '/staff', '/r/AAAA', '/sign-in']) {
      const answer = await production.ask(path, {
        headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
      })
      expect([path, answer.body.includes('evil.example'), JSON.stringify(answer.headers).includes('evil.example')]).toEqual([path, false, false])
    }
  })

  it('are never fetched for anybody: no route takes one but those by which staff and organisations write where readers find more', () => {
    const taking = routes.filter(({ body, query, params }) =>
      /"format":"uri"|url|href|callback|webhook/i.test([body, query, params].map(inputOf).join(' ')),
    )
    expect(taking.map(({ id }) => id)).toEqual([
      'writePiece',
      'rewritePiece',
      'stepBoard',
      'beginTraining',
      'stepTraining',
      'reportProgress',
      'claimOutcome',
    ])
  })
})

const inputOf = (schema: z.ZodType): string => JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
