import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, desk, isTooWide, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { answerAll, type Look, send, story } from './resident.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const cookiesOf = async (page: Page) => (await page.context().cookies()).map(({ name }) => name)

const receiptOf = async (page: Page) => (await page.locator('.app-receipt').innerText()).replaceAll(' ', '')

describe.each([
  { name: 'in English', language: '' },
  { name: 'in Urdu', language: '/ur' },
])('sharing an experience $name', ({ language }) => {
  test.each([
    { screen: 'on a phone', viewport: phone },
    { screen: 'on a desk', viewport: desk },
  ])('meets every rule of accessibility and fits $screen', async ({ viewport }) => {
    const { context, page, faults } = await visitor(browser, { script: true, viewport })
    const look: Look = async (shown) => {
      expect({ at: shown.url(), faults: await accessibilityFaults(shown), tooWide: await isTooWide(shown) }).toStrictEqual({
        at: shown.url(),
        faults: [],
        tooWide: false,
      })
    }
    await answerAll(page, heard.url + language, look)
    await send(page, look)
    await send(page, look)
    expect(new URL(page.url()).pathname).toBe(`${language}/my-contribution`)
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
  })

  test('works without script: the receipt opens the contribution, and the device is clear afterwards', async () => {
    const { context, page } = await visitor(browser, { script: false })
    const look: Look = async () => {}
    await answerAll(page, heard.url + language, look)
    expect(await cookiesOf(page)).toStrictEqual(['__Host-draft'])
    await page.getByRole('link', { name: language ? 'بدلیں کیا اچھا رہا؟' : 'Change What worked well?' }).click()
    expect(await page.inputValue('#worked')).toBe('The nurse.')
    await send(page, look)
    await send(page, look)
    const code = await receiptOf(page)
    await page.reload()
    expect(await receiptOf(page)).toBe(code)
    await page.locator('main form button').last().click()
    expect([new URL(page.url()).pathname, await cookiesOf(page)]).toStrictEqual([`${language}/programmes/luton-cancer/share/finished`, []])

    await page.goto(`${heard.url}${language}/r/${code}`)
    expect(new URL(page.url()).pathname).toBe(`${language}/my-contribution`)
    expect(await page.locator('.app-words').allInnerTexts()).toStrictEqual([story, 'The nurse.'])
    await page.locator('main form button').last().click()
    expect([new URL(page.url()).pathname, await cookiesOf(page)]).toStrictEqual([`${language}/my-contribution/finished`, []])
    expect(heard.output()).not.toContain(code)
    await context.close()
  })
})

test('an agreement can be taken back with the code, and everything erased', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await answerAll(page, heard.url, async () => {})
  await send(page, async () => {})
  const code = await receiptOf(page)
  await page.goto(`${heard.url}/my-contribution`)
  await page.fill('#code', code.toLowerCase())
  await send(page, async () => {})
  await page.getByRole('link', { name: 'Change Passing what you told us on to a partner' }).click()
  await page.getByRole('button', { name: 'I take this back' }).click()
  const tags = await page.locator('main .nhsuk-tag').allInnerTexts()
  expect(tags).toStrictEqual(['You agreed', 'You said no', 'You said no', 'You said no', 'You took it back'])
  await page.getByRole('link', { name: 'Delete everything I shared' }).click()
  await page.getByRole('button', { name: 'Delete everything' }).click()
  expect([await page.locator('h1').innerText(), await cookiesOf(page)]).toStrictEqual(['We are deleting everything', []])
  await context.close()
})

test('stopping leaves nothing behind', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(`${heard.url}/programmes/luton-cancer/share`)
  await send(page, async () => {})
  await page.getByRole('button', { name: 'Stop and delete my answers' }).click()
  expect([await page.locator('h1').innerText(), await cookiesOf(page)]).toStrictEqual(['Your answers are deleted', []])
  await context.close()
})

test('somebody too young meets support', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(`${heard.url}/programmes/luton-cancer/share`)
  await send(page, async () => {})
  await page.check('input[value=no]')
  await send(page, async () => {})
  expect(await page.locator('h1').innerText()).toBe('We are glad that you came')
  await expect.poll(() => page.locator('a[href="tel:116123"]').count()).toBe(1)
  await context.close()
})
