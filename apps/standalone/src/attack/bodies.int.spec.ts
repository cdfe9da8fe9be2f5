import { connect } from 'node:net'
import { shareStory, uploadImport } from '@heard/contracts/engagement'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from '../story.fixture.ts'
import { codeOf, form, json, leaks, origin, type Production, startProduction } from './production.fixture.ts'

const share = shareStory.path.replace(':programme', programme)
const megabyte = 1024 * 1024

describe('what is sent', () => {
  let production: Production
  beforeAll(async () => {
    production = await startProduction()
  })
  afterAll(() => production.close())

  const outcome = async (path: string, ask: Parameters<Production['ask']>[1]) => {
    const answer = await production.ask(path, ask)
    return [answer.status, codeOf(answer), ...leaks(answer)]
  }

  it('is refused by the API when it is too large, whether or not it says so', async () => {
    const body = JSON.stringify({ email: 'a'.repeat(2 * megabyte) })
    const headers = { 'content-type': 'application/json' }
    expect(await outcome('/api/v1/identity/sign-in', { method: 'POST', headers, body })).toEqual([413, '/problems/too-large'])
    const chunked = { ...headers, 'transfer-encoding': 'chunked' }
    expect(await outcome('/api/v1/identity/sign-in', { method: 'POST', headers: chunked, body })).toEqual([413, '/problems/too-large'])
  })

  it('is refused by pages when it is too large, whether or not it says so', async () => {
    const long = form({ email: 'a'.repeat(2 * megabyte) })
    const chunked = { ...long, headers: { ...long.headers, 'transfer-encoding': 'chunked' } }
    for (const ask of [long, chunked]) {
      for (const path of ['/sign-in', `/programmes/${programme}/complain`, '/my-contribution']) {
        const answer = await production.ask(path, ask)
        expect([path, answer.status, answer.body.includes('too much at once'), ...leaks(answer)]).toEqual([path, 413, true])
      }
    }
  })

  it.each([
    ['multipart/form-data', 'a=b', 400],
    ['multipart/form-data; boundary=x', '--x\r\ncontent-disposition: form-data; name="email', 400],
    ['application/json', '{"email":"a"}', 415],
    ['text/plain', 'email=a', 415],
    ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', 415],
  ])('is refused by pages when it is no whole form: %s', async (type, body, status) => {
    const answer = await production.ask('/sign-in', { method: 'POST', headers: { origin, 'content-type': type }, body })
    expect([answer.status, ...leaks(answer)]).toEqual([status])
  })

  it('has headers of bounded size and number', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`x-${index}`, 'a']))
    for (const headers of [{ 'x-long': 'a'.repeat(20_000) }, many, { cookie: `a=${'b'.repeat(20_000)}` }]) {
      expect(await outcome('/', { headers })).toEqual([431, '/problems/headers-too-large'])
    }
  })

  it.each([
    'GET / HTTP/1.1\r\nhost: heard.example\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /staff HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nhost: heard.example\r\nx: a\nb\r\n y\u0000\r\n\r\n',
    'POST /sign-in HTTP/1.1\r\nhost: heard.example\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef',
    'nonsense\r\n\r\n',
  ])('is refused, and the connection closed, when it is no HTTP: %j', async (bytes) => {
    const answer = await production.raw(bytes)
    expect(answer.split('\r\n')[0]).toBe('HTTP/1.1 400 Bad Request')
    expect(answer).toContain('"/problems/invalid-input"')
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1)
  })

  it('changes no object of the platform, whatever its keys are called', async () => {
    const bodies = ['{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"words":{"__proto__":{"polluted":true}}}']
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' }
      expect(await outcome(share, { method: 'POST', headers, body })).toEqual([400, '/problems/invalid-input'])
    }
    for (const key of ['__proto__', '__proto__[polluted]', 'constructor[prototype][polluted]', 'constructor.prototype.polluted']) {
      const answer = await production.ask('/sign-in', form({ [key]: 'true', email: 'a@b.example', password: 'x' }))
      expect([key, answer.status]).toEqual([key, 401])
      expect((await production.ask(`/api/v1/engagement/programmes?${key}=true`)).status).toBeLessThan(500)
    }
    expect(Reflect.get({}, 'polluted')).toBe(undefined)
    expect((await production.ask('/api/v1/engagement/programmes')).status).toBe(200)
  })

  it('may hold nothing that was not asked for', async () => {
    const story = await plainStory(production.platform.call)
    const extras = [
      { contribution: '00000000-0000-7000-8000-000000000000' },
      { person: 'me' },
      { origin: 'import' },
      { grants: [] },
      { at: '2020-01-01' },
    ]
    for (const extra of extras) {
      const answer = await production.ask(share, json({ ...story, ...extra }))
      const { errors } = JSON.parse(answer.body) as { errors: { field: string; code: string }[] }
      expect([answer.status, errors.map(({ field, code }) => [field, code])]).toEqual([400, [[Object.keys(extra)[0], 'unknown-field']]])
    }
    const cookie = await production.signIn({ role: 'administrator', programme: '*' })
    const account = { email: 'x@heard.example', name: 'X', review: '2024-12-01', grants: [], development: true, id: 'x' }
    const made = await production.ask('/api/v1/identity/invitations', {
      ...json(account),
      headers: { 'content-type': 'application/json', cookie, origin },
    })
    expect([made.status, codeOf(made)]).toEqual([400, '/problems/invalid-input'])
  })

  it('is not unfolded without end: a workbook that is a zip bomb', async () => {
    const cookie = await production.signIn({ role: 'coordinator', programme: '*' })
    const empty = new Uint8Array(0)
    const bomb = zipSync(
      { '[Content_Types].xml': empty, 'xl/workbook.xml': empty, 'xl/worksheets/sheet1.xml': new Uint8Array(400 * megabyte) },
      { level: 9 },
    )
    expect(bomb.length).toBeLessThan(2 * megabyte)
    const content = Buffer.from(bomb).toString('base64')
    const ask = { ...json({ name: 'bomb.xlsx', content }), headers: { 'content-type': 'application/json', cookie, origin } }
    const answer = await production.ask(uploadImport.path.replace(':programme', programme), ask)
    expect([answer.status, codeOf(answer), ...leaks(answer)]).toEqual([413, '/problems/inflates-too-far'])
  })
})

