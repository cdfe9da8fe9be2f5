import { createHmac, generateKeyPairSync } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { beforeEach, describe, expect, it } from 'vitest'
import { atEachPlace } from './places.fixture.ts'
import { audienceOf, createTokens, type ServiceTokens } from './service-tokens.ts'
import type { Session } from './sessions.ts'
import { testTokens } from './tokens.fixture.ts'

const account = '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0001'
const session: Session = {
  id: 'b0f6c1de-1d53-4e0a-8a39-5d7a0f2c0001',
  principal: { account, grants: [{ role: 'analyst', programme: 'luton-cancer' }] },
  way: 'passkey',
  confirmed: true,
}
const use = { audience: 'heard:engagement', purpose: 'contribution.read' }
const issuer = 'https://heard.example'
const minute = 60_000
const day = 24 * 60 * minute

atEachPlace((at) => {
  let now = 0
  let tokens: ServiceTokens
  beforeEach(() => {
    now = Date.parse('2026-11-29T09:00:00Z')
    tokens = elsewhere()
  })
  const kidOf = (token: string) => decodeProtectedHeader(token).kid
  const elsewhere = (origin = issuer): ServiceTokens => createTokens(at().tables, origin, () => now)

  describe('a service token', () => {
    it('is believed where keys were read before its own was made', async () => {
      const service = elsewhere()
      expect((await service.published()).keys).toStrictEqual([])
      const first = await tokens.issue(session, use)
      expect(await service.verify(first, use)).toStrictEqual(session)
      const second = await elsewhere().issue(session, use)
      expect([kidOf(second) === kidOf(first), await service.verify(second, use)]).toStrictEqual([false, session])
    })

    it('under a key that somebody made up costs one reading for all that come at once, and forgets no keys', async () => {
      const { tables } = at()
      let readings = 0
      const counted: typeof tables = {
        ...tables,
        all: (sql, ...values) => {
          readings += 1
          return tables.all(sql, ...values)
        },
      }
      const service = createTokens(counted, issuer, () => now)
      const good = await tokens.issue(session, use)
      expect(await service.verify(good, use)).toStrictEqual(session)
      const [before, set] = [readings, await service.published()]
      const { privateKey } = generateKeyPairSync('ed25519')
      const madeUp = (kid: string) =>
        new SignJWT(decodeJwt(good)).setProtectedHeader({ alg: 'EdDSA', kid, typ: 'heard-service+jwt' }).sign(privateKey)
      const strangers = await Promise.all(Array.from({ length: 20 }, (_, index) => madeUp(`mine-${index}`)))
      const believed = await Promise.all(strangers.map((token) => service.verify(token, use)))
      expect([believed.some(Boolean), readings - before, (await service.published()) === set]).toStrictEqual([false, 1, true])
    })

    it('says for whom, to which service, for which action and for how long', async () => {
      const token = await tokens.issue(session, use)
      const [{ kid, ...key } = { kid: '' }, ...more] = (await tokens.published()).keys
      expect(decodeProtectedHeader(token)).toStrictEqual({ alg: 'EdDSA', kid, typ: 'heard-service+jwt' })
      expect([key, more]).toStrictEqual([{ kty: 'OKP', crv: 'Ed25519', x: expect.stringMatching(/^[\w-]{43}$/), alg: 'EdDSA', use: 'sig' }, []])
      expect(decodeJwt(token)).toStrictEqual({
        iss: issuer,
        aud: 'heard:engagement',
        sub: account,
        act: { sub: 'portal' },
        purpose: 'contribution.read',
        sid: session.id,
        way: 'passkey',
        confirmed: true,
        grants: [{ role: 'analyst', programme: 'luton-cancer' }],
        iat: now / 1000,
        exp: now / 1000 + 60,
      })
      expect(await tokens.verify(token, use)).toStrictEqual(session)
    })

    it('counts for its service, its action and its installation alone', async () => {
      const token = await tokens.issue(session, use)
      expect(await tokens.verify(token, { ...use, audience: 'heard:reporting' })).toBeUndefined()
      expect(await tokens.verify(token, { ...use, purpose: 'erasure.run' })).toBeUndefined()
      expect(await tokens.verify(token, { ...use, purpose: 'public' })).toBeUndefined()
      expect(await elsewhere('https://other.example').verify(token, use)).toBeUndefined()
      expect(await testTokens(() => now).verify(token, use)).toBeUndefined()
    })

    it('counts for a minute, and five seconds for clocks that differ', async () => {
      const token = await tokens.issue(session, use)
      now += minute + 4_000
      expect(await tokens.verify(token, use)).toStrictEqual(session)
      now += 2_000
      expect(await tokens.verify(token, use)).toBeUndefined()
      now -= 2 * minute
      expect(await tokens.verify(token, use)).toBeUndefined()
    })

    it('is the same one for five seconds while session and use are the same', async () => {
      const first = await tokens.issue(session, use)
      now += 4_999
      expect(await tokens.issue({ ...session }, { ...use })).toBe(first)
      const others: [Session, typeof use][] = [
        [{ ...session, id: 'b0f6c1de-1d53-4e0a-8a39-5d7a0f2c0002' }, use],
        [{ ...session, confirmed: false }, use],
        [{ ...session, principal: { account, grants: [] } }, use],
        [session, { ...use, purpose: 'public' }],
        [session, { ...use, audience: 'heard:reporting' }],
      ]
      for (const [whose, what] of others) {
        const token = await tokens.issue(whose, what)
        expect([token === first, await tokens.verify(token, what)]).toStrictEqual([false, whose])
      }
      now += 1
      const later = await tokens.issue(session, use)
      expect(later).not.toBe(first)
      now -= minute
      expect(await tokens.issue(session, use)).not.toBe(later)
    })

    it('that was believed once is not believed for another audience or action, after its time, or once its key is gone', async () => {
      const token = await tokens.issue(session, use)
      expect(await tokens.verify(token, use)).toStrictEqual(session)
      expect(await tokens.verify(token, { ...use, audience: 'heard:reporting' })).toBeUndefined()
      expect(await tokens.verify(token, { ...use, purpose: 'public' })).toBeUndefined()
      now -= 6_000
      expect(await tokens.verify(token, use)).toBeUndefined()
      now += 6_000 + minute + 5_000
      expect(await tokens.verify(token, use)).toBeUndefined()
      const newer = await tokens.issue(session, use)
      expect(await tokens.verify(newer, use)).toStrictEqual(session)
      await at().tables.run('DELETE FROM token_key')
      now += 5_001
      expect(await tokens.verify(newer, use)).toBeUndefined()
    })

    it('cannot be changed', async () => {
      const [head = '', body = '', signature = ''] = (await tokens.issue(session, use)).split('.')
      const said = decodeJwt(`${head}.${body}.${signature}`)
      const more = Buffer.from(JSON.stringify({ ...said, grants: [{ role: 'administrator', programme: '*' }] })).toString('base64url')
      const forged = [`${head}.${more}.${signature}`, `${head}.${body}.${'A'.repeat(86)}`, `${head}.${body}.`, `${head}.${body}`, head, '', '..']
      for (const token of forged) expect([token, await tokens.verify(token, use)]).toStrictEqual([token, undefined])
    })

    it('cannot be signed by anybody else, by nobody, or with the public key as a secret', async () => {
      const payload = decodeJwt(await tokens.issue(session, use))
      const [key] = (await tokens.published()).keys
      const { privateKey } = generateKeyPairSync('ed25519')
      const header = { alg: 'EdDSA', kid: key?.kid ?? '', typ: 'heard-service+jwt' }
      const stranger = await new SignJWT(payload).setProtectedHeader(header).sign(privateKey)
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const unsigned = `${part({ ...header, alg: 'none' })}.${part(payload)}.`
      const hashed = `${part({ ...header, alg: 'HS256' })}.${part(payload)}`
      const confused = `${hashed}.${createHmac('sha256', Buffer.from(key?.x ?? '', 'base64url'))
        .update(hashed)
        .digest('base64url')}`
      for (const token of [stranger, unsigned, confused]) expect([token, await tokens.verify(token, use)]).toStrictEqual([token, undefined])
    })

    it('is no other kind of token, and has nothing more and nothing less', async () => {
      const { privateKey, publicKey } = generateKeyPairSync('ed25519')
      const { x } = publicKey.export({ format: 'jwk' })
      await at().tables.run('INSERT INTO token_key (kid, x, until) VALUES (?, ?, ?)', 'mine', String(x), now + day)
      const payload = decodeJwt(await tokens.issue(session, use))
      const signed = (said: object, typ = 'heard-service+jwt') =>
        new SignJWT({ ...said }).setProtectedHeader({ alg: 'EdDSA', kid: 'mine', typ }).sign(privateKey)
      expect(await tokens.verify(await signed(payload), use)).toStrictEqual(session)
      expect(await tokens.verify(await signed(payload, 'JWT'), use)).toBeUndefined()
      expect(await tokens.verify(await signed({ ...payload, admin: true }), use)).toBeUndefined()
      for (const claim of Object.keys(payload)) {
        const { [claim]: _, ...rest } = payload
        expect([claim, await tokens.verify(await signed(rest), use)]).toStrictEqual([claim, undefined])
      }
    })
  })

  describe('the keys of service tokens', () => {
    it('are made anew each day, and the older one is believed until its last token has ended', async () => {
      const first = await tokens.issue(session, use)
      now += day - 1
      const last = await tokens.issue(session, use)
      now += 1
      const next = await tokens.issue(session, use)
      expect([kidOf(last) === kidOf(first), kidOf(next) === kidOf(first)]).toStrictEqual([true, false])
      expect(await tokens.verify(last, use)).toStrictEqual(session)
      expect((await tokens.published()).keys.map(({ kid }) => kid)).toStrictEqual([kidOf(first), kidOf(next)])
      now += 60 * minute
      expect((await tokens.published()).keys.map(({ kid }) => kid)).toStrictEqual([kidOf(next)])
    })

    it('are believed by every process on the same file, and no private one is in it', async () => {
      const other = elsewhere()
      const token = await other.issue(session, use)
      expect(await tokens.verify(token, use)).toStrictEqual(session)
      const columns = (await at().tables.all('SELECT * FROM token_key')).map((row) => Object.keys(row))
      expect(columns).toStrictEqual([['kid', 'x', 'until']])
    })

    it('count no more, after five seconds at most, once they are taken out of the file', async () => {
      const token = await tokens.issue(session, use)
      expect(await tokens.verify(token, use)).toStrictEqual(session)
      await at().tables.run('DELETE FROM token_key')
      now += 5_000
      expect(await tokens.verify(token, use)).toBeUndefined()
      const next = await tokens.issue(session, use)
      expect([kidOf(next) === kidOf(token), await tokens.verify(next, use)]).toStrictEqual([false, session])
    })
  })
})

describe('the audience of an address', () => {
  it('is the service that answers it', () => {
    expect(['/api/v1/engagement/programmes/:programme', '/api/v1/private-log', '/health/detail', '/'].map(audienceOf)).toStrictEqual([
      'heard:engagement',
      'heard:private-log',
      'heard:platform',
      'heard:platform',
    ])
  })
})
