import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Accounts, Grant } from '../index.ts'
import { atEachPlace } from '../places.fixture.ts'
import { clientId, clientSecret, TestProvider, Visitor } from './provider.fixture.ts'

const origin = 'http://127.0.0.1:3000'
const redirect = `${origin}/sign-in/organisation/back`
const analyst: Grant = { role: 'analyst', programme: 'cancer' }
const publisher: Grant = { role: 'publisher', programme: '*' }
const asha = { name: 'Asha Rahman', email: 'Asha@Example.org', roles: ['heard-analyst', 'another-system'] }
const roles = {
  'heard-analyst': [analyst],
  'heard-publisher': [publisher, analyst],
  'heard-admin': [{ role: 'administrator', programme: '*' } as const],
}

atEachPlace((at) => {
  let provider: TestProvider
  let accounts: Accounts
  let skew: number

  const open = (change: object = {}) => {
    const settings = {
      issuer: provider.issuer,
      clientId,
      clientSecret,
      label: 'The trust',
      scopes: 'openid profile email',
      rolesClaim: 'roles',
      roles,
      ...change,
    }
    const now = () => Date.now() + skew
    return at().open({ secret: 'x'.repeat(40), origin, profile: 'production', organisation: settings, now })
  }
  const organisation = () => {
    if (!accounts.organisation) throw new Error('no organisation')
    return accounts.organisation
  }
  const sent = async () => {
    const answer = await organisation().ask()
    if (!answer) throw new Error('unreachable')
    return answer
  }
  /** Signs in as somebody; what came of it. */
  const enter = async (as = 'asha', visitor = new Visitor()) => {
    const { address, ticket } = await sent()
    return organisation().signIn({ ticket, answer: await visitor.signIn(address, as) })
  }
  const entered = async (as = 'asha', visitor = new Visitor()) => {
    const outcome = await enter(as, visitor)
    if (!outcome.done || !outcome.signedIn.signedIn) throw new Error(JSON.stringify(outcome))
    const headers = new Headers({ cookie: outcome.signedIn.cookies[0]?.split(';')[0] ?? '' })
    const session = await accounts.sessionOf(headers)
    if (!session) throw new Error('no session')
    return { ...outcome, headers, session }
  }

  beforeEach(async () => {
    skew = 0
    provider = new TestProvider()
    await provider.start({ redirect })
    provider.people.set('asha', asha)
    accounts = await open()
  })
  afterEach(() => provider.close())

  describe('somebody whom their organisation signs in', () => {
    it('gets an account by their first sign-in, with the roles that the mapping says, and the same one afterwards', async () => {
      const first = await entered()
      expect(first).toMatchObject({ made: true, session: { way: 'organisation', confirmed: true } })
      expect(await accounts.listAccounts()).toStrictEqual([
        {
          account: first.account,
          email: 'asha@example.org',
          name: 'Asha Rahman',
          grants: [analyst],
          development: false,
          joined: true,
          organisation: true,
          review: new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10),
        },
      ])
      expect(await entered()).toMatchObject({ made: false, account: first.account })
    })

    it('is asked by a request with PKCE, state and nonce, and redeemed with the verifier', async () => {
      const { address, ticket } = await sent()
      const asked = new URL(address).searchParams
      expect(Object.fromEntries([...asked].filter(([name]) => !/^(state|nonce|code_challenge)$/.test(name)))).toStrictEqual({
        client_id: clientId,
        redirect_uri: redirect,
        response_type: 'code',
        scope: 'openid profile email',
        code_challenge_method: 'S256',
      })
      expect(['state', 'nonce', 'code_challenge'].map((name) => asked.get(name)?.length)).toStrictEqual([43, 43, 43])
      expect(address).not.toContain(ticket)
      const other = new URL((await sent()).address).searchParams
      expect(['state', 'nonce', 'code_challenge'].filter((name) => other.get(name) === asked.get(name))).toStrictEqual([])
    })

    it('follows the claims at every sign-in: name, address and roles, also in sessions that are open', async () => {
      const { account, headers } = await entered()
      provider.people.set('asha', { name: 'Asha Khan', email: 'asha.khan@example.org', roles: ['heard-publisher', 'heard-analyst'] })
      await entered()
      expect(await accounts.listAccounts()).toMatchObject([
        { account, email: 'asha.khan@example.org', name: 'Asha Khan', grants: [publisher, analyst] },
      ])
      expect((await accounts.sessionOf(headers))?.principal.grants).toStrictEqual([publisher, analyst])
    })

    it.each([[['another-system']], [[]], [undefined]])('loses every role and session when the claims are %j', async (left) => {
      const { account, headers } = await entered()
      const { roles: _, ...rest } = asha
      provider.people.set('asha', left ? { ...rest, roles: left } : rest)
      expect(await enter()).toStrictEqual({ done: false, why: 'organisation-no-role', account })
      expect(await accounts.grantsOf(account)).toStrictEqual([])
      expect(await accounts.sessionOf(headers)).toBeUndefined()
      provider.people.set('asha', asha)
      expect(await entered()).toMatchObject({ account, made: false })
      expect(await accounts.grantsOf(account)).toStrictEqual([analyst])
    })

    it('loses them even as the last administrator: the organisation decides', async () => {
      provider.people.set('asha', { ...asha, roles: ['heard-admin'] })
      const { account } = await entered()
      provider.people.set('asha', { ...asha, roles: [] })
      await enter()
      expect(await accounts.grantsOf(account)).toStrictEqual([])
    })

    it('leaves no account behind without ever having had a role', async () => {
      provider.people.set('ben', { name: 'Ben', email: 'ben@example.org', roles: ['another-system'] })
      expect(await enter('ben')).toStrictEqual({ done: false, why: 'organisation-no-role' })
      expect(await accounts.listAccounts()).toStrictEqual([])
    })

    it('is never taken for somebody else with the same address', async () => {
      const made = await accounts.inviteAccount({ email: 'asha@example.org', name: 'Another Asha', grants: [publisher] })
      expect(await enter()).toStrictEqual({ done: false, why: 'email-taken' })
      expect((await accounts.listAccounts()).map(({ account }) => account)).toStrictEqual(made.created ? [made.account] : [])
    })

    it('keeps the address they had when the new one is somebody else’s', async () => {
      const { account } = await entered()
      await accounts.inviteAccount({ email: 'taken@example.org', name: 'Ben', grants: [publisher] })
      provider.people.set('asha', { ...asha, email: 'taken@example.org' })
      expect(await entered()).toMatchObject({ account })
      expect((await accounts.listAccounts()).map(({ email }) => email)).toStrictEqual(['asha@example.org', 'taken@example.org'])
    })

    it('needs a name and an address', async () => {
      provider.people.set('asha', { roles: asha.roles, name: 'Asha' })
      expect(await enter()).toStrictEqual({ done: false, why: 'organisation-details-missing', detail: 'name_or_email' })
    })

    it.each([{ conformIdToken: true }, { rolesByUserInfo: true }])('is asked for what the ID token leaves to UserInfo: %j', async (left) => {
      await provider.close()
      provider = new TestProvider()
      await provider.start({ redirect, ...left })
      provider.people.set('asha', asha)
      accounts = await open()
      expect(await entered()).toMatchObject({ made: true })
      expect(await accounts.listAccounts()).toMatchObject([{ email: 'asha@example.org', grants: [analyst] }])
    })

    it('gets no other way in, and no roles but those of the organisation', async () => {
      const { account } = await entered()
      expect(await accounts.setGrants(account, [publisher])).toBe('organisation-account')
      expect(await accounts.makeLink(account, 'invitation')).toBeUndefined()
      expect(await accounts.makeLink(account, 'break-glass')).toBeUndefined()
    })

    it('is a new account after the old one was removed, and nothing of the old one is left', async () => {
      const { account } = await entered()
      provider.people.set('root', { name: 'Root', email: 'root@example.org', roles: ['heard-admin'] })
      await entered('root')
      expect(await accounts.removeAccount(account)).toBe('removed')
      expect(await at().tables.all('SELECT subject FROM organisation_person ORDER BY subject')).toEqual([{ subject: 'root' }])
      const again = await entered()
      expect([again.made, again.account === account]).toStrictEqual([true, false])
    })

    it('is out at once where the organisation is not configured any more', async () => {
      const { headers } = await entered()
      accounts = await at().open({ secret: 'x'.repeat(40), origin, profile: 'production' })
      expect([accounts.organisation, await accounts.sessionOf(headers)]).toStrictEqual([undefined, undefined])
    })
  })

  describe('an answer that nobody should believe', () => {
    const wrong = (detail: string) => ({ done: false, why: 'organisation-answer-wrong', detail })

    it('has the state of another sign-in, and uses nothing up', async () => {
      const [mine, other] = [await sent(), await sent()]
      const answer = await new Visitor().signIn(other.address, 'asha')
      expect(await organisation().signIn({ ticket: mine.ticket, answer })).toStrictEqual(wrong('foreign_state'))
      expect(await organisation().signIn({ ticket: mine.ticket, answer: '?code=x' })).toStrictEqual(wrong('foreign_state'))
      expect(await organisation().signIn({ ticket: mine.ticket, answer: await new Visitor().signIn(mine.address, 'asha') })).toMatchObject({
        done: true,
      })
    })

    it('names another issuer', async () => {
      const { address, ticket } = await sent()
      const answer = new URLSearchParams(await new Visitor().signIn(address, 'asha'))
      answer.set('iss', 'https://evil.example')
      expect(await organisation().signIn({ ticket, answer: answer.toString() })).toStrictEqual(wrong('OAUTH_INVALID_RESPONSE'))
    })

    it('comes a second time', async () => {
      const { address, ticket } = await sent()
      const answer = await new Visitor().signIn(address, 'asha')
      expect(await organisation().signIn({ ticket, answer })).toMatchObject({ done: true })
      expect(await organisation().signIn({ ticket, answer })).toStrictEqual({ done: false, why: 'organisation-expired' })
    })

    it('comes too late, or to a browser that did not ask', async () => {
      const { address, ticket } = await sent()
      const answer = await new Visitor().signIn(address, 'asha')
      expect(await organisation().signIn({ ticket: 'a'.repeat(51), answer })).toStrictEqual({ done: false, why: 'organisation-expired' })
      skew = 600_000
      expect(await organisation().signIn({ ticket, answer })).toStrictEqual({ done: false, why: 'organisation-expired' })
    })

    it('has the code of another sign-in: PKCE ties it to the browser that asked', async () => {
      const [mine, other] = [await sent(), await sent()]
      const state = new URL(mine.address).searchParams.get('state') ?? ''
      const stolen = new URLSearchParams(await new Visitor().signIn(other.address, 'asha'))
      stolen.set('state', state)
      expect(await organisation().signIn({ ticket: mine.ticket, answer: stolen.toString() })).toStrictEqual(wrong('invalid_grant'))
    })

    it('belongs to a request that somebody sent without PKCE: the provider refuses it', async () => {
      const { address, ticket } = await sent()
      const without = new URL(address)
      without.searchParams.delete('code_challenge')
      without.searchParams.delete('code_challenge_method')
      const answer = await new Visitor().signIn(without.href, 'asha')
      expect(new URLSearchParams(answer).get('error')).toBe('invalid_request')
      expect(await organisation().signIn({ ticket, answer })).toMatchObject({ done: false, why: 'organisation-denied' })
    })

    it('has an ID token with another nonce', async () => {
      const { address, ticket } = await sent()
      const changed = new URL(address)
      changed.searchParams.set('nonce', 'another')
      const answer = await new Visitor().signIn(changed.href, 'asha')
      expect(await organisation().signIn({ ticket, answer })).toStrictEqual(wrong('OAUTH_JWT_CLAIM_COMPARISON_FAILED'))
    })

    it('has an ID token whose signature is not the provider’s', async () => {
      const { address, ticket } = await sent()
      const answer = await new Visitor().signIn(address, 'asha')
      const forger = new TestProvider()
      await forger.start({ redirect })
      provider.instead = (request, response) => {
        if (!request.url?.startsWith('/jwks')) return false
        void fetch(`${forger.issuer}/jwks`).then(async (keys) => response.setHeader('content-type', 'application/json').end(await keys.text()))
        return true
      }
      expect(await organisation().signIn({ ticket, answer })).toMatchObject({ done: false, why: 'organisation-answer-wrong' })
      await forger.close()
    })

    it('says that the person stopped, or is not let in', async () => {
      expect(await enter('')).toStrictEqual({ done: false, why: 'organisation-denied', detail: 'access_denied' })
    })
  })

  describe('a provider', () => {
    it('that is down lets nobody in, and is asked anew afterwards', async () => {
      provider.instead = (_, response) => {
        response.statusCode = 502
        response.end()
        return true
      }
      expect(await organisation().ask()).toBeUndefined()
      provider.instead = undefined
      const { address, ticket } = await sent()
      const answer = await new Visitor().signIn(address, 'asha')
      await provider.close()
      expect(await organisation().signIn({ ticket, answer })).toMatchObject({ done: false, why: 'organisation-unreachable' })
      provider = new TestProvider()
      await provider.start({ redirect })
    })

    it('with another secret, or that is another one than it says, lets nobody in', async () => {
      accounts = await open({ clientSecret: 'wrong' })
      expect(await enter()).toStrictEqual({ done: false, why: 'organisation-answer-wrong', detail: 'invalid_client' })
      accounts = await open({ issuer: provider.issuer.replace('127.0.0.1', 'localhost') })
      expect(await organisation().ask()).toBeUndefined()
    })

    it('cannot make us call another host', async () => {
      provider.instead = (request, response) => {
        if (!request.url?.startsWith('/.well-known')) return false
        const { issuer } = provider
        const elsewhere = {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: 'http://127.0.0.2:1/token',
          jwks_uri: 'http://127.0.0.2:1/jwks',
        }
        response.setHeader('content-type', 'application/json').end(JSON.stringify(elsewhere))
        return true
      }
      const { address, ticket } = await sent()
      const answer = await new Visitor().signIn(address, 'asha')
      expect(await organisation().signIn({ ticket, answer })).toStrictEqual({ done: false, why: 'organisation-answer-wrong', detail: 'foreign_host' })
    })
  })

  describe('confirming who one is', () => {
    it('needs a fresh sign-in at the provider, by the same person in the same session', async () => {
      provider.people.set('ben', { ...asha, email: 'ben@example.org' })
      const visitor = new Visitor()
      const { session, headers } = await entered('asha', visitor)
      skew = 11 * 60_000
      expect((await accounts.sessionOf(headers))?.confirmed).toBe(false)
      skew = 0
      const again = await organisation().askAgain(session)
      const asked = new URL(again?.address ?? '').searchParams
      expect([asked.get('prompt'), asked.get('max_age')]).toStrictEqual(['login', '0'])
      const answer = await visitor.signIn(again?.address ?? '', 'asha')
      const other = await entered('ben')
      expect(await organisation().confirm(other.session, { ticket: again?.ticket ?? '', answer })).toStrictEqual({
        done: false,
        why: 'organisation-expired',
      })
      expect(await organisation().signIn({ ticket: again?.ticket ?? '', answer })).toStrictEqual({ done: false, why: 'organisation-expired' })
      expect(await organisation().confirm(session, { ticket: again?.ticket ?? '', answer })).toStrictEqual({ done: true })
      const third = await organisation().askAgain(session)
      const bens = await new Visitor().signIn(third?.address ?? '', 'ben')
      expect(await organisation().confirm(session, { ticket: third?.ticket ?? '', answer: bens })).toStrictEqual({
        done: false,
        why: 'organisation-other-person',
      })
    })

    it('counts from when the person showed themselves there, not from when they came here', async () => {
      const visitor = new Visitor()
      await entered('asha', visitor)
      skew = 9.5 * 60_000
      const { headers, session } = await entered('asha', visitor)
      expect(session.confirmed).toBe(true)
      skew = 10.5 * 60_000
      expect((await accounts.sessionOf(headers))?.confirmed).toBe(false)
      const { address = '', ticket = '' } = (await organisation().askAgain(session)) ?? {}
      const silent = new URL(address)
      for (const name of ['prompt', 'max_age']) silent.searchParams.delete(name)
      const answer = await visitor.signIn(silent.href, 'asha')
      expect(await organisation().confirm(session, { ticket, answer })).toStrictEqual({ done: false, why: 'organisation-not-shown' })
    })
  })
})
