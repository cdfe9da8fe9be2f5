import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, signInAs } from './staff.ts'

const ways = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe('the work of staff', () => {
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
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
