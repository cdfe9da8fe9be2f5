import { createHash } from 'node:crypto'
import { httpClient } from '@heard/contracts'
import { askConnector, enquiryNotice } from '@heard/contracts/engagement'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

const ways = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

/** Asks a connector, as the page does. */
const ask = async (url: string, words: string): Promise<void> => {
  const noticeHash = createHash('sha256').update(enquiryNotice.words.en).digest('hex')
  const body = { kind: 'question', words, language: 'en', agreed: true, noticeHash } as const
  const asked = await httpClient(url, fetch)(askConnector, { params: { programme }, body })
  if (!asked.ok) throw new Error(asked.problem.title)
}

const onlyEnquiries = async (page: Page): Promise<void> => {
  await page.selectOption('#kind', { label: 'Enquiry to answer' })
  await press(page, 'Show')
  await page.waitForURL(/[?&]kind=enquiry(&|$)/)
}

const whose = (page: Page): Promise<string[]> =>
  page
    .locator('.app-task .app-entries__about')
    .allInnerTexts()
    .then((about) => about.map((text) => text.split(' · ').at(-1) ?? ''))

describe('the work of staff', () => {
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    await ask(heard.url, 'When is the next event?')
    await ask(heard.url, 'May I bring my mother?')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it.each(ways)('is narrowed, taken together, given back and kept as a filter, $name', async ({ script }) => {
    const { page, context, faults } = await visitor(browser, { script, viewport: desk })
    await signInAs(page, heard.url, 'connector')
    await onlyEnquiries(page)
    expect(await whose(page)).toStrictEqual(['Nobody’s yet', 'Nobody’s yet'])
    await press(page, 'Take what I ticked')
    await page.waitForURL(/done=none/)
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('Nothing was taken: tick what you want to take, or somebody was faster.')
    for (const box of await page.locator('.app-task input').all()) await box.check()
    await look(page, script)
    await press(page, 'Take what I ticked')
    await page.waitForURL(/done=taken/)
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('2 are yours now.Undo')
    expect([await whose(page), await page.locator('.app-task input').count()]).toStrictEqual([['Yours', 'Yours'], 0])
    await press(page, 'Undo')
    await page.waitForURL(/done=undone/)
    expect([await textOf(page, '.nhsuk-notification-banner__content'), await whose(page)]).toStrictEqual([
      'It is as it was before.',
      ['Nobody’s yet', 'Nobody’s yet'],
    ])
    await page.locator('summary', { hasText: 'My saved filters (0)' }).click()
    await press(page, 'Save the filter')
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('Enter a name of 60 characters or fewer')
    await page.fill('#name', 'Letters')
    await press(page, 'Save the filter')
    await page.waitForURL(/done=saved/)
    await page.goto(`${heard.url}/staff?whose=mine`)
    await expect.poll(() => page.getByText('Nothing waits for you here at the moment.').count()).toBe(1)
    await page.locator('summary', { hasText: 'My saved filters (1)' }).click()
    await look(page, script)
    await page.getByRole('link', { name: 'Letters' }).click()
    await page.waitForURL(/kind=enquiry/)
    expect([new URL(page.url()).search, await page.locator('.app-task').count()]).toStrictEqual(['?kind=enquiry', 2])
    await page.locator('summary', { hasText: 'My saved filters (1)' }).click()
    await press(page, 'Remove Letters')
    await page.waitForURL(/done=dropped/)
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('The filter is removed.')
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  })

  it('is gone through by keys alone', async () => {
    const { page, context } = await visitor(browser, { script: true, viewport: desk })
    await signInAs(page, heard.url, 'connector')
    await onlyEnquiries(page)
    await page.waitForLoadState('networkidle')
    const focused = () => page.evaluate('[...document.querySelectorAll("[data-task]")].indexOf(document.activeElement)')
    // The script may begin to listen after the first press.
    const first = async (): Promise<unknown> => {
      await page.keyboard.press('j')
      return focused()
    }
    await expect.poll(first).toBe(0)
    const seen: unknown[] = []
    for (const key of ['j', 'j', 'k']) {
      await page.keyboard.press(key)
      seen.push(await focused())
    }
    expect(seen).toStrictEqual([1, 1, 0])
    await page.keyboard.press('/')
    await page.keyboard.type('jk/')
    expect(await page.inputValue('#everywhere')).toBe('jk/')
    await page.locator('h1').click()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(new RegExp(`/staff/${programme}/enquiries/[0-9a-f-]{36}$`))
    await context.close()
  })

  it('is printed without what only a screen needs', async () => {
    const { page, context } = await visitor(browser, { script: true, viewport: desk })
    await signInAs(page, heard.url, 'connector')
    await page.emulateMedia({ media: 'print' })
    expect([await page.locator('.app-filters').isVisible(), await page.locator('.app-task').first().isVisible()]).toStrictEqual([false, true])
    await context.close()
  })

  it.each(ways)('is searched everywhere a role may look, and no word of it stands in an address, $name', async ({ script }) => {
    const { page, context } = await visitor(browser, { script, viewport: desk })
    await signInAs(page, heard.url, 'administrator')
    await page.fill('#everywhere', 'coordinator')
    await page.getByRole('button', { name: 'Search', exact: true }).first().click()
    await page.getByRole('heading', { name: 'People' }).waitFor()
    expect(page.url()).toBe(`${heard.url}/staff/search`)
    await look(page, script)
    await context.close()
    const other = await visitor(browser, { script, viewport: desk })
    await signInAs(other.page, heard.url, 'coordinator')
    await other.page.fill('#everywhere', 'coordinator')
    await other.page.getByRole('button', { name: 'Search', exact: true }).first().click()
    await other.page.getByText('Nothing was found that your role may see.').waitFor()
    await other.context.close()
  })
})
