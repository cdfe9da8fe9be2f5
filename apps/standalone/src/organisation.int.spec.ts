import {
  addPasskey,
  askForApp,
  askOrganisation,
  askOrganisationAgain,
  askToConfirm,
  askToMakePasskey,
  confirmByOrganisation,
  giveRoles,
  inviteAgain,
  listAccounts,
  myAccount,
  setPasswordAndApp,
  signInByOrganisation,
  signInWays,
} from '@heard/contracts/identity'
import { label, startOrganisation, type TestOrganisation, Visitor } from '@heard/identity/organisation-testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { movableClock, recordedAs } from './record.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const analyst = { role: 'analyst', programme: 'luton-cancer' }
const asha = { name: 'Asha Rahman', email: 'asha@trust.example', roles: ['heard-analyst'] }
const accountTypes = ['AccountMade', 'RolesGiven', 'WayInAdded', 'SignedIn', 'AccountRemoved']

let organisation: TestOrganisation
let platform: TestHeard
const sessionClock = movableClock(new Date().toISOString())
beforeAll(async () => {
  organisation = await startOrganisation()
  platform = await startTestHeard({ withPortal: true, sessionClock, environment: organisation.environment })
})
beforeEach(() => {
  organisation.provider.people.set('asha', asha)
  sessionClock.at = Date.now()
})
afterAll(async () => {
  await platform.close()
  await organisation.close()
})

const sent = async () => {
  const asked = await platform.call(askOrganisation)
  if (!asked.ok) throw new Error(asked.problem.title)
  return asked.body
}
const enter = async (as = 'asha', visitor = new Visitor()) => {
  const { address, ticket } = await sent()
  return platform.call(signInByOrganisation, { body: { ticket, answer: await visitor.signIn(address, as) } })
}
const entered = async (as = 'asha', visitor = new Visitor()) => {
  const answer = await enter(as, visitor)
  if (!answer.ok) throw new Error(answer.problem.title)
  const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0])
  return { ...answer.body, headers: new Headers({ cookie: cookie.join('; ') }) }
}
const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) => (answer.ok ? 'done' : answer.problem?.type)

describe('people of an organisation', () => {
  it('are offered nothing where it is not configured', async () => {
    const without = await startTestHeard()
    expect(await without.call(signInWays)).toMatchObject({ body: { links: false } })
    expect(codeOf(await without.call(askOrganisation))).toBe('/problems/no-organisation')
    await without.close()
  })

  it('join, move and leave as the organisation says, each recorded without anything personal', async () => {
    const { account, grants, name } = await entered()
    expect([name, grants]).toEqual(['Asha Rahman', [analyst]])
    organisation.provider.people.set('asha', { ...asha, roles: ['heard-admin'] })
    const { headers } = await entered()
    organisation.provider.people.set('asha', { ...asha, roles: [] })
    expect(codeOf(await enter())).toBe('/problems/organisation-no-role')
    expect((await platform.call(myAccount, {}, { headers })).status).toBe(401)
    const own = (await recordedAs(platform, ...accountTypes)).filter(({ data }) => 'account' in data && data.account === account)
    const by = { actor: 'organisation' }
    expect(own).toEqual([
      { type: 'AccountMade', data: { account, development: false }, ...by },
      { type: 'RolesGiven', data: { account, grants: [analyst] }, ...by },
      { type: 'WayInAdded', data: { account, way: 'organisation' }, actor: account },
      { type: 'SignedIn', data: { account, way: 'organisation' }, actor: account },
      { type: 'RolesGiven', data: { account, grants: [{ role: 'administrator', programme: '*' }] }, ...by },
      { type: 'RolesGiven', data: { account, grants: [] }, ...by },
    ])
    const before = await recordedAs(platform, ...accountTypes)
    platform = await platform.restart()
    expect(await recordedAs(platform, ...accountTypes)).toEqual(before)
    const listed = await platform.call(listAccounts, {}, { headers: await platform.as('administrator') })
    expect(listed.ok && listed.body.accounts.find((each) => each.account === account)).toMatchObject({ organisation: true, joined: true, grants: [] })
  })

  it('get no way in and no role of another kind', async () => {
    const { account, headers } = await entered()
    const administrator = { headers: await platform.as('administrator') }
    const passkey = { id: 'a', rawId: 'a', type: 'public-key' as const, response: { clientDataJSON: 'a', attestationObject: 'a' } }
    const tried = await Promise.all([
      platform.call(giveRoles, { params: { account }, body: { grants: [] } }, administrator),
      platform.call(inviteAgain, { params: { account } }, administrator),
      platform.call(askForApp, {}, { headers }),
      platform.call(askToMakePasskey, {}, { headers }),
      platform.call(addPasskey, { body: { name: 'x', passkey } }, { headers }),
      platform.call(setPasswordAndApp, { body: { password: 'six green bottles', app: 'a'.repeat(51), code: '000000' } }, { headers }),
    ])
    expect(tried.map(codeOf)).toEqual(tried.map(() => '/problems/organisation-account'))
  })

  it('confirm who they are where they signed in', async () => {
    const visitor = new Visitor()
    const { headers } = await entered('asha', visitor)
    sessionClock.at += 11 * 60_000
    expect(codeOf(await platform.call(askForApp, {}, { headers }))).toBe('/problems/step-up-needed')
    const ways = await platform.call(askToConfirm, {}, { headers })
    expect(ways.ok && ways.body).toEqual({ password: false, app: false, link: false, organisation: label })
    sessionClock.at = Date.now()
    const again = await platform.call(askOrganisationAgain, {}, { headers })
    if (!again.ok) throw new Error(again.problem.title)
    const { address, ticket } = again.body
    const body = { ticket, answer: await visitor.signIn(address, 'asha') }
    const other = await platform.as('analyst')
    expect(codeOf(await platform.call(confirmByOrganisation, { body }, { headers: other }))).toBe('/problems/organisation-expired')
    expect((await platform.call(confirmByOrganisation, { body }, { headers })).status).toBe(204)
  })

  it('are counted where they are not let in, without whose they were', async () => {
    organisation.provider.people.set('ben', { name: 'Ben', email: 'ben@trust.example', roles: [] })
    await enter('ben')
    await enter('')
    platform = await platform.restart()
    const [refused] = await recordedAs(platform, 'SignInsRefused')
    expect(refused?.data).toMatchObject({ wrong: 1, tooMany: 0 })
  })
})

