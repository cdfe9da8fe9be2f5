import { listContributions } from '@heard/contracts/reporting'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Acting, actingAt } from './accountable.fixture.ts'
import { openBrowser, phone, serious, visitor } from './browser.ts'
import { type CutOff, cutOffFrom } from './cut-off.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { answerAll, send, story } from './resident.ts'
import { look, programme, textOf } from './staff.ts'

const nobodyLooks = async () => {}

let heard: Heard
let pages: CutOff
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  pages = await cutOffFrom(heard.url)
})
afterAll(async () => {
  await browser?.close()
  await pages?.close()
  await heard?.stop()
})

const summary = (page: Page) => textOf(page, '.nhsuk-error-summary__list')
const stories = async ({ call, as }: Acting): Promise<number> => {
  const listed = await call(listContributions, { params: { programme } }, { headers: await as('analyst') })
  if (!listed.ok) throw new Error(listed.problem.title)
  return listed.body.total
}

describe.each([
  { script: true, sent: 1 },
  { script: false, sent: 2 },
])('while a part of the platform is away, with script: $script,', ({ script, sent }) => {
  it('what somebody typed stays on the page, is sent again with one press, and is there once', async () => {
    const { page, context, faults } = await visitor(browser, { script, viewport: phone })
    await answerAll(page, pages.url, nobodyLooks, 'What I said first')
    await page.goto(`${pages.url}/programmes/${programme}/share/happened`)
    // The same words twice within a day would be held back.
    const words = `${story} ${sent}`
    await page.fill('#happened', words)
    pages.is('away')
    await send(page, nobodyLooks)
    expect(await summary(page)).toBe('A part of this website does not answer right now. What you sent has not arrived.')
    expect(await page.locator('.nhsuk-error-summary').evaluate((shown) => shown === shown.ownerDocument.activeElement)).toBe(true)
    expect(await page.locator('.app-words').innerText()).toBe(words)
    await look(page, script)
    pages.is('open')
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.goto(`${pages.url}/programmes/${programme}/share/check`)
    pages.is('silent')
    await send(page, nobodyLooks)
    expect(await summary(page)).toBe('A part of this website stopped answering. We do not know if what you sent has arrived.')
    await look(page, script)
    pages.is('open')
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.locator('.app-receipt').waitFor()
    expect(serious(faults, [400]).filter((fault) => !/status of 50[23]/.test(fault))).toStrictEqual([])
    await context.close()
    const acting = actingAt(heard.url)
    await expect.poll(() => stories(acting), { timeout: 20_000 }).toBe(sent)
  })

  it('a page that is only looked at says so', async () => {
    const { page, context } = await visitor(browser, { script, viewport: phone })
    pages.is('away')
    const answer = await page.goto(`${pages.url}/programmes/${programme}`)
    pages.is('open')
    expect([answer?.status(), answer?.headers()['retry-after'], await textOf(page, 'h1')]).toStrictEqual([
      503,
      '5',
      'A part of this website does not answer right now',
    ])
    await look(page, script)
    await context.close()
  })
})
