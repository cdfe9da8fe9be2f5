import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { accessibilityFaults, desk, isTooWide, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { answerAll, send } from './resident.ts'
import { look, programme, signInAs } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const check = async (page: Page) =>
  expect({ at: page.url(), faults: await accessibilityFaults(page), tooWide: await isTooWide(page) }).toStrictEqual({
    at: page.url(),
    faults: [],
    tooWide: false,
  })
const looking = [check, async () => {}] as const

/** To the questions, from the page that follows sharing. */
const share = async (page: Page, at: string) => {
  await answerAll(page, at, async () => {})
  await send(page, async () => {})
  await page.locator('form:has(input[value=equality]) button').click()
  expect(new URL(page.url()).pathname).toMatch(/\/my-contribution\/equality$/)
}
const choose = async (page: Page, answer: string, see: (page: Page) => Promise<void>) => {
  await see(page)
  await page.check(`input[value="${answer}"]`)
  await page.locator('main form button').first().click()
}
const rows = async (page: Page) =>
  (await page.locator('main dd.nhsuk-summary-list__value').allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))

describe.each([
  { name: 'with script, on a phone', script: true, viewport: phone, language: '/ur', see: looking[0] },
  { name: 'without script, on a desk', script: false, viewport: desk, language: '', see: looking[1] },
])('questions about equality $name', ({ script, viewport, language, see }) => {
  it('can be answered after sharing, changed and deleted, and nobody has to', async () => {
    const { context, page, faults } = await visitor(browser, { script, viewport })
    await share(page, heard.url + language)
    await see(page)
    await page.locator('main form button').first().click()
    await choose(page, '25-34', see)
    await choose(page, 'asian', see)
    await page.fill('#text', 'Nepali')
    await choose(page, 'indian', see)
    expect(await page.locator('.nhsuk-error-summary a').getAttribute('href')).toBe('#text')
    expect(await page.inputValue('#text')).toBe('Nepali')
    await choose(page, 'asian-other', see)
    await choose(page, 'prefer-not-to-say', see)
    await see(page)
    await page.locator('main form button').first().click()
    await choose(page, 'yes', see)
    await choose(page, 'a-little', see)
    for (const _ of ['religion', 'orientation', 'caring']) await page.locator('main form button').first().click()
    expect(new URL(page.url()).pathname).toBe(`${language}/my-contribution/equality/check`)
    await see(page)
    await page.locator('main dd.nhsuk-summary-list__actions a').nth(1).click()
    await choose(page, 'black', see)
    expect(new URL(page.url()).pathname).toBe(`${language}/my-contribution/equality/ethnic-background`)
    await choose(page, 'black-african', see)
    expect(new URL(page.url()).pathname).toBe(`${language}/my-contribution/equality/check`)
    await page.locator('#send').click()
    await page.locator('.nhsuk-notification-banner').waitFor()
    await see(page)
    const given = await rows(page)
    expect(given.length).toBe(10)

    await page.goto(`${heard.url}${language}/my-contribution/everything`)
    expect((await rows(page)).filter((row) => given.slice(0, 3).includes(row)).length).toBe(3)
    await page.goto(`${heard.url}${language}/my-contribution/equality/delete`)
    await see(page)
    await page.locator('#delete').click()
    await page.locator('.nhsuk-notification-banner').waitFor()
    expect(await rows(page)).toStrictEqual([])
    expect((await context.cookies()).map(({ name }) => name).toSorted()).toStrictEqual(['__Host-draft', '__Host-receipt'])
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
  })
})

test('a question out of turn leads to the beginning, and without a receipt there is none', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(`${heard.url}/my-contribution/equality/age`)
  expect(new URL(page.url()).pathname).toBe('/my-contribution')
  await share(page, heard.url)
  await page.goto(`${heard.url}/my-contribution/equality/effect`)
  expect(new URL(page.url()).pathname).toBe('/my-contribution/equality')
  await page.goto(`${heard.url}/my-contribution/equality/check`)
  expect(new URL(page.url()).pathname).toBe('/my-contribution/equality')
  await page.locator('main form button').first().click()
  expect((await page.goto(`${heard.url}/my-contribution/equality/shoe-size`))?.status()).toBe(404)
  await context.close()
})

test('staff and the public see counts only once there are enough', async () => {
  const { context, page } = await visitor(browser, { script: true, viewport: desk })
  await page.goto(`${heard.url}/programmes/${programme}/figures/people`)
  await check(page)
  expect(await page.locator('main').innerText()).toContain('No figures have been released yet.')
  await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/equality`)
  await page.getByRole('heading', { name: 'Equality' }).waitFor()
  await look(page, true)
  expect(await page.locator('main').innerText()).toContain('Nothing has been counted yet.')
  await context.close()
})
