import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from '../story.fixture.ts'
import { json, origin, type Production, startProduction } from './production.fixture.ts'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run']

const publicPages = [
  '/',
  '/ur',
  '/support',
  '/privacy',
  '/cookies',
  '/ledger',
  '/ledger/verify',
  '/sign-in',
  '/my-contribution',
  `/programmes/${programme}`,
  `/programmes/${programme}/share`,
  `/programmes/${programme}/complain`,
  `/programmes/${programme}/report`,
  '/nothing',
  '/api/docs',
]
/** Requests that are still on their way end with the window, and are no faults. */
const close = async (context: BrowserContext): Promise<void> => {
  await context.unrouteAll({ behavior: 'ignoreErrors' })
  await context.close()
}

const staffPages = [
  '/staff',
  `/staff/${programme}/codebook`,
  `/staff/${programme}/tables`,
  `/staff/${programme}/import`,
  `/staff/${programme}/contributions`,
]

describe('the content policy in a real browser', () => {
  let production: Production
  let browser: Browser
  beforeAll(async () => {
    production = await startProduction()
    browser = await chromium.launch({ executablePath: process.env.HEARD_CHROMIUM || '/usr/bin/chromium', args: flags })
  })
  afterAll(async () => {
    await browser.close()
    await production.close()
  })

  /**
   * A window that reaches the platform under its https address, and what the browser blocked in it. Playwright's routes are
   * left by redirects, so one ends here, and where it leads is kept.
   */
  const open = async (): Promise<{ context: BrowserContext; page: Page; blocked: string[]; redirected: string[] }> => {
    const context = await browser.newContext({ locale: 'en-GB' })
    const blocked: string[] = []
    const redirected: string[] = []
    await context.exposeFunction('heardBlocked', (what: string) => void blocked.push(what))
    await context.addInitScript(
      "document.addEventListener('securitypolicyviolation', (e) => heardBlocked(e.effectiveDirective + ' ' + e.blockedURI + ' ' + e.sourceFile))",
    )
    await context.route('**/*', async (route) => {
      const url = new URL(route.request().url())
      if (url.origin !== origin) {
        blocked.push(`asked for ${url.origin}`)
        return route.abort()
      }
      const response = await route.fetch({ url: `http://127.0.0.1:${production.port}${url.pathname}${url.search}`, maxRedirects: 0 })
      const location = response.headers().location
      if (location === undefined) return route.fulfill({ response })
      redirected.push(new URL(location, url).href)
      return route.fulfill({ status: 204, headers: response.headers() })
    })
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && /Content Security Policy/i.test(message.text()) && blocked.push(message.text()))
    return { context, page, blocked, redirected }
  }

  it('blocks nothing on the pages for everybody, and nothing of them comes from elsewhere', async () => {
    const { context, page, blocked } = await open()
    for (const path of publicPages) await page.goto(origin + path, { waitUntil: 'load' })
    expect(blocked).toEqual([])
    expect(await context.cookies()).toEqual([])
    await close(context)
  })

  it('blocks nothing on the pages of staff, whose script runs', async () => {
    const { context, page, blocked } = await open()
    const [name = '', value = ''] = (await production.signIn({ role: 'analyst', programme: '*' })).split(/=(.*)/s)
    await context.addCookies([{ name, value, url: origin, secure: true, httpOnly: true, sameSite: 'Lax' }])
    for (const path of staffPages) await page.goto(origin + path, { waitUntil: 'load' })
    expect(blocked).toEqual([])
    expect(await page.evaluate('typeof window.__reactRouterContext')).toBe('object')
    await close(context)
  })

  it('lets no script of a story run where its words are shown', async () => {
    const happened = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    const story = await plainStory(production.platform.call, { words: { happened } })
    const shared = await production.ask(`/api/v1/engagement/programmes/${programme}/stories`, json(story))
    const { receipt } = JSON.parse(shared.body) as { receipt: string }
    const { context, page, blocked, redirected } = await open()
    await page.goto(`${origin}/my-contribution`)
    await page.fill('input[name=code]', receipt)
    await page.click('form button.nhsuk-button')
    await expect.poll(() => redirected.length).toBe(1)
    await page.goto(redirected[0] ?? '')
    expect(await page.textContent('main')).toContain(happened)
    expect([await page.title(), await page.locator('main img').count(), ...blocked]).toEqual([expect.stringContaining('Heard'), 0])
    await close(context)
  })

  it('blocks what somebody would have to put into a page to harm it', async () => {
    const { context, page, blocked } = await open()
    await page.goto(`${origin}/`, { waitUntil: 'load' })
    await page.evaluate(
      "(() => { const s = document.createElement('script'); s.textContent = 'document.title = 1'; document.head.append(s); const i = document.createElement('img'); i.src = 'https://evil.example/a.png'; document.body.append(i); const f = document.createElement('iframe'); f.src = 'https://evil.example/'; document.body.append(f) })()",
    )
    await expect
      .poll(() => blocked.filter((one) => /^(script-src-elem inline|img-src https:\/\/evil|frame-src https:\/\/evil)/.test(one)).length)
      .toBe(3)
    expect(blocked.filter((one) => one.startsWith('asked for'))).toEqual([])
    expect(await page.title()).toContain('Heard')
    await close(context)
  })
})
