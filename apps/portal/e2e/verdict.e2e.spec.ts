import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, accountInLuton, actingAt } from './accountable.fixture.ts'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { belongingChampion } from './volunteer.fixture.ts'

let heard: Heard
let browser: Browser
let account: Account

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  account = await accountInLuton(actingAt(heard.url))
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const enter = async (page: Page, receipt: string): Promise<void> => {
  await page.goto(`${heard.url}/my-contribution`)
  await page.fill('#code', receipt)
  await page.locator('main form button').first().click()
}

describe.each([
  { name: 'with script, on a phone', script: true, viewport: phone, receipt: 0 },
  { name: 'without script, on a desk', script: false, viewport: desk, receipt: 1 },
])('what a resident sees of a promise $name', ({ script, viewport, receipt }) => {
  it('is said with the receipt, changed and taken back', async () => {
    const { context, page, faults } = await visitor(browser, { script, viewport })
    await enter(page, account.receipts[receipt] ?? '')
    const question = `/my-contribution/see/${account.disputed}`
    const link = page.locator(`a[href="${question}"]`)
    expect(await link.textContent()).toBe('Say what you see: Rewrite the forty most used letters in plain words')
    await look(page, script)
    await link.click()
    await look(page, script)
    await press(page, 'Send my answer')
    expect(await page.locator('.nhsuk-error-summary a').getAttribute('href')).toBe('#verdict')
    await look(page, script)
    await page.check('input[value=limited]')
    await press(page, 'Send my answer')
    expect(await textOf(page, '.nhsuk-notification-banner__title')).toBe('Your answer is saved')
    expect(await textOf(page, `li:has(a[href="${question}"]) p:has(strong)`)).toContain('You said: a little of it')
    await page.locator(`a[href="${question}"]`).click()
    expect(await page.isChecked('input[value=limited]')).toBe(true)
    await look(page, script)
    await press(page, 'Take back my answer')
    expect(await textOf(page, '.nhsuk-notification-banner__title')).toBe('Your answer is taken back')
    expect(await page.locator(`a[href="${question}"]`).textContent()).toBe('Say what you see: Rewrite the forty most used letters in plain words')
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
  })
})

it('is asked of nobody whose words came to something else, and at an address of another promise there is nothing', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await enter(page, account.receipts[11] ?? '')
  expect(await page.getByRole('heading', { name: 'Do you see the change?' }).count()).toBe(0)
  expect((await page.goto(`${heard.url}/my-contribution/see/${account.disputed}`))?.status()).toBe(404)
  await context.close()
})

it('is said by a champion for themselves', async () => {
  await belongingChampion(heard.url)
  const { context, page, faults } = await visitor(browser, { script: true })
  await signInAs(page, heard.url, 'champion', `/staff/${programme}/volunteering`)
  await page.getByRole('link', { name: 'What I see of promises' }).click()
  await page.getByRole('heading', { name: 'What I see of promises' }).waitFor()
  await look(page, true)
  const question = `/staff/${programme}/volunteering/promises/${account.disputed}`
  await page.locator(`a[href="${question}"]`).click()
  await page.getByRole('heading', { name: 'Do you see the change?' }).waitFor()
  await look(page, true)
  await press(page, 'Send my answer')
  expect(await textOf(page, '.nhsuk-error-summary')).toContain('Choose what you see')
  await page.check('input[value=complete]')
  await press(page, 'Send my answer')
  expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('Your answer is saved.')
  expect(await page.locator(`a[href="${question}"]`).textContent()).toBe('Change what you said: Rewrite the forty most used letters in plain words')
  expect(serious(faults, [400])).toStrictEqual([])
  await context.close()
})
