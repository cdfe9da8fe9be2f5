import { setTimeout as pause } from 'node:timers/promises'
import {
  askForApp,
  askForSignInLink,
  askToConfirm,
  giveRoles,
  inviteAccount,
  inviteAgain,
  joinByLink,
  myAccount,
  removeAccount,
  setPasswordAndApp,
  showInvitation,
  signInByLink,
  signInWays,
} from '@heard/contracts/identity'
import { appCode } from '@heard/identity/testing'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { textIn } from './canary/follow.fixture.ts'
import { reviewDay, tokenIn } from './joining.fixture.ts'
import { movableClock, recordedAs } from './record.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const champion = { role: 'champion' as const, programme: 'luton-cancer', community: 'ghanaian' }
const analyst = { role: 'analyst' as const, programme: 'luton-cancer' }
/** Longer than the platform waits before it looks for an account. */
const LONG_ENOUGH_MS = 2_500

let platform: TestHeard
let mails: TestMailServer
const sessionClock = movableClock(new Date().toISOString())
beforeAll(async () => {
  mails = new TestMailServer()
  platform = await startTestHeard({ withPortal: true, sessionClock, environment: { HEARD_SMTP_URL: await mails.start() } })
})
afterEach(() => {
  sessionClock.at = Date.now()
})
afterAll(async () => {
  await platform.close()
  await mails.close()
})

const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) =>
  answer.ok ? 'done' : answer.problem?.type.replace('/problems/', '')
const headersOf = ({ headers }: { readonly headers: Headers }) =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; '),
  })
const mailsTo = (email: string): string[] => mails.taken.filter((mail) => mail.includes(`To: ${email}`)).map(textIn)
const newest = async (email: string, many: number): Promise<string> => {
  while (mailsTo(email).length < many) await pause(5)
  return mailsTo(email).at(-1) ?? ''
}
const administrator = async () => ({ headers: await platform.as('administrator') })
const invited = async (email: string, grants: (typeof champion | typeof analyst)[] = [champion]) => {
  const body = { name: 'Asha Rahman', email, grants, review: reviewDay(platform) }
  const made = await platform.call(inviteAccount, { body }, await administrator())
  if (!made.ok) throw new Error(made.problem.title)
  const [link = ''] = /http\S+invitation=[\w-]+/.exec(await newest(email, 1)) ?? []
  return { account: made.body.account, invitation: tokenIn(link) }
}
const joined = async (email: string) => {
  const { account, invitation } = await invited(email)
  const answer = await platform.call(joinByLink, { body: { invitation } })
  if (!answer.ok) throw new Error(answer.problem.title)
  return { account, headers: headersOf(answer) }
}
/** The random part of the link in the mail that comes of asking. */
const asked = async (email: string, many = 2): Promise<string> => {
  expect((await platform.call(askForSignInLink, { body: { email } })).status).toBe(204)
  return /sign-in\/link\?token=([\w-]+)/.exec(await newest(email, many))?.[1] ?? ''
}
const enter = (link: string) => platform.call(signInByLink, { body: { link } })

