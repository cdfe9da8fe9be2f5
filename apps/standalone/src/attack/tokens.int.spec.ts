import { generateKeyPairSync } from 'node:crypto'
import type { Grant, Session } from '@heard/identity'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeOf, json, leaks, origin, type Production, startProduction } from './production.fixture.ts'

const administrator: Grant = { role: 'administrator', programme: '*' }
const accounts = '/api/v1/identity/accounts'
const audit = '/api/v1/reporting/audit/questions'

describe('tokens', () => {
  let production: Production
  let cookie: string
  let session: Session
  beforeAll(async () => {
    production = await startProduction()
    cookie = await production.signIn(administrator)
    const known = await production.platform.heard.platform.accounts.sessionOf(new Headers({ cookie }))
    if (!known) throw new Error('no session')
    session = known
  })
  afterAll(() => production.close())

  const tokens = () => production.platform.heard.tokens
  const bearer = (token: string, more: Readonly<Record<string, string>> = {}) => ({ headers: { authorization: `Bearer ${token}`, ...more } })
  const asked = async (path: string, headers: Readonly<Record<string, string>>) => {
    const answer = await production.ask(path, { headers })
    return [answer.status, answer.status === 200 ? 'let in' : codeOf(answer), ...leaks(answer)]
  }
  const refused = [401, '/problems/token-invalid']

  it('of the web’s back end are what services believe', async () => {
    const token = await tokens().issue(session, { audience: 'heard:identity', purpose: 'account.view' })
    expect(await asked(accounts, bearer(token).headers)).toEqual([200, 'let in'])
  })

  it('are refused by another service, for another action, and on routes that are open to anybody', async () => {
    const token = await tokens().issue(session, { audience: 'heard:identity', purpose: 'account.view' })
    expect(await asked(audit, bearer(token).headers)).toEqual(refused)
    expect(await asked('/api/v1/identity/me/account', bearer(token).headers)).toEqual(refused)
    expect(await asked('/api/v1/engagement/programmes', bearer(token).headers)).toEqual(refused)
    const elsewhere = await production.ask(`${accounts}/reviews`, { ...json({}), ...bearer(token, { origin, 'content-type': 'application/json' }) })
    expect([elsewhere.status, codeOf(elsewhere)]).toEqual(refused)
  })

  it('are not believed when somebody else signed them, or nobody', async () => {
    const token = await tokens().issue(session, { audience: 'heard:identity', purpose: 'account.view' })
    const { privateKey } = generateKeyPairSync('ed25519')
    const [, body = ''] = token.split('.')
    const unsigned = `${Buffer.from('{"alg":"none","typ":"heard-service+jwt"}').toString('base64url')}.${body}.`
    const stranger = await new SignJWT(decodeJwt(token)).setProtectedHeader({ ...decodeProtectedHeader(token), alg: 'EdDSA' }).sign(privateKey)
    for (const forged of [stranger, unsigned, `${token}x`, 'a.b.c', 'x'])
      expect([forged, ...(await asked(accounts, bearer(forged).headers))]).toEqual([forged, ...refused])
  })

  it('are not made up for by a session beside them, and other credentials are no token', async () => {
    expect(await asked(accounts, bearer('x', { cookie }).headers)).toEqual(refused)
    expect(await asked(accounts, { authorization: 'Basic YTpi', cookie })).toEqual([200, 'let in'])
    expect(await asked(accounts, { authorization: 'Basic YTpi' })).toEqual([401, '/problems/not-signed-in'])
  })

  it('are verified by public keys that anybody may read, and no private one is among them', async () => {
    const { status, headers, body } = await production.ask('/.well-known/jwks.json')
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/jwk-set+json; charset=utf-8', 'public, max-age=5'])
    const { keys } = JSON.parse(body) as { keys: object[] }
    expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([['alg', 'crv', 'kid', 'kty', 'use', 'x']])
  })
})
