import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import { inspect } from 'node:util'
import { Principal } from '@heard/contracts/identity'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Accounts, type AccountsOptions, developmentPassword, type Grant, type SignedIn } from './index.ts'
import { atEachPlace } from './places.fixture.ts'

/** Every password that is worked out. */
const argon2 = vi.spyOn(crypto, 'argon2')
syncBuiltinESMExports()

const analyst: Grant[] = [{ role: 'analyst', programme: 'cancer' }]
const asha = { email: 'Asha.Rahman@example.org', name: 'Asha Rahman', password: 'six green bottles', grants: analyst }
const right = { email: 'asha.rahman@example.org', password: asha.password }
const wrong = { ...right, password: 'six red bottles' }
const scope = {
  stakeholders: [
    { programme: 'cancer', organisation: 'blmk-icb' },
    { programme: 'strategy', organisation: 'elft' },
  ],
  champion: { programme: 'cancer', community: 'ghanaian' },
}

atEachPlace((at) => {
  let clock: { at: number }

  const open = (options: Partial<AccountsOptions> = {}) =>
    at().open({ secret: 'x'.repeat(40), origin: 'http://127.0.0.1:3000', profile: 'development', now: () => clock.at, ...options })

  const withAsha = async (options: Partial<AccountsOptions> = {}) => {
    const accounts = await open(options)
    const created = await accounts.createAccount(asha)
    if (!created.created) throw new Error(created.why)
    return { accounts, account: created.account }
  }

  const cookieOf = (answer: SignedIn): string => {
    if (!answer.signedIn) throw new Error(answer.why)
    return answer.cookies[0]?.split(';')[0] ?? ''
  }
  const principalOf = async (accounts: Accounts, headers: Headers) => (await accounts.sessionOf(headers))?.principal
  const headersOf = (answer: SignedIn) => new Headers({ cookie: `theme=dark; ${cookieOf(answer)}; other=1` })

  beforeEach(() => {
    clock = { at: Date.now() }
  })

  describe('signing in', () => {
    it('answers who it is and a cookie that says it again', async () => {
      const { accounts, account } = await withAsha()
      const answer = await accounts.signIn({ ...right, address: '192.0.2.7' })
      const principal = { account, name: 'Asha Rahman', grants: analyst }
      expect(answer).toStrictEqual({ signedIn: true, cookies: [expect.any(String)], principal, way: 'password' })
      expect(Principal.parse(principal)).toStrictEqual(principal)
      expect(await principalOf(accounts, headersOf(answer))).toStrictEqual({ account, grants: analyst })
    })

    it('sets one cookie, which only this host gets, over a safe connection, and no script reads', async () => {
      const { accounts } = await withAsha()
      const answer = await accounts.signIn(right)
      const cookies = answer.signedIn ? answer.cookies : []
      expect(cookies.map((cookie) => cookie.split('; ').slice(1).sort())).toStrictEqual([
        ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', 'Secure'],
      ])
      expect(cookies[0]).toMatch(/^__Host-session=[A-Za-z0-9%._-]{40,};/)
    })

    it('does not mind the case of the address or blanks around it', async () => {
      const { accounts } = await withAsha()
      expect((await accounts.signIn({ ...right, email: ' ASHA.rahman@Example.org ' })).signedIn).toBe(true)
    })

    it('gives the same answer after the same work for a wrong password and for an address that nobody has', async () => {
      const { accounts } = await withAsha()
      const refused = { signedIn: false, why: 'wrong-credentials' }
      const workFor = async (email: string) => {
        argon2.mockClear()
        expect(await accounts.signIn({ ...wrong, email })).toStrictEqual(refused)
        return argon2.mock.calls.map(([name, { message, memory, passes, parallelism, tagLength }]) => [
          name,
          { message, memory, passes, parallelism, tagLength },
        ])
      }
      const ofOwn = await workFor(right.email)
      expect(ofOwn).toHaveLength(1)
      expect(await workFor('nobody@example.org')).toStrictEqual(ofOwn)
    })

    it.each(['', 'no address', 'a@b', 'x'.repeat(300), "' or 1=1 --", '\u0000', 'اشا@example.org'])(
      'refuses %j as an address without a stumble',
      async (email) => {
        const { accounts } = await withAsha()
        expect(await accounts.signIn({ email, password: 'p'.repeat(1000) })).toStrictEqual({ signedIn: false, why: 'wrong-credentials' })
      },
    )

    it('turns an account away after ten wrong attempts, the right password as well, until the time is over', async () => {
      const { accounts } = await withAsha()
      const answers: SignedIn[] = []
      for (let attempt = 0; attempt < 10; attempt += 1) answers.push(await accounts.signIn({ ...wrong, address: `192.0.2.${attempt}` }))
      expect(answers).toStrictEqual(Array(10).fill({ signedIn: false, why: 'wrong-credentials' }))
      expect(await accounts.signIn({ ...right, email: 'ASHA.RAHMAN@example.org' })).toStrictEqual({
        signedIn: false,
        why: 'too-many-requests',
        waitSeconds: 90,
      })
      clock.at += 90_000
      expect((await accounts.signIn(right)).signedIn).toBe(true)
      expect(await accounts.signIn(wrong)).toStrictEqual({ signedIn: false, why: 'wrong-credentials' })
    })

    it('turns an address away after fifty wrong attempts on any accounts, and nobody else', async () => {
      const { accounts } = await withAsha()
      argon2.mockImplementation((_name, _parameters, done) => done(null, Buffer.alloc(32)))
      const address = '192.0.2.7'
      for (let attempt = 0; attempt < 50; attempt += 1) await accounts.signIn({ email: `guess${attempt}@example.org`, password: 'guess', address })
      argon2.mockReset()
      expect(await accounts.signIn({ ...right, address })).toStrictEqual({ signedIn: false, why: 'too-many-requests', waitSeconds: 18 })
      expect((await accounts.signIn({ ...right, address: '192.0.2.8' })).signedIn).toBe(true)
    })

    it('does not count right passwords', async () => {
      const { accounts } = await withAsha()
      for (let time = 0; time < 12; time += 1) expect((await accounts.signIn({ ...right, address: '192.0.2.7' })).signedIn).toBe(true)
    })
  })

  describe('a session', () => {
    it('ends on signing out, there and then, and leaves other sessions alone', async () => {
      const { accounts, account } = await withAsha()
      const [here, elsewhere] = [await accounts.signIn(right), await accounts.signIn(right)]
      expect((await principalOf(accounts, headersOf(here)))?.account).toBe(account)
      const cookies = await accounts.signOut(headersOf(here))
      expect(cookies).toStrictEqual(['__Host-session=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax'])
      expect(await principalOf(accounts, headersOf(here))).toBeUndefined()
      expect((await principalOf(accounts, headersOf(elsewhere)))?.account).toBe(account)
    })

    it('is nothing where the cookie is missing, forged, cut or hashed with another secret', async () => {
      const { accounts } = await withAsha()
      const cookie = cookieOf(await accounts.signIn(right))
      const other = await open({ secret: 'y'.repeat(40) })
      const forged = [
        '',
        '__Host-session=',
        '__Host-session=%',
        `${cookie}x`,
        cookie.slice(0, -4),
        cookie.toUpperCase(),
        `x${cookie}`,
        `session=${cookie}`,
      ]
      for (const value of forged) expect([value, await principalOf(accounts, new Headers({ cookie: value }))]).toStrictEqual([value, undefined])
      expect(await principalOf(accounts, new Headers())).toBeUndefined()
      expect(await principalOf(other, new Headers({ cookie }))).toBeUndefined()
      expect((await principalOf(accounts, new Headers({ cookie })))?.grants).toStrictEqual(analyst)
    })

    it('is still there after a restart', async () => {
      const { accounts, account } = await withAsha()
      const answer = await accounts.signIn(right)
      await accounts.close()
      expect((await principalOf(await open(), headersOf(answer)))?.account).toBe(account)
    })

    it('signing out without one is no error', async () => {
      const accounts = await open()
      expect(await accounts.signOut(new Headers())).toHaveLength(1)
    })
  })

  describe('grants', () => {
    it('are seen in a running session as soon as they are changed', async () => {
      const { accounts, account } = await withAsha()
      const headers = headersOf(await accounts.signIn(right))
      const more: Grant[] = [...analyst, { role: 'stakeholder', programme: 'cancer', organisation: 'blmk-icb' }]
      expect((await principalOf(accounts, headers))?.grants).toStrictEqual(analyst)
      expect(await accounts.setGrants(account, more)).toBe('set')
      expect((await principalOf(accounts, headers))?.grants).toStrictEqual(more)
      expect(await accounts.grantsOf(account)).toStrictEqual(more)
    })

    it('that another process changed are seen after five seconds', async () => {
      const { accounts, account } = await withAsha()
      const other = await open()
      const headers = headersOf(await accounts.signIn(right))
      await principalOf(accounts, headers)
      await other.setGrants(account, [])
      clock.at += 4_999
      expect((await principalOf(accounts, headers))?.grants).toStrictEqual(analyst)
      clock.at += 1
      expect((await principalOf(accounts, headers))?.grants).toStrictEqual([])
    })

    it('are refused when they make no sense or the account is not there', async () => {
      const { accounts, account } = await withAsha()
      expect(await accounts.setGrants(account, [{ role: 'stakeholder', programme: 'cancer' }])).toBe('grants-invalid')
      expect(await accounts.setGrants(account, [{ role: 'analyst', programme: 'cancer', community: 'ghanaian' }])).toBe('grants-invalid')
      expect(await accounts.grantsOf(account)).toStrictEqual(analyst)
      const stranger = '018f4d1e-0000-7000-8000-000000000000'
      expect(await accounts.setGrants(stranger, analyst)).toBe('no-such-account')
      expect(await accounts.grantsOf(stranger)).toBeUndefined()
    })
  })

  describe('making accounts', () => {
    it('gives a random id and lists what was made', async () => {
      const { accounts, account } = await withAsha()
      expect(account).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(await accounts.listAccounts()).toStrictEqual([
        { account, email: 'asha.rahman@example.org', name: 'Asha Rahman', grants: analyst, development: false, joined: true, organisation: false },
      ])
    })

    it('says which part cannot be taken', async () => {
      const { accounts } = await withAsha()
      const why = async (change: Partial<typeof asha>) => accounts.createAccount({ ...asha, email: 'new@example.org', ...change })
      expect(await why({ email: right.email })).toStrictEqual({ created: false, why: 'email-taken' })
      expect(await why({ email: 'no address' })).toStrictEqual({ created: false, why: 'email-invalid' })
      expect(await why({ name: ' ' })).toStrictEqual({ created: false, why: 'name-invalid' })
      expect(await why({ password: 'short' })).toStrictEqual({ created: false, why: 'password-invalid' })
      expect(await why({ grants: [{ role: 'analyst', programme: 'Not A Slug' }] })).toStrictEqual({ created: false, why: 'grants-invalid' })
      expect(await accounts.listAccounts()).toHaveLength(1)
    })

    it('makes one account of two requests at once', async () => {
      const accounts = await open()
      const made = await Promise.all([accounts.createAccount(asha), accounts.createAccount(asha)])
      expect(made.map(({ created }) => created).sort()).toStrictEqual([false, true])
    })

    it('keeps no password, and no address or browser of a session', async () => {
      const { accounts } = await withAsha()
      await accounts.signIn({ ...right, address: '192.0.2.7' })
      const kept = await at().bytes()
      expect([kept.includes('Asha Rahman'), kept.includes(asha.password), kept.includes('192.0.2.7')]).toStrictEqual([true, false, false])
      const [sitting = {}] = await at().tables.all('SELECT * FROM sitting')
      expect(Object.keys(sitting)).toStrictEqual(['token', 'id', 'account', 'way', 'began', 'used', 'confirmed'])
    })
  })

  describe('development accounts', () => {
    it('are one for each staff role, each organisation given and a champion, and are made once', async () => {
      const accounts = await open()
      const seeded = await accounts.seedDevelopmentAccounts(scope)
      expect(seeded.map(({ role, email }) => [role, email])).toStrictEqual([
        ['connector', 'connector@heard.example'],
        ['coordinator', 'coordinator@heard.example'],
        ['analyst', 'analyst@heard.example'],
        ['publisher', 'publisher@heard.example'],
        ['data-protection', 'data-protection@heard.example'],
        ['administrator', 'administrator@heard.example'],
        ['auditor', 'auditor@heard.example'],
        ['stakeholder', 'stakeholder.cancer@heard.example'],
        ['stakeholder', 'stakeholder.strategy@heard.example'],
        ['champion', 'champion@heard.example'],
      ])
      expect(seeded.every(({ created }) => created)).toBe(true)
      expect(await accounts.seedDevelopmentAccounts(scope)).toStrictEqual(seeded.map((account) => ({ ...account, created: false })))
      const answer = await accounts.signIn({ email: 'stakeholder.strategy@heard.example', password: developmentPassword })
      expect(answer.signedIn && answer.principal.grants).toStrictEqual([{ role: 'stakeholder', programme: 'strategy', organisation: 'elft' }])
    })

    it('alone have hashes that guard nothing, as everybody knows their password', async () => {
      const accounts = await open()
      argon2.mockClear()
      await accounts.seedDevelopmentAccounts(scope)
      await accounts.createAccount(asha)
      expect(argon2.mock.calls.map(([, { memory, passes }]) => [memory, passes])).toStrictEqual([...Array(10).fill([8, 1]), [19_456, 2]])
    })

    it('keep production from starting', async () => {
      const accounts = await open()
      expect(await accounts.hasDevelopmentAccounts()).toBe(false)
      await accounts.seedDevelopmentAccounts(scope)
      expect(await accounts.hasDevelopmentAccounts()).toBe(true)
      await expect(open({ profile: 'production' })).rejects.toThrow(/^Production does not start with development accounts/)
    })

    it('are not made in production, by any way', async () => {
      const accounts = await open({ profile: 'production' })
      await expect(accounts.seedDevelopmentAccounts(scope)).rejects.toThrow('Production makes no development accounts')
      expect(await accounts.createAccount({ ...asha, password: developmentPassword })).toStrictEqual({ created: false, why: 'password-invalid' })
      expect(await accounts.createAccount({ ...asha, password: 'ｈeard-development' })).toStrictEqual({ created: false, why: 'password-invalid' })
      expect(await accounts.hasDevelopmentAccounts()).toBe(false)
    })
  })

  describe('opening', () => {
    it('refuses a short secret', async () => {
      await expect(open({ secret: 'short' })).rejects.toThrow('The secret for sessions needs at least 32 characters')
    })

    it('puts nothing of a person into an error, whatever breaks', async () => {
      const { accounts, account } = await withAsha()
      const headers = headersOf(await accounts.signIn(right))
      await at().tables.run('UPDATE person SET grants = ?', '["Asha Rahman"]')
      const errors: unknown[] = []
      const keep = (error: unknown) => errors.push(error)
      clock.at += 5_000
      await principalOf(accounts, headers).catch(keep)
      await accounts.listAccounts().catch(keep)
      await at().tables.transaction((tables) => tables.all('ALTER TABLE person RENAME COLUMN email TO address'))
      await accounts.signIn(right).catch(keep)
      await principalOf(accounts, headers).catch(keep)
      await accounts.createAccount({ ...asha, email: 'new@example.org' }).catch(keep)
      await accounts.setGrants(account, []).catch(keep)
      expect(errors).toHaveLength(6)
      for (const error of errors) expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/asha|rahman|example\.org|bottles/i)
    })
  })
})
