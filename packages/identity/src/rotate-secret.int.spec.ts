import { beforeEach, describe, expect, it } from 'vitest'
import { type Accounts, openAccounts, rotateSecret } from './index.ts'
import { appCode } from './joining.fixture.ts'
import { atEachPlace } from './places.fixture.ts'

const email = 'asha@example.org'
const password = 'six green bottles'
const older = 'o'.repeat(43)
const newer = 'n'.repeat(43)

atEachPlace((at) => {
  let now: number
  beforeEach(() => {
    now = Date.parse('2026-11-29T09:00:00Z')
  })

  const opened = async <T>(secret: string, work: (accounts: Accounts) => Promise<T>): Promise<T> => {
    const accounts = await openAccounts({ place: at().place, secret, origin: 'https://heard.example', profile: 'production', now: () => now })
    try {
      return await work(accounts)
    } finally {
      await accounts.close()
    }
  }

  /** Somebody who joined by password and app: their app, a recovery code and a session. */
  const joined = () =>
    opened(older, async (accounts) => {
      const made = await accounts.inviteAccount({ email, name: 'Asha', grants: [{ role: 'analyst', programme: '*' }], review: '2027-05-01' })
      const link = made.created ? await accounts.makeLink(made.account, 'invitation') : undefined
      const invited = await accounts.invitationOf(link?.token ?? '')
      if (!invited) throw new Error('no invitation')
      const set = await accounts.joinByPassword(link?.token ?? '', { password, app: invited.app.ticket, code: appCode(invited.app, now) })
      if (!set.set) throw new Error(set.why)
      const [first = '', second = ''] = set.codes
      const signedIn = await accounts.signIn({ email, password, code: first })
      const session = new Headers({ cookie: signedIn.signedIn ? (signedIn.cookies[0] ?? '') : '' })
      now += 60_000
      return { app: invited.app, code: second, session }
    })

  const entering = (secret: string, code: string) => opened(secret, async (accounts) => (await accounts.signIn({ email, password, code })).signedIn)

  describe('a new secret', () => {
    it('keeps apps, ends sessions, and makes recovery codes and service tokens of before worthless', async () => {
      const { app, code, session } = await joined()
      const use = { audience: 'heard:engagement', purpose: 'public' }
      const token = await opened(older, async (accounts) => {
        const known = await accounts.sessionOf(session)
        if (!known) throw new Error('no session')
        const issued = await accounts.tokens.issue(known, use)
        expect(await accounts.tokens.verify(issued, use)).toStrictEqual(known)
        return issued
      })
      expect(await rotateSecret(at().place, older, newer)).toStrictEqual({ sessions: 1, apps: 1, recoveryCodes: 9 })
      await opened(newer, async (accounts) => {
        expect([await accounts.sessionOf(session), await accounts.tokens.verify(token, use)]).toStrictEqual([undefined, undefined])
      })
      expect([await entering(newer, code), await entering(newer, appCode(app, now))]).toStrictEqual([false, true])
    })

    it('may be given twice, as after an interruption', async () => {
      const { app } = await joined()
      await rotateSecret(at().place, older, newer)
      expect(await rotateSecret(at().place, older, newer)).toStrictEqual({ sessions: 0, apps: 0, recoveryCodes: 0 })
      expect([await entering(older, appCode(app, now)), await entering(newer, appCode(app, now))]).toStrictEqual([false, true])
    })
  })
})
