import { beforeEach, describe, expect, it } from 'vitest'
import type { Accounts, Grant } from './index.ts'
import { appCode } from './joining.fixture.ts'
import { atEachPlace } from './places.fixture.ts'

const minute = 60_000
const analyst: Grant[] = [{ role: 'analyst', programme: 'cancer' }]
const email = 'asha@example.org'
const password = 'six green bottles'

atEachPlace((at) => {
  let clock: { at: number }
  let accounts: Accounts
  const open = (profile: 'development' | 'production' = 'production', secret = 'x'.repeat(40)) =>
    at().open({ secret, origin: 'http://127.0.0.1:3000', profile, now: () => clock.at })

  const invite = async () => {
    const made = await accounts.inviteAccount({ email, name: 'Asha Rahman', grants: analyst, review: '2027-05-01' })
    if (!made.created) throw new Error(made.why)
    const link = await accounts.makeLink(made.account, 'invitation')
    return { account: made.account, token: link?.token ?? '' }
  }
  const join = async (token: string) => {
    const invited = await accounts.invitationOf(token)
    if (!invited) throw new Error('no invitation')
    const joined = await accounts.joinByPassword(token, { password, app: invited.app.ticket, code: appCode(invited.app, clock.at) })
    if (!joined.set) throw new Error(joined.why)
    return { account: invited.account, app: invited.app, codes: joined.codes }
  }
  const headersOf = (cookies: readonly string[]) => new Headers({ cookie: cookies[0]?.split(';')[0] ?? '' })
  const enter = async (code: string) => {
    const answer = await accounts.signIn({ email, password, code })
    return answer.signedIn ? headersOf(answer.cookies) : answer.why
  }
  const entered = async (code: string): Promise<Headers> => {
    const headers = await enter(code)
    if (typeof headers === 'string') throw new Error(headers)
    return headers
  }

  beforeEach(async () => {
    clock = { at: Date.parse('2026-11-29T09:00:00Z') }
    accounts = await open()
  })

  describe('an invitation', () => {
    it('makes an account that nobody can sign in to before its link was followed, once', async () => {
      const { account, token } = await invite()
      expect(await accounts.listAccounts()).toStrictEqual([
        { account, email, name: 'Asha Rahman', grants: analyst, development: false, joined: false, organisation: false, review: '2027-05-01' },
      ])
      expect(await enter('')).toBe('wrong-credentials')
      const { codes } = await join(token)
      expect(codes).toHaveLength(10)
      expect(new Set(codes.filter((code) => /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(code))).size).toBe(10)
      expect((await accounts.listAccounts())[0]?.joined).toBe(true)
      expect(await accounts.invitationOf(token)).toBeUndefined()
    })

    it('is good for seven days, and for one link at a time', async () => {
      const { account, token } = await invite()
      const newer = await accounts.makeLink(account, 'invitation')
      expect(await accounts.invitationOf(token)).toBeUndefined()
      clock.at += 7 * 86_400_000 - 1
      expect((await accounts.invitationOf(newer?.token ?? ''))?.account).toBe(account)
      clock.at += 1
      expect(await accounts.invitationOf(newer?.token ?? '')).toBeUndefined()
      expect(await accounts.makeLink('018f4d1e-0000-7000-8000-000000000000', 'invitation')).toBeUndefined()
    })

    it('says what is wrong with a password or a code, and stays good', async () => {
      const { token } = await invite()
      const { app } = (await accounts.invitationOf(token)) ?? { app: { ticket: '', key: '', address: '' } }
      const attempt = async (change: object) => {
        const joined = await accounts.joinByPassword(token, { password, app: app.ticket, code: appCode(app, clock.at), ...change })
        return joined.set ? 'joined' : joined.why
      }
      expect(await attempt({ password: 'too short' })).toBe('password-short')
      expect(await attempt({ password: 'rahman rahman' })).toBe('password-about-you')
      expect(await attempt({ code: '000000' })).toBe('code-wrong')
      expect(await attempt({ app: 'A'.repeat(51) })).toBe('code-wrong')
      expect(await attempt({})).toBe('joined')
      expect(await attempt({})).toBe('no-invitation')
    })

    it('for somebody who has joined takes away what they signed in with before', async () => {
      const { account, codes } = await join((await invite()).token)
      const session = await entered(codes[0] ?? '')
      const again = await accounts.makeLink(account, 'invitation')
      expect((await accounts.sessionOf(session))?.principal.account).toBe(account)
      clock.at += minute
      await join(again?.token ?? '')
      expect(await accounts.sessionOf(session)).toBeUndefined()
      expect(await enter(codes[1] ?? '')).toBe('wrong-credentials')
    })
  })

  describe('the second factor', () => {
    it('is asked for, and each code counts once', async () => {
      const { app, codes } = await join((await invite()).token)
      expect(await enter('')).toBe('wrong-credentials')
      expect(await enter(appCode(app, clock.at))).toBe('wrong-credentials')
      clock.at += minute
      const code = appCode(app, clock.at)
      expect((await accounts.sessionOf(await entered(`${code.slice(0, 3)} ${code.slice(3)}`)))?.way).toBe('password-and-code')
      expect(await enter(code)).toBe('wrong-credentials')
      const [first = '', second = ''] = codes
      expect((await accounts.sessionOf(await entered(first.toUpperCase().replaceAll('-', ' '))))?.way).toBe('password-and-recovery-code')
      expect([await enter(first), typeof (await enter(second))]).toStrictEqual(['wrong-credentials', 'object'])
    })

    it('does not use a recovery code up while the password is wrong', async () => {
      const { codes } = await join((await invite()).token)
      const [code = ''] = codes
      expect((await accounts.signIn({ email, password: 'six red bottles', code })).signedIn).toBe(false)
      expect(typeof (await enter(code))).toBe('object')
    })

    it('is guessed ten times, and no more', async () => {
      const { app } = await join((await invite()).token)
      clock.at += minute
      for (let guess = 0; guess < 10; guess += 1) expect(await enter(`00000${guess}`)).toBe('wrong-credentials')
      expect(await enter(appCode(app, clock.at))).toBe('too-many-requests')
    })

    it('lies sealed in the file, and recovery codes hashed', async () => {
      const { app, codes } = await join((await invite()).token)
      const rows = await Promise.all(['person', 'recovery_code', 'link', 'sitting'].map((table) => at().tables.all(`SELECT * FROM ${table}`)))
      const stored = rows.flat().flatMap((row) => Object.values(row).map((value) => Buffer.from(value instanceof Uint8Array ? value : String(value))))
      const secrets = [password, app.key, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]
      for (const secret of secrets) expect(stored.some((bytes) => bytes.includes(secret))).toBe(false)
    })

    it('is worth nothing with the secret of another installation', async () => {
      const { app, codes } = await join((await invite()).token)
      accounts = await open('production', 'y'.repeat(40))
      clock.at += minute
      expect([await enter(appCode(app, clock.at)), await enter(codes[0] ?? '')]).toStrictEqual(['wrong-credentials', 'wrong-credentials'])
    })

    it('can be left out in development alone', async () => {
      accounts = await open('development')
      await accounts.createAccount({ email, name: 'Asha', password, grants: [] })
      expect((await accounts.sessionOf(await entered('')))?.way).toBe('password')
      accounts = await open()
      expect(await enter('')).toBe('wrong-credentials')
    })
  })

  describe('a session', () => {
    it('ends after half an hour without use, and after twelve hours in any case', async () => {
      const { account, codes } = await join((await invite()).token)
      const [unused, used] = [await entered(codes[0] ?? ''), await entered(codes[1] ?? '')]
      for (let passed = 0; passed < 29; passed += 29) {
        clock.at += 29 * minute
        expect((await accounts.sessionOf(used))?.principal.account).toBe(account)
      }
      clock.at += minute
      expect(await accounts.sessionOf(unused)).toBeUndefined()
      for (let passed = 30; passed + 25 < 720; passed += 25) {
        clock.at += 25 * minute
        expect((await accounts.sessionOf(used))?.principal.account).toBe(account)
      }
      clock.at = Date.parse('2026-11-29T21:00:00Z') - 1
      expect((await accounts.sessionOf(used))?.principal.account).toBe(account)
      clock.at += 1
      expect(await accounts.sessionOf(used)).toBeUndefined()
    })

    it('writes its last use down once a minute at most', async () => {
      const { account, codes } = await join((await invite()).token)
      const began = clock.at
      const headers = await entered(codes[0] ?? '')
      const usedAt = async (after: number) => {
        clock.at = began + after
        await accounts.sessionOf(headers)
        return (await accounts.ownAccount(account))?.sessions.map(({ used }) => used - began)
      }
      expect([await usedAt(30_000), await usedAt(59_999), await usedAt(65_000), await usedAt(124_000)]).toStrictEqual([[0], [0], [65_000], [65_000]])
    })

    it('is listed with its way in and no more, and ended by its person, others with it or not', async () => {
      const { account, codes } = await join((await invite()).token)
      const all = [await entered(codes[0] ?? ''), await entered(codes[1] ?? ''), await entered(codes[2] ?? '')] as const
      const sessions = await Promise.all(all.map((headers) => accounts.sessionOf(headers)))
      const [here, other, third] = sessions.map((session) => session?.id ?? '')
      const listed = (await accounts.ownAccount(account))?.sessions ?? []
      expect(listed).toStrictEqual(Array(3).fill({ id: expect.any(String), way: 'password-and-recovery-code', began: clock.at, used: clock.at }))
      expect(await accounts.endSession('018f4d1e-0000-7000-8000-000000000000', other ?? '')).toBe(false)
      expect([await accounts.endSession(account, other ?? ''), await accounts.endSession(account, other ?? '')]).toStrictEqual([true, false])
      expect(await accounts.sessionOf(all[1])).toBeUndefined()
      const own = await accounts.sessionOf(all[0])
      if (!own) throw new Error('not signed in')
      expect(await accounts.endOtherSessions(own)).toBe(1)
      expect((await accounts.ownAccount(account))?.sessions.map(({ id }) => id)).toStrictEqual([here])
      expect([third === here, await accounts.sessionOf(all[2])]).toStrictEqual([false, undefined])
    })

    it('counts as confirmed for ten minutes after signing in, and again after confirming', async () => {
      const { app, codes } = await join((await invite()).token)
      const headers = await entered(codes[0] ?? '')
      const session = async () => {
        const found = await accounts.sessionOf(headers)
        if (!found) throw new Error('not signed in')
        return found
      }
      clock.at += 10 * minute - 1
      expect((await session()).confirmed).toBe(true)
      clock.at += 1
      expect((await session()).confirmed).toBe(false)
      expect(await accounts.confirm(await session(), { password })).toStrictEqual({ confirmed: false, why: 'not-confirmed' })
      expect((await session()).confirmed).toBe(false)
      expect(await accounts.confirm(await session(), { password, code: appCode(app, clock.at) })).toStrictEqual({ confirmed: true })
      expect((await session()).confirmed).toBe(true)
      clock.at += 10 * minute
      for (let guess = 0; guess < 10; guess += 1) await accounts.confirm(await session(), { password: 'a guess' })
      const tooMany = { confirmed: false, why: 'too-many-requests', waitSeconds: 90 }
      expect(await accounts.confirm(await session(), { password, code: codes[1] })).toStrictEqual(tooMany)
    })
  })

  describe('the own ways in', () => {
    it('keep the last one', async () => {
      const { codes } = await join((await invite()).token)
      const own = await accounts.sessionOf(await entered(codes[0] ?? ''))
      if (!own) throw new Error('not signed in')
      expect(await accounts.removePassword(own)).toBe('last-way-in')
      expect(await accounts.removePasskey(own, 'none')).toBe('no-such-passkey')
    })

    it('change: a new password ends the other sessions, and is a good one', async () => {
      const { account, codes } = await join((await invite()).token)
      const [here, there] = [await entered(codes[0] ?? ''), await entered(codes[1] ?? '')]
      const own = await accounts.sessionOf(here)
      if (!own) throw new Error('not signed in')
      expect(await accounts.changePassword(own, 'password1234')).toBe('password-common')
      expect(await accounts.changePassword(own, 'seven blue bottles')).toBe('set')
      expect([(await accounts.sessionOf(here))?.principal.account, await accounts.sessionOf(there)]).toStrictEqual([account, undefined])
      expect(await enter(codes[2] ?? '')).toBe('wrong-credentials')
      expect((await accounts.signIn({ email, password: 'seven blue bottles', code: codes[2] })).signedIn).toBe(true)
    })

    it('renew: ten new recovery codes, and the older ones are worthless', async () => {
      const { account, codes } = await join((await invite()).token)
      const fresh = (await accounts.renewRecoveryCodes(account)) ?? []
      expect([fresh.length, await enter(codes[0] ?? ''), typeof (await enter(fresh[0] ?? ''))]).toStrictEqual([10, 'wrong-credentials', 'object'])
      expect((await accounts.ownAccount(account))?.recoveryCodes).toBe(9)
      expect(await accounts.renewRecoveryCodes('018f4d1e-0000-7000-8000-000000000000')).toBeUndefined()
    })
  })
})