describe('who sends slowly', () => {
  let production: Production
  beforeAll(async () => {
    production = await startProduction({ headers: 1_000, request: 2_000 })
  })
  afterAll(() => production.close())

  /** Sends the beginning, then a little again and again, until the connection is closed. */
  const trickle = (beginning: string, drop: string): Promise<string> =>
    new Promise((resolve) => {
      let read = ''
      const socket = connect(production.port, '127.0.0.1', () => socket.write(beginning))
      const timer = setInterval(() => socket.writable && socket.write(drop), 100)
      socket.on('data', (chunk: Buffer) => (read += chunk.toString()))
      socket.on('error', () => undefined)
      socket.on('close', () => {
        clearInterval(timer)
        resolve(read)
      })
    })

  it('headers without end is told so and cut off', async () => {
    const answer = await trickle('GET / HTTP/1.1\r\nhost: heard.example\r\n', 'x-a: b\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
    expect(answer).toContain('"/problems/too-slow"')
  })

  it.each(['/api/v1/identity/sign-in', '/sign-in'])('a body to %s is told so and cut off', async (path) => {
    const type = path.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded'
    const answer = await trickle(
      `POST ${path} HTTP/1.1\r\nhost: heard.example\r\norigin: ${origin}\r\ncontent-type: ${type}\r\ncontent-length: 100000\r\n\r\n`,
      'a',
    )
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/)
  })
})
