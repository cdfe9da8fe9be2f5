import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openingsOfMine, proposeIdentifiers } from '@heard/contracts/engagement'
import { removeAccount, signIn, whoAmI } from '@heard/contracts/identity'
import { developmentPassword, openAccounts } from '@heard/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tell } from './erasure.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const files = ['accounts.sqlite', 'accounts.sqlite-wal']

describe('an account after its person has left', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const accountOf = async (name: string): Promise<string> => {
    const found = await platform.call(whoAmI, {}, { headers: await platform.as(name) })
    if (!found.ok || !found.body.principal) throw new Error(`${name} is not signed in`)
    return found.body.principal.account
  }
  const remove = async (account: string, by: string) => {
    const answer = await platform.call(removeAccount, { params: { account } }, { headers: await platform.as(by) })
    return answer.ok ? 'removed' : answer.problem.type
  }
  const stored = () => Buffer.concat(files.map((file) => readFileSync(join(platform.folder, file)))).toString('latin1')

  it('is gone from the file, can sign in no more, and its session has ended; what it opened stays recorded, by former staff', async () => {
    const { contribution, receipt } = await tell(platform)
    const analyst = await platform.as('analyst')
    const opened = await platform.call(proposeIdentifiers, { params: { programme, contribution } }, { headers: analyst })
    expect(opened.ok).toBe(true)
    const by = async () => {
      const headers = new Headers({ 'heard-after': platform.heard.platform.positions.seal(await platform.heard.platform.store.head()) })
      const mine = await platform.call(openingsOfMine, { body: { receipt } }, { headers })
      return mine.ok && mine.body.openings.filter(({ reason }) => reason === 'de-identify').map((opening) => opening.by)
    }
    expect(await by()).toEqual([['analyst']])
    const account = await accountOf('analyst')
    expect(stored()).toContain('analyst@heard.example')

    expect(await remove(account, 'administrator')).toBe('removed')

    expect(stored()).not.toContain('analyst@heard.example')
    expect(stored()).not.toContain(account)
    const again = await platform.call(signIn, { body: { email: 'analyst@heard.example', password: developmentPassword } })
    expect(again.ok ? undefined : again.problem.type).toBe('/problems/wrong-credentials')
    const session = await platform.call(whoAmI, {}, { headers: analyst })
    expect(session.ok && session.body).toEqual({})
    expect(await by()).toEqual([['former-staff']])
    expect(await remove(account, 'administrator')).toBe('/problems/no-such-account')
  })

  it('is not removed by its own person, and not by somebody who is no administrator', async () => {
    expect(await remove(await accountOf('administrator'), 'administrator')).toBe('/problems/own-account')
    expect(await remove(await accountOf('auditor'), 'coordinator')).toBe('/problems/not-allowed')
  })

  it('is not removed by the administrator of one programme, as accounts are for all of them', async () => {
    const place = { file: join(platform.folder, 'accounts.sqlite') }
    const accounts = await openAccounts({ place, secret: 'x'.repeat(40), origin: 'http://127.0.0.1', profile: 'development' })
    const local = { email: 'local@heard.example', name: 'Local', password: developmentPassword }
    const made = await accounts.createAccount({ ...local, grants: [{ role: 'administrator', programme }] })
    await accounts.close()
    expect(made.created).toBe(true)
    expect(await remove(await accountOf('auditor'), 'local')).toBe('/problems/not-allowed')
  })
})
