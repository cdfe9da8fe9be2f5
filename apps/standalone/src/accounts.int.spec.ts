import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  giveRoles,
  inviteAccount,
  inviteAgain,
  keepAccount,
  listAccounts,
  removeAccount,
  reviewAccess,
  signIn,
  whoAmI,
} from '@heard/contracts/identity'
import { openAccounts } from '@heard/identity'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { joinWith } from './joining.fixture.ts'
import { movableClock, recordedAs } from './record.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const asha = {
  name: 'Asha Rahman',
  email: 'asha@example.org',
  grants: [{ role: 'analyst' as const, programme: 'luton-cancer' }],
  review: '2027-05-28',
}
const password = 'six green bottles'
const fileOf = (folder: string, name: string): Buffer => {
  const file = join(folder, name)
  return existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
}
const accountTypes = ['AccountMade', 'RolesGiven', 'AccountRemoved'] as const

describe('accounts and the record of them', () => {
  let platform: TestHeard
  let clock: ReturnType<typeof movableClock>
  beforeEach(async () => {
    clock = movableClock('2026-11-28T09:00:00.000Z')
    platform = await startTestHeard({ clock })
  })
  afterEach(() => platform.close())

  const mine = async (name: string): Promise<string> => {
    const found = await platform.call(whoAmI, {}, { headers: await platform.as(name) })
    if (!found.ok || !found.body.principal) throw new Error(`${name} is not signed in`)
    return found.body.principal.account
  }
  const make = async (body: object = asha, by = 'administrator') => {
    const answer = await platform.call(inviteAccount, { body: body as typeof asha }, { headers: await platform.as(by) })
    return answer.ok ? answer.body : answer.problem
  }
  const invited = async (body: object = asha) => {
    const made = await make(body)
    if (!('account' in made)) throw new Error(made.title)
    return made
  }
  const made = async (): Promise<string> => (await invited()).account
  const listed = async (by = 'administrator') => {
    const answer = await platform.call(listAccounts, {}, { headers: await platform.as(by) })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  /** What the record has of one account. */
  const factsOf = async (account: string) =>
    (await recordedAs(platform, ...accountTypes))
      .filter(({ data }) => 'account' in data && data.account === account)
      .map(({ data, ...fact }) => ({ ...fact, ...('grants' in data ? { grants: data.grants } : {}) }))

  it('of the development seed are recorded once, as found', async () => {
    const accounts = (await listed()).accounts.map(({ account }) => account)
    const first = await recordedAs(platform, ...accountTypes)
    expect(first.map(({ type, actor, cause }) => `${type} ${actor} ${cause}`)).toEqual(
      accounts.flatMap(() => ['AccountMade system found', 'RolesGiven system found']),
    )
    expect(first.filter(({ type }) => type === 'AccountMade').map(({ data }) => data)).toEqual(
      expect.arrayContaining(accounts.map((account) => ({ account, development: true }))),
    )
    platform = await platform.restart()
    expect(await recordedAs(platform, ...accountTypes)).toEqual(first)
  })

  it('are made, given roles and removed by an administrator, each recorded without name or address', async () => {
    const admin = await mine('administrator')
    const { account, link, ...about } = await invited()
    expect(about).toEqual({ until: expect.any(String), mailed: false })
    const { codes } = await joinWith(platform, link ?? '', password)
    const signedIn = await platform.call(signIn, { body: { email: asha.email, password, code: codes[0] } })
    expect(signedIn.ok && signedIn.body).toEqual({ account, name: asha.name, grants: asha.grants })
    const grants = [{ role: 'champion' as const, programme: 'luton-cancer', community: 'ghanaian' }]
    const headers = await platform.as('administrator')
    expect((await platform.call(giveRoles, { params: { account }, body: { grants } }, { headers })).status).toBe(204)
    expect((await listed()).accounts.filter((each) => each.account === account)).toEqual([
      { account, name: asha.name, email: asha.email, grants, joined: true, organisation: false, review: asha.review, overdue: false },
    ])
    expect((await platform.call(removeAccount, { params: { account } }, { headers })).status).toBe(204)
    expect((await listed()).accounts.filter((each) => each.account === account)).toEqual([])
    expect(await factsOf(account)).toEqual([
      { type: 'AccountMade', actor: admin },
      { type: 'RolesGiven', actor: admin, grants: asha.grants },
      { type: 'RolesGiven', actor: admin, grants },
      { type: 'AccountRemoved', actor: admin },
    ])
    await platform.heard.close()
    const log = Buffer.concat(['facts.sqlite', 'facts.sqlite-wal'].map((file) => fileOf(platform.folder, file))).toString('latin1')
    for (const trace of [asha.email, 'Asha', password, ...codes]) expect(log).not.toContain(trace)
    platform = await startTestHeard({ folder: platform.folder, clock })
  })

  it('changed behind the record are found at the next start', async () => {
    const account = await made()
    const analyst = await mine('analyst')
    await platform.heard.close()
    const secret = readFileSync(join(platform.folder, 'keys', 'session.secret'), 'utf8').trim()
    const place = { file: join(platform.folder, 'accounts.sqlite') }
    const options = { place, secret, origin: 'http://127.0.0.1:3000', profile: 'development' } as const
    const behind = await openAccounts(options)
    await behind.setGrants(account, [{ role: 'auditor', programme: '*' }])
    await behind.removeAccount(analyst)
    const late = await behind.createAccount({ name: 'Late', password, email: 'late@example.org', grants: [] })
    await behind.close()
    platform = await startTestHeard({ folder: platform.folder, clock })
    const found = { actor: 'system', cause: 'found' }
    expect((await factsOf(account)).slice(2)).toEqual([{ type: 'RolesGiven', ...found, grants: [{ role: 'auditor', programme: '*' }] }])
    expect((await factsOf(analyst)).slice(2)).toEqual([{ type: 'AccountRemoved', ...found }])
    expect(late.created && (await factsOf(late.account))).toEqual([
      { type: 'AccountMade', ...found },
      { type: 'RolesGiven', ...found, grants: [] },
    ])
  })

  it.each([
    [{ name: ' ' }, '/problems/invalid-input', 'name'],
    [{ name: 'x'.repeat(101) }, '/problems/invalid-input', 'name'],
    [{ email: 'nobody' }, '/problems/invalid-input', 'email'],
    [{ review: 'soon' }, '/problems/invalid-input', 'review'],
    [{ review: '2026-11-28' }, '/problems/review-not-ahead', undefined],
    [{ review: '2027-12-01' }, '/problems/review-not-ahead', undefined],
    [{ grants: [{ role: 'king', programme: '*' }] }, '/problems/invalid-input', 'grants.0.role'],
    [{ grants: [{ role: 'stakeholder', programme: 'luton-cancer' }] }, '/problems/invalid-input', 'grants.0.organisation'],
    [{ grants: [{ role: 'analyst', programme: '*', community: 'ghanaian' }] }, '/problems/invalid-input', 'grants.0.community'],
    [{ email: 'Analyst@Heard.example' }, '/problems/email-taken', undefined],
  ])('are not made with %j', async (change, type, field) => {
    const before = await recordedAs(platform, ...accountTypes)
    const problem = await make({ ...asha, ...change })
    expect('account' in problem ? problem.account : [problem.type, problem.errors?.[0]?.field]).toEqual([type, field])
    expect(await recordedAs(platform, ...accountTypes)).toEqual(before)
  })

  it('keep the last administrator, whoever asks', async () => {
    const [admin, headers] = [await mine('administrator'), await platform.as('administrator')]
    const answer = await platform.call(giveRoles, { params: { account: admin }, body: { grants: [] } }, { headers })
    expect(answer.ok ? 'given' : answer.problem.type).toBe('/problems/last-administrator')
    const gone = await platform.call(giveRoles, { params: { account: nobody }, body: { grants: [] } }, { headers })
    expect(gone.ok ? 'given' : gone.problem.type).toBe('/problems/no-such-account')
    expect((await factsOf(admin)).length).toBe(2)
  })

  it('are joined by a link that only the invited person gets, where there is a mail server', async () => {
    const mails = new TestMailServer()
    await platform.close()
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } })
    const { account } = await invited()
    expect(await invited({ ...asha, email: 'ben@example.org' })).toEqual({ account: expect.any(String), until: expect.any(String), mailed: true })
    const again = await platform.call(inviteAgain, { params: { account } }, { headers: await platform.as('administrator') })
    expect(again.ok && again.body).toEqual({ account, until: expect.any(String), mailed: true })
    await vi.waitUntil(() => mails.taken.length === 3, { timeout: 10_000 })
    const newest = mails.taken.findLast((mail) => mail.includes(asha.email)) ?? ''
    const [link = ''] = /http\S+invitation=[\w-]+/.exec(newest.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')) ?? []
    expect((await joinWith(platform, link, password)).codes).toHaveLength(10)
    await mails.close()
  })

  it('are out of reach for an administrator of one programme', async () => {
    const { link } = await invited({ ...asha, grants: [{ role: 'administrator', programme: 'luton-cancer' }] })
    const { headers } = await joinWith(platform, link ?? '', password)
    const answers = [
      await platform.call(listAccounts, {}, { headers }),
      await platform.call(inviteAccount, { body: { ...asha, email: 'other@example.org', grants: [] } }, { headers }),
      await platform.call(inviteAgain, { params: { account: nobody } }, { headers }),
      await platform.call(keepAccount, { params: { account: nobody }, body: { next: asha.review } }, { headers }),
      await platform.call(giveRoles, { params: { account: nobody }, body: { grants: [] } }, { headers }),
      await platform.call(removeAccount, { params: { account: nobody } }, { headers }),
      await platform.call(reviewAccess, { body: { accounts: 12 } }, { headers }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403, 403])
  })

  it('are invited and kept with a day of review, past which they are overdue; each is recorded', async () => {
    const admin = await mine('administrator')
    const { account } = await invited()
    const headers = await platform.as('administrator')
    const seen = async () => {
      const { joined, review, overdue } = (await listed()).accounts.find((each) => each.account === account) ?? {}
      return { joined, review, overdue }
    }
    expect(await seen()).toEqual({ joined: false, review: asha.review, overdue: false })
    clock.at = Date.parse('2027-05-29T09:00:00.000Z')
    expect(await seen()).toEqual({ joined: false, review: asha.review, overdue: true })
    const keep = (next: string) => platform.call(keepAccount, { params: { account }, body: { next } }, { headers })
    expect((await keep('2027-05-29')).status).toBe(422)
    expect((await keep('2027-11-30')).status).toBe(204)
    expect(await seen()).toEqual({ joined: false, review: '2027-11-30', overdue: false })
    expect((await platform.call(inviteAgain, { params: { account } }, { headers })).status).toBe(200)
    const until = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(await recordedAs(platform, 'AccountInvited', 'AccountKept')).toEqual([
      { type: 'AccountInvited', data: { account, until, review: asha.review }, actor: admin },
      { type: 'AccountKept', data: { account, next: '2027-11-30' }, actor: admin },
      { type: 'AccountInvited', data: { account, until }, actor: admin },
    ])
  })

  it('are reviewed by who looked at all of them, once for one click', async () => {
    const { accounts, reviewed } = await listed('data-protection')
    expect(reviewed).toBeUndefined()
    const review = async (count: number, key: string) => {
      const headers = new Headers(await platform.as('data-protection'))
      headers.set('idempotency-key', key)
      const answer = await platform.call(reviewAccess, { body: { accounts: count } }, { headers })
      return answer.ok ? answer.body : answer.problem.type
    }
    expect(await review(accounts.length - 1, 'the-first-click-of-all')).toBe('/problems/accounts-changed')
    expect(await review(accounts.length, 'the-second-click-of-all')).toEqual({ on: '2026-11-28' })
    expect(await review(accounts.length, 'the-second-click-of-all')).toEqual({ on: '2026-11-28' })
    expect((await listed()).reviewed).toBe('2026-11-28')
    const actor = await mine('data-protection')
    expect(await recordedAs(platform, 'AccessReviewed')).toEqual([
      { type: 'AccessReviewed', data: { accounts: accounts.length, on: '2026-11-28' }, actor },
    ])
    clock.at += 86_400_000
    await review(accounts.length, 'another-day-another-one')
    expect((await listed()).reviewed).toBe('2026-11-29')
  })

  it('are recorded as signed in once a day', async () => {
    const body = { email: 'analyst@heard.example', password: 'heard-development' }
    for (const hours of [0, 1, 9, 8]) {
      clock.at += hours * 3_600_000
      expect((await platform.call(signIn, { body })).status).toBe(200)
    }
    const account = await mine('analyst')
    const fact = { type: 'SignedIn', data: { account, way: 'password' }, actor: account }
    expect(await recordedAs(platform, 'SignedIn')).toEqual([fact, fact])
  })

  it('are not named by refused sign-ins, which are counted by day and recorded when the day turns and when the platform stops', async () => {
    const wrong = async (times: number, email = 'analyst@heard.example') => {
      for (let time = 0; time < times; time += 1) await platform.call(signIn, { body: { email, password: 'not the password' } })
    }
    await wrong(11)
    expect(await recordedAs(platform, 'SignInsRefused')).toEqual([])
    clock.at += 86_400_000
    await wrong(2, 'nobody@example.org')
    const first = { type: 'SignInsRefused', data: { on: '2026-11-28', wrong: 10, tooMany: 1 }, actor: 'system' }
    expect(await recordedAs(platform, 'SignInsRefused')).toEqual([first])
    platform = await platform.restart()
    expect(await recordedAs(platform, 'SignInsRefused')).toEqual([first, { ...first, data: { on: '2026-11-29', wrong: 2, tooMany: 0 } }])
  })
})
