import { randomUUID } from 'node:crypto'
import { myContribution } from '@heard/contracts/engagement'
import { giveRoles, inviteAccount, listAccounts } from '@heard/contracts/identity'
import { keptLog } from '@heard/service-kit/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startTestHeard, type TestHeard } from './testing.ts'

type Line = Readonly<Record<string, unknown>>

const receipt = '0123456789ABCDEFGHJKMNPQRS'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('the log of the platform', () => {
  const kept = keptLog()
  let heard: TestHeard
  let from = 0
  /** Lines since the test began, without how long it took. */
  const lines = (): Line[] =>
    kept
      .lines()
      .slice(from)
      .map((line) => {
        const { milliseconds: _, ...rest } = line as Line
        return rest
      })
  /** What was counted so far is said now. */
  const counted = (): Line[] => {
    kept.log.close()
    return lines().filter(({ count }) => count !== undefined)
  }
  beforeAll(async () => {
    heard = await startTestHeard({ withPortal: true, log: kept.log })
  })
  afterAll(() => heard.close())
  beforeEach(() => {
    kept.log.close()
    from = kept.lines().length
  })

  it('has a line for a page, by its pattern, and for what it asked of the API in the same request', async () => {
    const answer = await heard.heard.fetch('/ur/programmes/luton-cancer/support?mark=typed', { method: 'GET' })
    const request = answer.headers.get('heard-request')
    expect(request).toMatch(uuid)
    const pages = lines()
    expect(pages.at(-1)).toStrictEqual({
      level: 'info',
      event: 'request.answered',
      request,
      page: '/:language?/programmes/:programme/support',
      method: 'GET',
      status: 200,
    })
    expect(pages.slice(0, -1).map(({ request: of, route, who }) => [of, route, who])).toContainEqual([request, 'showProgramme', 'anybody'])
    expect(JSON.stringify(pages)).not.toMatch(/typed|luton/)
  })

  it('never has the address of a receipt', async () => {
    await heard.heard.fetch(`/r/${receipt}`, { method: 'GET' })
    expect(lines().map(({ page, status }) => [page, status])).toStrictEqual([['/:language?/r/:code', 303]])
  })

  it('knows pages and files that are not there by no address at all', async () => {
    await heard.heard.fetch('/nowhere/typed', { method: 'GET' })
    await heard.heard.fetch('/api/v1/typed', { method: 'GET' })
    await heard.heard.fetch('/api/docs.css', { method: 'GET' })
    expect(lines().map(({ page, file, status }) => [page ?? file, status])).toStrictEqual([
      ['/*', 404],
      [undefined, 404],
      ['/api/docs.css', 200],
    ])
  })

  it('takes no id of a request from outside, and gives the same one in header, problem and line', async () => {
    const own = randomUUID()
    const headers = { 'heard-request': own, 'x-request-id': own, 'request-id': own, 'content-type': 'application/json' }
    const answer = await heard.heard.fetch('/api/v1/engagement/my-contribution', { method: 'POST', headers, body: JSON.stringify({ receipt }) })
    const request = answer.headers.get('heard-request')
    expect([request === own, ((await answer.json()) as Line).instance]).toStrictEqual([false, `urn:uuid:${request}`])
    expect(lines()).toStrictEqual([
      { level: 'info', event: 'request.answered', request, route: 'myContribution', method: 'POST', status: 404, who: 'anybody' },
    ])
    expect(counted()).toStrictEqual([{ level: 'info', event: 'security.token-invalid', kind: 'receipt', count: 1 }])
  })

  it('counts what was refused to whoever tried', async () => {
    const elsewhere = { origin: 'https://elsewhere.example', 'content-type': 'application/json' }
    for (let n = 0; n < 3; n += 1) await heard.heard.fetch(myContribution.path, { method: 'POST', headers: elsewhere, body: '{}' })
    await heard.heard.fetch('/sign-in', { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: 'a=b' })
    const analyst = await heard.as('analyst')
    const account = (await heard.heard.platform.accounts.sessionOf(analyst))?.principal.account
    await heard.call(listAccounts, {}, { headers: analyst })
    await heard.heard.fetch('/api/v1/identity/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: 'typed@heard.example', password: 'typed' }),
    })
    expect(counted()).toStrictEqual([
      { level: 'info', event: 'security.request-forged', route: 'myContribution', count: 3 },
      { level: 'info', event: 'security.request-forged', count: 1 },
      { level: 'info', event: 'security.access-refused', account, route: 'listAccounts', count: 1 },
      { level: 'info', event: 'security.sign-in-refused', why: 'wrong-credentials', count: 1 },
    ])
  })

  it('says who changed whose roles, and who came in by a link from the server', async () => {
    const headers = await heard.as('administrator')
    const by = (await heard.heard.platform.accounts.sessionOf(headers))?.principal.account
    const grants = [{ role: 'analyst' as const, programme: '*' }]
    const body = { email: 'typed@heard.example', name: 'Typed', grants, review: '2027-01-01' }
    const invited = await heard.call(inviteAccount, { body }, { headers })
    if (!invited.ok) throw new Error(invited.problem.title)
    const { account } = invited.body
    await heard.call(giveRoles, { params: { account }, body: { grants: [{ role: 'publisher', programme: '*' }] } }, { headers })
    expect(lines().filter(({ event }) => event === 'security.roles-changed')).toStrictEqual([
      { level: 'warn', event: 'security.roles-changed', account, by, what: 'invited' },
      { level: 'warn', event: 'security.roles-changed', account, by, what: 'roles' },
    ])
    const made = await heard.heard.platform.accounts.makeLink(account, 'break-glass')
    await heard.joinWith(`https://heard.example/join?invitation=${made?.token}`, 'a rescue that nobody guesses')
    expect(lines().filter(({ event }) => event === 'security.break-glass-used')).toStrictEqual([
      { level: 'warn', event: 'security.break-glass-used', account },
    ])
    expect(JSON.stringify(kept.lines())).not.toMatch(/typed/i)
  })
})
