import { httpClient } from '@heard/contracts'
import { askForCall } from '@heard/contracts/engagement'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

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
    await share(heard.url, 'The letter came late', 'The nurse')
    for (const contact of ['07700 900001', '07700 900002']) {
      const body = { details: { contact, message: 'no' as const } }
      await httpClient(heard.url, fetch)(askForCall, { params: { programme }, body })
    }
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it.each(ways)('is one list, narrowed, taken together and given back, $name', async ({ script, name }) => {
    const { page, faults, context } = await visitor(browser, { script, viewport: desk })
    await signInAs(page, heard.url, 'coordinator')
    await page.getByRole('heading', { name: 'My work' }).waitFor()
    const tasks = page.locator('.app-waiting > li')
    expect(await tasks.count()).toBeGreaterThan(1)
    expect(await textOf(page, '.app-waiting')).toMatch(/Concern about somebody’s safety Urgent Due /)
    await look(page, script)
    if (script) {
      await page.keyboard.press('j')
      await page.keyboard.press('j')
      await page.keyboard.press('k')
      expect(
        await page
          .locator('[data-task]')
          .first()
          .evaluate((task) => task === task.ownerDocument.activeElement),
      ).toBe(true)
    }
    await page.selectOption('#whose', 'unassigned')
    await page.selectOption('#kind', 'concern')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.waitForURL(/whose=unassigned.*kind=concern/)
    const before = await tasks.count()
    await page.locator('input[name=task]').first().check({ force: true })
    await page.locator('input[name=task]').nth(1).check({ force: true })
    await press(page, 'Take what I ticked')
    await page.getByText('2 are yours now.').waitFor()
    expect(await tasks.count()).toBe(before - 2)
    await look(page, script)
    await press(page, 'Undo')
    await page.getByText('It is as it was before.').waitFor()
    expect(await tasks.count()).toBe(before)
    await page.locator('summary', { hasText: 'My saved filters' }).click()
    await page.fill('#name', `To take ${name}`)
    await press(page, 'Save the filter')
    await page.getByText('The filter is saved.').waitFor()
    await page.goto(`${heard.url}/staff`)
    await page.locator('summary', { hasText: 'My saved filters (1)' }).click()
    await look(page, script)
    await page.getByRole('link', { name: `To take ${name}` }).click()
    await page.waitForURL(/whose=unassigned/)
    await page.locator('summary', { hasText: 'My saved filters' }).click()
    await press(page, `Remove To take ${name}`)
    await page.getByText('The filter is removed.').waitFor()
    expect(faults.filter((fault) => !/\.js csp$|ERR_ABORTED$/.test(fault))).toStrictEqual([])
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
