import { beforeEach, describe, expect, it } from 'vitest'
import type { Accounts, Grant } from './index.ts'
import { atEachPlace } from './places.fixture.ts'

const everywhere: Grant = { role: 'administrator', programme: '*' }
const here: Grant = { role: 'administrator', programme: 'cancer' }
const password = 'six green bottles'

atEachPlace((at) => {
  describe('removing an account', () => {
    let accounts: Accounts
    beforeEach(async () => {
      accounts = await at().open({ secret: 'x'.repeat(40), origin: 'http://127.0.0.1:3000', profile: 'development' })
    })

    const make = async (name: string, ...grants: Grant[]): Promise<string> => {
      const made = await accounts.createAccount({ email: `${name}@example.org`, name: `Person ${name}`, password, grants })
      if (!made.created) throw new Error(made.why)
      return made.account
    }

    it('erases name, address, password, sessions and grants for good, and leaves everybody else', async () => {
      await make('admin', everywhere)
      const asha = await make('asha', { role: 'analyst', programme: 'cancer' })
      const ben = await make('ben', { role: 'analyst', programme: 'cancer' })
      const signedIn = await accounts.signIn({ email: 'asha@example.org', password })
      const cookie = signedIn.signedIn ? signedIn.cookies.map((value) => value.split(';')[0]).join('; ') : ''
      expect((await accounts.sessionOf(new Headers({ cookie })))?.principal.account).toBe(asha)
      expect(await at().bytes()).toContain('asha@example.org')

      expect(await accounts.removeAccount(asha)).toBe('removed')

      for (const trace of ['asha@example.org', 'Person asha', asha]) expect(await at().bytes()).not.toContain(trace)
      expect(await accounts.sessionOf(new Headers({ cookie }))).toBeUndefined()
      expect(await accounts.signIn({ email: 'asha@example.org', password })).toEqual({ signedIn: false, why: 'wrong-credentials' })
      expect(await accounts.grantsOf(asha)).toBeUndefined()
      expect(await accounts.grantsOf(ben)).toEqual([{ role: 'analyst', programme: 'cancer' }])
      expect(await accounts.removeAccount(asha)).toBe('no-such-account')
    })

    it('keeps the last account that can run the whole installation', async () => {
      const [first, second] = [await make('first', everywhere), await make('second', everywhere)]
      const local = await make('local', here)
      expect(await accounts.removeAccount(first)).toBe('removed')
      expect(await accounts.removeAccount(second)).toBe('last-administrator')
      expect(await accounts.removeAccount(local)).toBe('removed')
    })

    it('leaves the last administrator that role, and takes it from any other', async () => {
      const [first, second] = [await make('first', everywhere), await make('second', everywhere)]
      const local = await make('local', here)
      expect(await accounts.setGrants(first, [here])).toBe('set')
      expect(await accounts.setGrants(second, [here])).toBe('last-administrator')
      expect(await accounts.setGrants(second, [])).toBe('last-administrator')
      expect(await accounts.grantsOf(second)).toEqual([everywhere])
      expect(await accounts.setGrants(second, [everywhere, { role: 'auditor', programme: '*' }])).toBe('set')
      expect(await accounts.setGrants(local, [])).toBe('set')
    })

    it('says beforehand what is certain to be erased, and nothing else', async () => {
      const [only, asha] = [await make('only', everywhere), await make('asha')]
      const said: string[] = []
      const say = (account: string) => () => void said.push(account)
      expect(await accounts.removeAccount(only, say(only))).toBe('last-administrator')
      expect(await accounts.removeAccount('00000000-0000-7000-8000-000000000000', say('nobody'))).toBe('no-such-account')
      expect(await accounts.removeAccount(asha, say(asha))).toBe('removed')
      expect(said).toEqual([asha])
    })

    it('erases nothing when what must be said beforehand cannot be', async () => {
      await make('admin', everywhere)
      const asha = await make('asha', here)
      const fails = () => {
        throw new Error('disk full')
      }
      await expect(accounts.removeAccount(asha, fails)).rejects.toThrow('disk full')
      expect(await accounts.grantsOf(asha)).toEqual([here])
      expect((await accounts.signIn({ email: 'asha@example.org', password })).signedIn).toBe(true)
    })

    it('erases once more who was removed before, even the last administrator, and nobody else', async () => {
      const [admin, asha, ben] = [await make('admin', everywhere), await make('asha', here), await make('ben')]
      expect(await accounts.eraseAccounts([admin, asha, '00000000-0000-7000-8000-000000000000'])).toBe(2)
      expect(await accounts.eraseAccounts([admin, asha])).toBe(0)
      expect((await accounts.listAccounts()).map(({ account }) => account)).toEqual([ben])
      for (const trace of ['asha@example.org', 'Person admin', admin, asha]) expect(await at().bytes()).not.toContain(trace)
    })

    it('keeps one of two who remove each other at the same moment', async () => {
      const both = [await make('first', everywhere), await make('second', everywhere)]
      const outcomes = await Promise.all(both.map((account) => accounts.removeAccount(account)))
      expect(outcomes.toSorted()).toEqual(['last-administrator', 'removed'])
    })
  })
})