describe('signing in by a link', () => {
  it('is there where a mail server is, and nowhere else', async () => {
    expect(await platform.call(signInWays)).toMatchObject({ body: { links: true } })
    const without = await startTestHeard()
    expect(await without.call(signInWays)).toMatchObject({ body: { links: false } })
    const made = await without.call(
      inviteAccount,
      { body: { name: 'Asha', email: 'asha@example.org', grants: [champion], review: reviewDay(without) } },
      { headers: await without.as('administrator') },
    )
    const invitation = tokenIn((made.ok && made.body.link) || '')
    expect(await without.call(showInvitation, { body: { invitation } })).toMatchObject({ body: { link: false } })
    expect(codeOf(await without.call(joinByLink, { body: { invitation } }))).toBe('no-links')
    expect(codeOf(await without.call(askForSignInLink, { body: { email: 'asha@example.org' } }))).toBe('no-links')
    await without.close()
  })

  it('is chosen when joining, and recorded by its name', async () => {
    const { account, headers } = await joined('joins@example.org')
    expect(await platform.call(myAccount, {}, { headers })).toMatchObject({ body: { link: true, password: false, passkeys: [] } })
    const link = await asked('joins@example.org')
    const answer = await enter(link)
    expect(answer.ok && answer.body).toEqual({ account, name: 'Asha Rahman', grants: [champion] })
    expect(codeOf(await enter(link))).toBe('unknown-link')
    const own = await recordedAs(platform, 'WayInAdded', 'SignedIn')
    expect(own.filter(({ actor }) => actor === account)).toEqual([
      { type: 'WayInAdded', data: { account, way: 'link' }, actor: account },
      { type: 'SignedIn', data: { account, way: 'link' }, actor: account },
    ])
  })

  it('is not for roles that need more, at no step', async () => {
    const { invitation } = await invited('analyst@example.org', [analyst])
    expect(await platform.call(showInvitation, { body: { invitation } })).toMatchObject({ body: { link: false } })
    expect(codeOf(await platform.call(joinByLink, { body: { invitation } }))).toBe('link-not-enough')
    const { account, headers } = await joined('rises@example.org')
    const link = await asked('rises@example.org')
    await platform.call(giveRoles, { params: { account }, body: { grants: [champion, analyst] } }, await administrator())
    expect(codeOf(await enter(link))).toBe('unknown-link')
    expect((await platform.call(myAccount, {}, { headers })).status).toBe(401)
    expect((await platform.call(askForSignInLink, { body: { email: 'rises@example.org' } })).status).toBe(204)
    await pause(LONG_ENOUGH_MS)
    expect(mailsTo('rises@example.org').length).toBe(2)
  })

  it('answers the same to everybody, and sends nothing to whoever does not sign in by links', async () => {
    const answers = await Promise.all(
      ['nobody@example.org', 'champion@heard.example', 'analyst@heard.example', 'joins@example.org'].map(async (email) => {
        const { status, ok, headers } = await platform.call(askForSignInLink, { body: { email } })
        const told = [...headers].filter(([name]) => !/date|request/.test(name))
        return { status, ok, told }
      }),
    )
    expect(answers).toEqual(answers.map(() => answers[0]))
    await newest('joins@example.org', 3)
    await pause(LONG_ENOUGH_MS)
    expect(['nobody@example.org', 'champion@heard.example', 'analyst@heard.example'].map((email) => mailsTo(email).length)).toEqual([0, 0, 0])
  })

  it('is limited for an address that nobody has as for any other', async () => {
    const ask = () => platform.call(askForSignInLink, { body: { email: 'guessed@example.org' } })
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await ask()).status).toBe(204)
    const refused = await ask()
    expect([codeOf(refused), Number(refused.headers.get('retry-after')) > 0]).toEqual(['too-many-requests', true])
  })

  it('confirms who somebody is by a new link, and ends when a password is set beside it', async () => {
    const { account, headers } = await joined('moves@example.org')
    sessionClock.at += 11 * 60_000
    expect(codeOf(await platform.call(askForApp, {}, { headers }))).toBe('step-up-needed')
    const ways = await platform.call(askToConfirm, {}, { headers })
    expect(ways.ok && ways.body).toEqual({ password: false, app: false, link: true })
    const entered = await enter(await asked('moves@example.org'))
    const fresh = { headers: headersOf(entered) }
    const app = await platform.call(askForApp, {}, fresh)
    if (!app.ok) throw new Error(app.problem.title)
    const body = { password: 'six green bottles', app: app.body.ticket, code: appCode(app.body, sessionClock.at) }
    expect(codeOf(await platform.call(setPasswordAndApp, { body }, fresh))).toBe('done')
    expect((await platform.call(myAccount, {}, { headers })).status).toBe(401)
    expect(await platform.call(myAccount, {}, fresh)).toMatchObject({ body: { link: false, password: true } })
    const own = await recordedAs(platform, 'WayInAdded', 'WayInRemoved')
    expect(own.filter(({ actor }) => actor === account).map(({ type, data }) => [type, 'way' in data && data.way])).toEqual([
      ['WayInAdded', 'link'],
      ['WayInAdded', 'password'],
      ['WayInRemoved', 'link'],
    ])
  })

  it('is over with the account, also for what waits to be sent', async () => {
    const { account } = await joined('leaves@example.org')
    const link = await asked('leaves@example.org')
    await platform.call(askForSignInLink, { body: { email: 'leaves@example.org' } })
    await platform.call(removeAccount, { params: { account } }, await administrator())
    expect(codeOf(await enter(link))).toBe('unknown-link')
    await pause(LONG_ENOUGH_MS)
    expect(mailsTo('leaves@example.org').length).toBe(2)
  })
})

describe('the page of a link', () => {
  const open = (path: string, init: RequestInit = {}) => platform.heard.fetch(path, { redirect: 'manual', ...init })
  const send = (path: string, fields: Record<string, string>) =>
    open(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: platform.heard.platform.configuration.origin },
      body: new URLSearchParams(fields).toString(),
    })

  it('uses nothing up when it is looked at, and signs in when its button is pressed, once', async () => {
    await joined('pages@example.org')
    const sent = await send('/sign-in/link', { 'link-email': 'pages@example.org' })
    expect([sent.status, await sent.text()]).toEqual([200, expect.stringContaining('If this address can sign in by a link, we have sent one.')])
    const [, token = ''] = /sign-in\/link\?token=([\w-]+)/.exec(await newest('pages@example.org', 2)) ?? []
    const page = `/sign-in/link?token=${token}`
    for (let look = 0; look < 3; look += 1) {
      const looked = await open(page)
      expect([looked.status, looked.headers.getSetCookie(), looked.headers.get('referrer-policy')]).toEqual([200, [], 'same-origin'])
      expect(looked.headers.get('cache-control')).toContain('no-store')
    }
    const entered = await send(page, {})
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/staff'])
    expect(entered.headers.getSetCookie().map((cookie) => cookie.split('=')[0])).toEqual(['__Host-session'])
    const again = await send(page, {})
    expect([again.status, again.headers.getSetCookie()]).toEqual([404, []])
    expect(await again.text()).toContain('This link does not work any more')
  })

  it('takes no button that another website presses', async () => {
    await joined('forged@example.org')
    const token = await asked('forged@example.org')
    const forged = await open(`/sign-in/link?token=${token}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      body: '',
    })
    expect([forged.status, forged.headers.getSetCookie()]).toEqual([403, []])
    expect(codeOf(await enter(token))).toBe('done')
  })

  it('is offered on the page of an invitation to whom it is enough for', async () => {
    const { invitation } = await invited('offered@example.org')
    expect(await (await open(`/join?invitation=${invitation}`)).text()).toContain('Sign in by a link that we mail you')
    const other = await invited('more@example.org', [analyst])
    expect(await (await open(`/join?invitation=${other.invitation}`)).text()).not.toContain('Sign in by a link that we mail you')
    const again = await platform.call(inviteAgain, { params: { account: other.account } }, await administrator())
    expect(again.ok && again.body.mailed).toBe(true)
    const chosen = await send(`/join?invitation=${invitation}`, { by: 'link' })
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/staff'])
  })
})
