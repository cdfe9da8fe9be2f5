import { type FetchLike, httpClient } from '@heard/contracts'
import { showProgramme } from '@heard/contracts/engagement'
import { signIn } from '@heard/contracts/identity'
import { proposeTables, retireTheme } from '@heard/contracts/reporting'
import { describe, expect, it } from 'vitest'
import { Failed, UsageError } from '../failures.ts'
import { Api, credentialsFrom } from './api.ts'

type Sent = {
  readonly to: string
  readonly cookie: string | null
  readonly after: string | null
  readonly key: string | null
  readonly body: unknown
}
type Answer = { readonly status: number; readonly headers?: Record<string, string>; readonly code?: string }

/** An API that lets everybody sign in, answers as told, once per entry and then 200, and remembers what was sent. */
const fakeApi = (answers: readonly Answer[] = []) => {
  const sent: Sent[] = []
  const left = [...answers]
  const fetch: FetchLike = (url, init) => {
    const headers = new Headers(init?.headers)
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    sent.push({ to: url, cookie: headers.get('cookie'), after: headers.get('heard-after'), key: headers.get('idempotency-key'), body })
    if (url === signIn.path)
      return Promise.resolve(Response.json({ grants: [] }, { headers: { 'set-cookie': '__Host-session=abc; Path=/; Secure' } }))
    const { status, headers: told = {}, code } = left.shift() ?? { status: 200 }
    return Promise.resolve(Response.json(code ? { type: `/problems/${code}`, title: 'No', status } : {}, { status, headers: told }))
  }
  return { sent, call: httpClient('', fetch) }
}
const proposed = '/api/v1/reporting/programmes/luton-cancer/tables/proposals'
const tables = { params: { programme: 'luton-cancer' } }

describe('the API as several people use it', () => {
  it('signs a development account in once and sends its cookie', async () => {
    const { sent, call } = fakeApi()
    const api = new Api(call)
    await (await api.as('publisher')).ask(proposeTables, tables)
    await (await api.as('publisher')).ask(proposeTables, tables)
    expect(sent.map(({ to, cookie }) => [to, cookie])).toEqual([
      [signIn.path, null],
      [proposed, '__Host-session=abc'],
      [proposed, '__Host-session=abc'],
    ])
    expect(sent[0]?.body).toEqual({ email: 'publisher@heard.example', password: 'heard-development' })
  })

  it('always uses the account that was given', async () => {
    const { sent, call } = fakeApi()
    const api = new Api(call, { email: 'me@example.org', password: 'my own' })
    await api.as('publisher')
    await api.as('analyst')
    expect(sent.map(({ body }) => body)).toEqual([{ email: 'me@example.org', password: 'my own' }])
  })

  it('gives each write a key of its own and lets later reads wait for it', async () => {
    const { sent, call } = fakeApi([{ status: 201, headers: { 'heard-position': 'p1' } }])
    const api = new Api(call)
    const { ask } = await api.as('publisher')
    await ask(proposeTables, tables)
    await ask(proposeTables, tables)
    await api.public(showProgramme, { params: { programme: 'luton-cancer' } })
    const [, first, second, read] = sent
    expect([first?.after, second?.after, read?.after]).toEqual([null, 'p1', 'p1'])
    expect([typeof first?.key, first?.key === second?.key, read?.key]).toEqual(['string', false, null])
  })

  it('waits where it is asked to, and sends the same key again', async () => {
    const { sent, call } = fakeApi([{ status: 503, headers: { 'retry-after': '0' }, code: 'not-caught-up' }])
    const { ask } = await new Api(call).as('publisher')
    await ask(proposeTables, tables)
    expect(sent.map(({ to }) => to)).toEqual([signIn.path, proposed, proposed])
    expect(sent[1]?.key).toBe(sent[2]?.key)
  })

  it('fails with what was asked and why it was refused', async () => {
    const { call } = fakeApi([{ status: 409, code: 'theme-retired' }])
    const { ask } = await new Api(call).as('analyst')
    const refused = ask(retireTheme, { params: { programme: 'luton-cancer', theme: '00000000-0000-4000-8000-000000000000' } })
    await expect(refused).rejects.toMatchObject({ code: 'theme-retired', message: `${retireTheme.summary}: No (theme-retired)` })
    await expect(refused).rejects.toBeInstanceOf(Failed)
  })
})

describe('the account to sign in with', () => {
  it('comes from options before the environment', () => {
    const environment = { HEARD_EMAIL: 'env@example.org', HEARD_PASSWORD: 'secret' }
    expect(credentialsFrom({}, { environment })).toEqual({ email: 'env@example.org', password: 'secret' })
    expect(credentialsFrom({ email: 'me@example.org' }, { environment })).toEqual({ email: 'me@example.org', password: 'secret' })
    expect(credentialsFrom({}, { environment: {} })).toBeUndefined()
  })

  it('is refused by halves', () => {
    expect(() => credentialsFrom({ email: 'me@example.org' }, { environment: {} })).toThrow(UsageError)
    expect(() => credentialsFrom({ password: 'x' }, { environment: {} })).toThrow(UsageError)
  })
})