describe('the pages of signing in by an organisation', () => {
  const cookiesIn = (answer: Response) => answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  const page = async (path: string, { cookie = '', fields }: { cookie?: string; fields?: Readonly<Record<string, string>> } = {}) => {
    const headers: Record<string, string> = { cookie, ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) }
    const body = fields ? { method: 'POST' as const, body: new URLSearchParams(fields).toString() } : {}
    const answer = await platform.heard.fetch(path, { headers, ...body })
    return {
      status: answer.status,
      to: answer.headers.get('location'),
      cookies: cookiesIn(answer),
      set: answer.headers.getSetCookie(),
      text: await answer.text(),
    }
  }
  const begin = async (next = '/staff/luton-cancer') => {
    const gone = await page('/sign-in/organisation', { fields: { next } })
    const address = /http-equiv="refresh" content="0;url=([^"]+)"/i.exec(gone.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    return { ...gone, address, cookie: gone.cookies.join('; ') }
  }

  it('set a cookie only once somebody sets out, and lead back to what was wanted', async () => {
    const first = await page('/sign-in?next=/staff/luton-cancer')
    expect([first.cookies, first.text.includes(`Sign in with ${label}`)]).toEqual([[], true])
    const { address, set, cookie, status } = await begin()
    expect([status, new URL(address).origin, set.length]).toEqual([200, organisation.provider.issuer, 1])
    expect(set[0]).toMatch(/^__Host-organisation=sign-in\.[\w-]{51}\.[\w-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/)
    const answer = await new Visitor().signIn(address, 'asha')
    const back = await page(`/sign-in/organisation/back${answer}`, { cookie })
    expect([back.status, back.to, back.cookies.map((each) => each.split('=')[0])]).toEqual([
      302,
      '/staff/luton-cancer',
      ['__Host-session', '__Host-organisation'],
    ])
    expect(back.cookies[1]).toBe('__Host-organisation=')
    const work = await page('/account', { cookie: back.cookies[0] ?? '' })
    expect([work.status, work.text.includes(`You sign in with ${label}`), work.text.includes('Add a passkey')]).toEqual([200, true, false])
  })

  it.each([
    ['another browser', '', 'organisation-expired'],
    ['a made-up errand', `__Host-organisation=sign-in.${'a'.repeat(51)}.L3N0YWZm`, 'organisation-expired'],
  ])('refuse the answer that comes to %s', async (_, cookie, why) => {
    const { address } = await begin()
    const back = await page(`/sign-in/organisation/back${await new Visitor().signIn(address, 'asha')}`, { cookie })
    expect([back.status, back.to]).toEqual([302, `/sign-in/organisation/stopped?why=${why}`])
    expect(back.cookies.filter((each) => each.startsWith('__Host-session'))).toEqual([])
  })

  it('refuse a foreign answer, after which the own one still counts', async () => {
    const { address, cookie } = await begin()
    const foreign = await page('/sign-in/organisation/back?code=x&state=y', { cookie })
    expect([foreign.to, foreign.cookies]).toEqual(['/sign-in/organisation/stopped?why=organisation-answer-wrong', []])
    const back = await page(`/sign-in/organisation/back${await new Visitor().signIn(address, 'asha')}`, { cookie })
    expect(back.to).toBe('/staff/luton-cancer')
  })

  it('say plainly what went wrong, and nothing that came along', async () => {
    const { address, cookie } = await begin()
    const denied = await page(`/sign-in/organisation/back${await new Visitor().signIn(address, '')}`, { cookie })
    expect(denied.to).toBe('/sign-in/organisation/stopped?why=organisation-denied')
    const said = await page(denied.to ?? '')
    expect([said.status, said.text.includes('You stopped on the way'), said.text.includes('nobody of that name')]).toEqual([200, true, false])
    const strange = await page('/sign-in/organisation/stopped?why=%3Cscript%3E')
    expect([strange.text.includes('could not be trusted'), strange.text.includes('%3Cscript')]).toEqual([true, false])
    sessionClock.at += 2 * 3_600_000
    organisation.provider.instead = (_, response) => Boolean(response.writeHead(502).end())
    const down = await page('/sign-in/organisation', { fields: { next: '/staff' } })
    expect([down.status, down.to, down.cookies]).toEqual([303, '/sign-in/organisation/stopped?why=organisation-unreachable', []])
    organisation.provider.instead = undefined
  })

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])('go on only within this website, not to %s', async (next) => {
    const { address, cookie } = await begin(next)
    const back = await page(`/sign-in/organisation/back${await new Visitor().signIn(address, 'asha')}`, { cookie })
    expect(back.to).toBe('/staff')
  })

  it('keep what was typed while somebody confirms in another tab', async () => {
    organisation.provider.people.set('asha', { ...asha, roles: ['heard-admin'] })
    const visitor = new Visitor()
    const { address, cookie } = await begin()
    const signedIn = await page(`/sign-in/organisation/back${await visitor.signIn(address, 'asha')}`, { cookie })
    const session = signedIn.cookies[0] ?? ''
    sessionClock.at += 11 * 60_000
    const typed = {
      name: 'Ben Okafor',
      email: 'ben@example.org',
      role: 'auditor',
      programme: '*',
      'review-day': '1',
      'review-month': '3',
      'review-year': '2027',
    }
    const asked = await page('/staff/people/new', { cookie: session, fields: { ...typed, key: 'a-key-of-one-rendering-of-a-form' } })
    expect([asked.status, /<form[^>]+action="\/sign-in\/organisation"[^>]+target="_blank"/.exec(asked.text)?.length ?? asked.text]).toEqual([401, 1])
    const goOn = () =>
      page('/staff/people/new?confirming=1', {
        cookie: session,
        fields: { ...typed, key: 'a-key-of-one-rendering-of-a-form', 'confirm-by': 'form', 'confirm-with': 'organisation' },
      })
    const early = await goOn()
    expect([early.status, early.text.includes('has not confirmed yet'), early.text.includes('value="Ben Okafor"')]).toEqual([401, true, true])
    sessionClock.at = Date.now()
    const gone = await page('/sign-in/organisation', { cookie: session, fields: { confirm: '1' } })
    const there = /content="0;url=([^"]+)"/i.exec(gone.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const back = await page(`/sign-in/organisation/back${await visitor.signIn(there, 'asha')}`, { cookie: [session, ...gone.cookies].join('; ') })
    expect(back.to).toBe('/sign-in/organisation/confirmed')
    const done = await goOn()
    expect([done.status, done.text.includes('The person is invited')]).toEqual([200, true])
  })
})
