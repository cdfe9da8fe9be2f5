import { beforeEach, describe, expect, it } from 'vitest'
import type { Accounts, Grant, SignedIn } from './index.ts'
import { appCode } from './joining.fixture.ts'
import { mayUseLinks } from './permissions.ts'
import { atEachPlace } from './places.fixture.ts'

const minute = 60_000
const champion: Grant = { role: 'champion', programme: 'cancer', community: 'ghanaian' }
const stakeholder: Grant = { role: 'stakeholder', programme: 'cancer', organisation: 'elft' }
const analyst: Grant = { role: 'analyst', programme: 'cancer' }
const email = 'asha@example.org'
const password = 'six green bottles'

atEachPlace((at) => {
  let clock: { at: number }
  let accounts: Accounts
  const open = () => at().open({ secret: 'x'.repeat(40), origin: 'http://127.0.0.1:3000', profile: 'production', now: () => clock.at })

  const invite = async (...grants: Grant[]) => {
    const made = await accounts.inviteAccount({ email, name: 'Asha Rahman', grants })
    if (!made.created) throw new Error(made.why)
    const link = await accounts.makeLink(made.account, 'invitation')
    return { account: made.account, token: link?.token ?? '' }
  }
  /** Somebody who joined and chose links. */
  const joined = async (...grants: Grant[]): Promise<string> => {
    const { account, token } = await invite(...grants)
    expect(await accounts.joinByLink(token)).toStrictEqual({ account })
    return account
  }
  const joinByPassword = async (token: string) => {
    const invited = await accounts.invitationOf(token)
    if (!invited) throw new Error('no invitation')
    return accounts.joinByPassword(token, { password, app: invited.app.ticket, code: appCode(invited.app, clock.at) })
  }
  const sentLink = async (): Promise<string> => {
    const sent = await accounts.linkFor(email)
    if (!sent) throw new Error('no link')
    return sent.token
  }
  const outcome = (answer: SignedIn): string => (answer.signedIn ? answer.way : answer.why)
  const follow = async (link: string): Promise<string> => outcome(await accounts.signInByLink({ link }))
  const sessionOf = async (answer: SignedIn) => {
    if (!answer.signedIn) throw new Error(answer.why)
    return accounts.sessionOf(new Headers({ cookie: answer.cookies[0]?.split(';')[0] ?? '' }))
  }

  beforeEach(async () => {
    clock = { at: Date.parse('2026-11-29T09:00:00Z') }
    accounts = await open()
  })

  describe('links that are mailed', () => {
    it.each<[string, Grant[], boolean]>([
      ['nobody', [], false],
      ['a champion', [champion], true],
      ['a contact of two organisations', [stakeholder, { ...stakeholder, organisation: 'blmk-icb' }], true],
      ['both at once', [champion, stakeholder], true],
      ['an analyst', [analyst], false],
      ['an analyst who is a champion too', [champion, analyst], false],
    ])('are enough for the roles of %s: %j, %s', (_, grants, enough) => expect(mayUseLinks(grants)).toBe(enough))

    it('can be chosen by who is invited and has such roles alone, once', async () => {
      const { account, token } = await invite(champion)
      expect((await accounts.invitationOf(token))?.link).toBe(true)
      expect(await accounts.linkFor(email)).toBeUndefined()
      expect([await accounts.joinByLink(token), await accounts.joinByLink(token)]).toStrictEqual([{ account }, 'no-invitation'])
      expect([(await accounts.listAccounts())[0]?.joined, (await accounts.ownAccount(account))?.link]).toStrictEqual([true, true])
    })

    it('are refused to roles that need more, and to emergency links; the invitation stays good', async () => {
      const { account, token } = await invite(champion, analyst)
      expect([(await accounts.invitationOf(token))?.link, await accounts.joinByLink(token)]).toStrictEqual([false, 'link-not-enough'])
      expect((await joinByPassword(token)).set).toBe(true)
      await accounts.setGrants(account, [champion])
      const emergency = (await accounts.makeLink(account, 'break-glass'))?.token ?? ''
      expect([(await accounts.invitationOf(emergency))?.link, await accounts.joinByLink(emergency)]).toStrictEqual([false, 'no-invitation'])
      expect(await accounts.joinByLink('A'.repeat(43))).toBe('no-invitation')
    })

    it('sign in once, and then are worthless', async () => {
      const account = await joined(champion)
      const link = await sentLink()
      const session = await sessionOf(await accounts.signInByLink({ link }))
      expect(session).toStrictEqual({
        id: expect.any(String),
        principal: { account, grants: [champion] },
        way: 'link',
        confirmed: true,
      })
      expect(await follow(link)).toBe('wrong-credentials')
    })

    it('are good for fifteen minutes, and the newest alone', async () => {
      await joined(stakeholder)
      const [older, newer] = [await sentLink(), await sentLink()]
      clock.at += 15 * minute - 1
      expect([await follow(older), await follow(newer)]).toStrictEqual(['wrong-credentials', 'link'])
      const late = await sentLink()
      clock.at += 15 * minute
      expect(await follow(late)).toBe('wrong-credentials')
    })

    it('are no invitations, and invitations are no links', async () => {
      const account = await joined(champion)
      const again = await accounts.makeLink(account, 'invitation')
      expect([await follow(again?.token ?? ''), await accounts.joinByLink(await sentLink())]).toStrictEqual(['wrong-credentials', 'no-invitation'])
      expect(await follow('')).toBe('wrong-credentials')
    })

    it('lie hashed in the file', async () => {
      await joined(champion)
      const link = await sentLink()
      const stored = (await at().tables.all('SELECT * FROM link')).map(({ hash }) => Buffer.from(hash as Uint8Array))
      expect(stored.length).toBe(1)
      expect(stored.some((bytes) => bytes.includes(link) || bytes.includes(Buffer.from(link, 'base64url')))).toBe(false)
    })

    it('go to whoever has the address, however it is typed, and to nobody else', async () => {
      const account = await joined(champion)
      expect(await accounts.linkFor(' ASHA@Example.org ')).toStrictEqual({
        account,
        name: 'Asha Rahman',
        email,
        token: expect.stringMatching(/^[\w-]{43}$/),
      })
      expect(await accounts.linkFor('nobody@example.org')).toBeUndefined()
    })
  })

  describe('links count no more', () => {
    it('once a role needs more, whether they were sent before or not; and open sessions by them end', async () => {
      const account = await joined(champion)
      const signedIn = await accounts.signInByLink({ link: await sentLink() })
      const link = await sentLink()
      expect((await sessionOf(signedIn))?.principal.account).toBe(account)
      expect(await accounts.setGrants(account, [champion, analyst])).toBe('set')
      expect([await sessionOf(signedIn), await accounts.linkFor(email), await follow(link)]).toStrictEqual([
        undefined,
        undefined,
        'wrong-credentials',
      ])
      expect([(await accounts.listAccounts())[0]?.joined, (await accounts.ownAccount(account))?.link]).toStrictEqual([false, false])
      await accounts.setGrants(account, [])
      expect([await accounts.linkFor(email), await follow(link)]).toStrictEqual([undefined, 'wrong-credentials'])
      await accounts.setGrants(account, [stakeholder])
      expect(await follow(link)).toBe('link')
    })

    it('once a password was set beside them, which ends the other sessions', async () => {
      const account = await joined(champion)
      const [here, there] = [await accounts.signInByLink({ link: await sentLink() }), await accounts.signInByLink({ link: await sentLink() })]
      const [link, own] = [await sentLink(), await sessionOf(here)]
      if (!own) throw new Error('not signed in')
      const app = await accounts.askForApp(account)
      expect((await accounts.setPasswordAndApp(own, { password, app: app.ticket, code: appCode(app, clock.at) })).set).toBe(true)
      expect([await accounts.linkFor(email), await follow(link), await sessionOf(there)]).toStrictEqual([undefined, 'wrong-credentials', undefined])
      expect(await accounts.ownAccount(account)).toMatchObject({ link: false, password: true })
      expect((await sessionOf(here))?.id).toBe(own.id)
    })

    it('once somebody joins anew another way, and the other way round', async () => {
      const account = await joined(champion)
      const link = await sentLink()
      expect((await joinByPassword((await accounts.makeLink(account, 'invitation'))?.token ?? '')).set).toBe(true)
      expect([await accounts.linkFor(email), await follow(link)]).toStrictEqual([undefined, 'wrong-credentials'])
      expect(await accounts.joinByLink((await accounts.makeLink(account, 'invitation'))?.token ?? '')).toStrictEqual({ account })
      expect(await accounts.ownAccount(account)).toMatchObject({ link: true, password: false, app: false, recoveryCodes: 0 })
      expect(await follow(link)).toBe('wrong-credentials')
    })

    it('once the account is removed', async () => {
      const account = await joined(champion)
      const link = await sentLink()
      await accounts.removeAccount(account)
      expect([await accounts.linkFor(email), await follow(link)]).toStrictEqual([undefined, 'wrong-credentials'])
    })
  })

  describe('asking for links', () => {
    it('is limited by the address that was typed, whether or not anybody has it', async () => {
      await joined(champion)
      const wait = { signedIn: false, why: 'too-many-requests', waitSeconds: 180 }
      for (const typed of [email, 'nobody@example.org']) {
        const asked = Array.from({ length: 6 }, () => accounts.askForLink({ email: typed }))
        expect(asked).toStrictEqual([undefined, undefined, undefined, undefined, undefined, wait])
        expect(accounts.askForLink({ email: ` ${typed.toUpperCase()}` })).toStrictEqual(wait)
      }
      clock.at += 3 * minute
      expect(accounts.askForLink({ email })).toBeUndefined()
    })

    it('is limited by network address, whatever is typed, and leaves other ways to sign in alone', async () => {
      await joined(champion)
      const address = '192.0.2.1'
      for (let ask = 0; ask < 50; ask += 1) expect(accounts.askForLink({ email: `${ask}@example.org`, address })).toBeUndefined()
      expect(accounts.askForLink({ email, address })).toStrictEqual({ signedIn: false, why: 'too-many-requests', waitSeconds: 18 })
      expect(outcome(await accounts.signInByLink({ link: await sentLink(), address }))).toBe('link')
      for (let guess = 0; guess < 50; guess += 1) await accounts.signInByLink({ link: 'A'.repeat(43), address })
      expect(outcome(await accounts.signInByLink({ link: await sentLink(), address }))).toBe('too-many-requests')
    })
  })
})
