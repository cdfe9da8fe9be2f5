import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { inviteAccount } from '@heard/contracts/identity'
import { appCode } from '@heard/identity/testing'
import { openBrowser, visitor } from '@heard/portal/e2e/browser'
import { look } from '@heard/portal/e2e/staff'
import { TestMailServer } from '@heard/service-kit/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textIn } from './canary/follow.fixture.ts'
import { reviewDay } from './joining.fixture.ts'
import { movableClock } from './record.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const email = 'asha@example.org'

/** Chosen beforehand, because forms are only taken from the origin that the platform knows as its own. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

describe.each([
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
])('signing in by a link, $name', ({ script }) => {
  let mails: TestMailServer
  let platform: TestHeard
  let browser: Browser
  let page: Page
  let origin: string
  const sessionClock = movableClock(new Date().toISOString())
  beforeAll(async () => {
    mails = new TestMailServer()
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    const environment = { HEARD_SMTP_URL: await mails.start(), HEARD_PORT: String(port), HEARD_ORIGIN: origin }
    platform = await startTestHeard({ withPortal: true, sessionClock, environment })
    await platform.heard.listen()
    browser = await openBrowser()
    ;({ page } = await visitor(browser, { script }))
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.close()
    await mails?.close()
  })

  /** The address in the newest mail, once so many have come. */
  const mailed = async (pattern: RegExp, many: number): Promise<string> => {
    while (mails.taken.length < many) await pause(5)
    return pattern.exec(textIn(mails.taken.at(-1) ?? ''))?.[0] ?? ''
  }
  const heading = (name: string, seen: Page = page): Promise<void> => seen.getByRole('heading', { name, exact: true, level: 1 }).waitFor()

  it('is chosen by an invited champion, with one button', async () => {
    const grants = [{ role: 'champion' as const, programme: 'luton-cancer', community: 'ghanaian' }]
    const body = { name: 'Asha Rahman', email, grants, review: reviewDay(platform) }
    await platform.call(inviteAccount, { body }, { headers: await platform.as('administrator') })
    await page.goto(await mailed(/http\S+invitation=[\w-]+/, 1))
    await look(page, script)
    await page.click('#with-link')
    await page.waitForURL((url) => url.pathname.startsWith('/staff'))
    await page.goto(`${origin}/account`)
    expect(await page.getByText('You sign in by a link that we mail you.').count()).toBe(1)
    expect(await page.getByText('Link by e-mail').count()).toBe(1)
    await look(page, script)
  })

  it('begins a session when the button of its page is pressed, and not before', async () => {
    await page.context().clearCookies()
    await page.goto(`${origin}/sign-in`)
    await look(page, script)
    await page.fill('#link-email', 'no address')
    await page.click('#send-link')
    expect(await page.locator('.nhsuk-error-summary li').textContent()).toBe('Enter an e-mail address like name@example.org')
    await look(page, script)
    await page.fill('#link-email', email)
    await page.click('#send-link')
    await heading('Look at your e-mail')
    await look(page, script)
    const link = await mailed(/http\S+token=[\w-]+/, 2)
    await page.goto(link)
    await page.goto(link)
    await look(page, script)
    expect(await page.context().cookies()).toEqual([])
    await page.click('#with-link')
    await page.waitForURL((url) => url.pathname.startsWith('/staff'))
    expect((await page.context().cookies()).map(({ name }) => name)).toEqual(['__Host-session'])
    await page.goto(link)
    await page.click('#with-link')
    await heading('This link does not work any more')
    await look(page, script)
  })

  it('confirms a change of the own account, which goes on in the old tab', async () => {
    await page.goto(`${origin}/account/app`)
    sessionClock.at += 11 * 60_000
    const key = (await page.locator('main code').first().textContent()) ?? ''
    await page.fill('#password', 'six green bottles')
    await page.fill('#code', appCode({ key: key.replaceAll(' ', '') }, sessionClock.at))
    await page.getByRole('button', { name: 'Use this password and app', exact: true }).click()
    await heading('Confirm who you are')
    await look(page, script)
    await page.click('#go-on')
    expect(await page.locator('.nhsuk-error-summary li').textContent()).toBe('You have not signed in by a new link yet. Do that first, then go on')
    await look(page, script)
    const opened = page.context().waitForEvent('page')
    await page.click('#send-link')
    const tab = await opened
    await heading('Look at your e-mail', tab)
    await tab.goto(await mailed(/http\S+token=[\w-]+/, 3))
    await tab.click('#with-link')
    await tab.waitForURL((url) => url.pathname.startsWith('/staff'))
    await tab.close()
    await page.click('#go-on')
    await heading('Your recovery codes')
    await page.goto(`${origin}/account`)
    expect(await page.getByText('You sign in by a link that we mail you.').count()).toBe(0)
  })
})
