import { beforeEach, describe, expect, it } from 'vitest'
import { authenticator } from './authenticator.fixture.ts'
import type { Accounts, Grant, SignedIn } from './index.ts'
import { appCode } from './joining.fixture.ts'
import { createPasskeys } from './passkeys.ts'
import { atEachPlace } from './places.fixture.ts'
import { createTickets } from './tickets.ts'

const origin = 'http://127.0.0.1:3000'
const email = 'asha@example.org'
const password = 'six green bottles'
const champion: Grant[] = [{ role: 'champion', programme: 'cancer', community: 'ghanaian' }]
const analyst: Grant[] = [{ role: 'analyst', programme: 'cancer' }]
const everywhere: Grant = { role: 'administrator', programme: '*' }

atEachPlace((at) => {
  let clock: { at: number }
  /** Two processes with the same accounts. */
  let here: Accounts
  let there: Accounts
  const open = () => at().open({ secret: 'x'.repeat(40), origin, profile: 'production', now: () => clock.at })
  beforeEach(async () => {
    clock = { at: Date.parse('2026-11-29T09:00:00Z') }
    here = await open()
    there = await open()
  })

  const invited = async (grants: Grant[], to = email) => {
    const made = await here.inviteAccount({ email: to, name: 'Asha Rahman', grants })
    if (!made.created) throw new Error(made.why)
    return { account: made.account, token: (await here.makeLink(made.account, 'invitation'))?.token ?? '' }
  }
  const joined = async (grants = analyst) => {
    const { account, token } = await invited(grants)
    const invitation = await here.invitationOf(token)
    if (!invitation) throw new Error('no invitation')
    const set = await here.joinByPassword(token, { password, app: invitation.app.ticket, code: appCode(invitation.app, clock.at) })
    if (!set.set) throw new Error(set.why)
    return { account, app: invitation.app, codes: set.codes }
  }
  const both = <T>(work: (accounts: Accounts) => Promise<T>): Promise<[T, T]> => Promise.all([work(here), work(there)])
  const headersOf = (answer: SignedIn) => new Headers({ cookie: answer.signedIn ? (answer.cookies[0]?.split(';')[0] ?? '') : '' })

  describe('of two processes at the same moment, one', () => {
    it('signs in by a link that was mailed', async () => {
      const { token } = await invited(champion)
      await here.joinByLink(token)
      const link = (await there.linkFor(email))?.token ?? ''
      const answers = await both((accounts) => accounts.signInByLink({ link }))
      expect(answers.map(({ signedIn }) => signedIn).sort()).toStrictEqual([false, true])
      expect(await at().tables.all('SELECT id FROM sitting')).toHaveLength(1)
    })

    it('joins by an invitation', async () => {
      const { account, token } = await invited(champion)
      const answers = await both((accounts) => accounts.joinByLink(token))
      expect(answers).toHaveLength(2)
      expect(answers).toEqual(expect.arrayContaining([{ account }, 'no-invitation']))
    })

    it('signs in by a recovery code', async () => {
      const { account, codes } = await joined()
      const answers = await both((accounts) => accounts.signIn({ email, password, code: codes[0] }))
      expect(answers.map(({ signedIn }) => signedIn).sort()).toStrictEqual([false, true])
      expect((await here.ownAccount(account))?.recoveryCodes).toBe(9)
    })

    it("signs in by a code of an app, also where the other took the step's code before", async () => {
      const { app } = await joined()
      clock.at += 60_000
      const code = appCode(app, clock.at)
      const answers = await both((accounts) => accounts.signIn({ email, password, code }))
      expect(answers.map(({ signedIn }) => signedIn).sort()).toStrictEqual([false, true])
    })

    it('is shown a passkey that has counted so far', async () => {
      const { account } = await invited(analyst)
      const key = authenticator(origin)
      const processes = [1, 2].map(() =>
        createPasskeys(
          at().tables,
          createTickets(() => clock.at),
          origin,
          () => clock.at,
        ),
      )
      await processes[0]?.keep(at().tables, account, { id: key.id, publicKey: key.publicKey, counter: 4 }, 'A key')
      const shown = (counter: number) =>
        Promise.all(processes.map(async (passkeys) => passkeys.give(key.show((await passkeys.toGive()).challenge, counter))))
      expect((await shown(5)).toSorted()).toStrictEqual([account, undefined])
      expect(await shown(5)).toStrictEqual([undefined, undefined])
      expect((await shown(6)).toSorted()).toStrictEqual([account, undefined])
    })

    it('removes the other of the last two administrators, or takes their role', async () => {
      const admins = [await invited([everywhere, ...champion], 'a@example.org'), await invited([everywhere], 'b@example.org')]
      for (const { account } of admins) await at().tables.run('UPDATE person SET password = ? WHERE id = ?', 'hash', account)
      const [first = '', second = ''] = admins.map(({ account }) => account)
      const outcomes = await Promise.all([here.removeAccount(first), there.setGrants(second, [])])
      expect(outcomes.filter((outcome) => outcome === 'last-administrator')).toHaveLength(1)
    })

    it('makes an account for an address', async () => {
      const answers = await both((accounts) => accounts.inviteAccount({ email, name: 'Asha', grants: [] }))
      expect(answers.map(({ created }) => created).sort()).toStrictEqual([false, true])
    })
  })

  it('keys that do not count may be shown again and again', async () => {
    const { account } = await invited(analyst)
    const key = authenticator(origin)
    const passkeys = createPasskeys(
      at().tables,
      createTickets(() => clock.at),
      origin,
      () => clock.at,
    )
    await passkeys.keep(at().tables, account, { id: key.id, publicKey: key.publicKey, counter: 0 }, 'A key')
    for (const counter of [0, 0, 7]) expect(await passkeys.give(key.show((await passkeys.toGive()).challenge, counter))).toBe(account)
    expect(await passkeys.give(key.show((await passkeys.toGive()).challenge, 0))).toBeUndefined()
  })

  describe('what one process changes counts in the other after five seconds', () => {
    it.each<[string, (account: string, headers: Headers) => Promise<unknown>]>([
      ['a session that was signed out', (_account, headers) => here.signOut(headers)],
      ['sessions that their person ended', (account) => here.endOtherSessions({ id: '', principal: { account, grants: [] } })],
      ['an account that was removed', (account) => here.removeAccount(account)],
    ])('%s', async (_what, end) => {
      const { account, codes } = await joined()
      const headers = headersOf(await here.signIn({ email, password, code: codes[0] }))
      expect((await there.sessionOf(headers))?.principal.account).toBe(account)
      await end(account, headers)
      expect(await here.sessionOf(headers)).toBeUndefined()
      clock.at += 5_000
      expect(await there.sessionOf(headers)).toBeUndefined()
    })

    it('roles, also in what is signed for services', async () => {
      const { account, codes } = await joined()
      const headers = headersOf(await here.signIn({ email, password, code: codes[0] }))
      const use = { audience: 'heard:engagement', purpose: 'public' }
      const said = async () => {
        const session = await there.sessionOf(headers)
        return session && (await here.tokens.verify(await there.tokens.issue(session, use), use))?.principal.grants
      }
      expect(await said()).toStrictEqual(analyst)
      await here.setGrants(account, champion)
      clock.at += 5_000
      expect(await said()).toStrictEqual(champion)
    })
  })

  it('a session that is ended while it is looked up is not remembered', async () => {
    const { codes } = await joined()
    const headers = headersOf(await here.signIn({ email, password, code: codes[0] }))
    const looking = here.sessionOf(headers)
    await here.signOut(headers)
    await looking
    expect(await here.sessionOf(headers)).toBeUndefined()
  })

  it('a token is believed at once that another process signed with a key which is new', async () => {
    const { codes } = await joined()
    const session = await here.sessionOf(headersOf(await here.signIn({ email, password, code: codes[0] })))
    if (!session) throw new Error('not signed in')
    const use = { audience: 'heard:engagement', purpose: 'public' }
    expect(await here.tokens.verify(await here.tokens.issue(session, use), use)).toStrictEqual(session)
    clock.at += 1_000
    expect(await here.tokens.verify(await there.tokens.issue(session, use), use)).toStrictEqual(session)
  })
})
