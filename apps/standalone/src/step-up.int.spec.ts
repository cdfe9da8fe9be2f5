import type { Method } from '@heard/contracts'
import { askToConfirm, confirmIdentity, giveRoles, inviteAccount, listAccounts, whoAmI } from '@heard/contracts/identity'
import { allows, developmentPassword, type Role, roles, sensitive } from '@heard/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { reviewDay } from './joining.fixture.ts'
import { movableClock, recordedAs } from './record.fixture.ts'
import { routes } from './services.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const minute = 60_000
const nowhere = '00000000-0000-7000-8000-000000000000'
const body = { name: 'Asha Rahman', email: 'asha@example.org', grants: [] }

describe('sensitive actions', () => {
  let platform: TestHeard
  const sessionClock = movableClock('2026-11-29T09:00:00.000Z')
  beforeAll(async () => {
    platform = await startTestHeard({ sessionClock, withPortal: true })
  })
  afterAll(() => platform.close())

  const invite = async (email: string) => {
    const headers = await platform.as('administrator')
    const answer = await platform.call(inviteAccount, { body: { ...body, email, review: reviewDay(platform) } }, { headers })
    return answer.ok ? answer.status : `${answer.status} ${answer.problem.type}`
  }

  it('are open for ten minutes after signing in, then after each confirmation', async () => {
    expect(await invite('one@example.org')).toBe(201)
    sessionClock.at += 10 * minute
    expect(await invite('two@example.org')).toBe('401 /problems/step-up-needed')
    const headers = await platform.as('administrator')
    const ways = await platform.call(askToConfirm, {}, { headers })
    expect(ways.ok && ways.body).toEqual({ password: true, app: false, link: false })
    const wrong = await platform.call(confirmIdentity, { body: { password: 'a guess' } }, { headers })
    expect(wrong.ok ? 'confirmed' : wrong.problem.type).toBe('/problems/not-confirmed')
    expect(await invite('two@example.org')).toBe('401 /problems/step-up-needed')
    expect((await platform.call(confirmIdentity, { body: { password: developmentPassword } }, { headers })).status).toBe(204)
    expect(await invite('two@example.org')).toBe(201)
  })

  it('are no refusal that is held against anybody, and everything else stays open', async () => {
    sessionClock.at += 10 * minute
    const headers = await platform.as('administrator')
    const account = await platform.call(whoAmI, {}, { headers })
    const refused = await platform.call(giveRoles, { params: { account: nowhere }, body: { grants: [] } }, { headers })
    expect([account.status, refused.status, (await platform.call(listAccounts, {}, { headers })).status]).toEqual([200, 401, 200])
    expect(await recordedAs(platform, 'AccessRefused')).toEqual([])
  })

  it('are refused on every route that is marked, to whoever is allowed them', async () => {
    const marked = routes.filter(({ action }) => sensitive.has(action))
    const roleOf = (action: string) => (Object.keys(roles) as Role[]).find((role) => allows(role, action)) ?? 'auditor'
    for (const { action } of marked) await platform.as(roleOf(action))
    sessionClock.at += 10 * minute
    const found: Record<string, string> = {}
    for (const { id, method, path, action } of marked) {
      const headers = new Headers(await platform.as(roleOf(action)))
      if (method !== 'GET') headers.set('content-type', 'application/json')
      const address = path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => (name === 'programme' ? 'luton-cancer' : nowhere))
      const request: { method: Method; headers: Headers; body?: string } = { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) }
      const answer = await platform.heard.fetch(address, request)
      found[id] = `${answer.status} ${((await answer.json()) as { type: string }).type}`
    }
    expect(Object.values(found).length).toBeGreaterThan(15)
    expect(found).toEqual(Object.fromEntries(marked.map(({ id }) => [id, '401 /problems/step-up-needed'])))
  })

  describe('on pages', () => {
    const page = async (path: string, fields?: Readonly<Record<string, string>>) => {
      const headers = new Headers(await platform.as('administrator'))
      if (fields) headers.set('content-type', 'application/x-www-form-urlencoded')
      const answer = await platform.heard.fetch(path, {
        method: fields ? 'POST' : 'GET',
        headers,
        ...(fields ? { body: new URLSearchParams(fields).toString() } : {}),
      })
      return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() }
    }
    const typed = {
      key: 'a-key-of-one-rendering-of-a-form',
      name: 'Ben "the <quick>" Okafor',
      email: 'ben@example.org',
      role: 'auditor',
      programme: '*',
      organisation: '',
      community: '',
      'review-day': '1',
      'review-month': '3',
      'review-year': '2027',
    }

    it('ask who one is, keep what was typed, and go on with it at once', async () => {
      sessionClock.at += 9 * minute
      const asked = await page('/staff/people/new', typed)
      expect([asked.status, asked.to, asked.text.includes('Confirm who you are')]).toEqual([401, null, true])
      expect(asked.text).toContain('name="name" value="Ben &quot;the &lt;quick&gt;&quot; Okafor"')
      expect(asked.text).toContain('action="/staff/people/new?confirming=1"')
      const wrong = await page('/staff/people/new?confirming=1', { ...typed, 'confirm-by': 'form', 'confirm-password': 'a guess' })
      expect([wrong.status, wrong.text.includes('This is not right. Try again')]).toEqual([401, true])
      expect(wrong.text).toContain('name="email" value="ben@example.org"')
      expect(wrong.text).not.toContain('a guess')
      const done = await page('/staff/people/new?confirming=1', { ...typed, 'confirm-by': 'form', 'confirm-password': developmentPassword })
      expect([done.status, done.text.includes('The person is invited')]).toEqual([200, true])
      const accounts = await platform.call(listAccounts, {}, { headers: await platform.as('administrator') })
      expect(accounts.ok && accounts.body.accounts.find(({ email }) => email === typed.email)?.name).toBe(typed.name)
    })

    it('come after the confirmation where a page alone needs it', async () => {
      sessionClock.at += 10 * minute
      const asked = await page('/account/app')
      expect([asked.status, asked.text.includes('Confirm who you are')]).toEqual([401, true])
      const confirmed = await page('/account/app?confirming=1', { 'confirm-by': 'page', 'confirm-password': developmentPassword })
      expect([confirmed.status, confirmed.to]).toEqual([303, '/account/app'])
      expect((await page('/account/app')).status).toBe(200)
    })

    it('cannot be asked for by the address of the asking page', async () => {
      const asked = await page('/account/confirm')
      expect([asked.status, asked.to]).toEqual([302, '/account'])
      expect((await page('/account/confirm?confirming=1', { 'confirm-by': 'form', path: '/staff/people/new' })).status).toBeGreaterThanOrEqual(400)
    })
  })
})
