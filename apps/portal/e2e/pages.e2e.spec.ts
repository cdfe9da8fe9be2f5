import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { languageCodes, localPath } from '../app/i18n/language.ts'
import { openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const paths = [
  '/',
  '/support',
  '/privacy',
  '/your-rights',
  '/accessibility',
  '/cookies',
  '/my-contribution',
  '/nothing/here',
  '/programmes/luton-cancer',
  '/programmes/luton-cancer/support',
  '/programmes/luton-cancer/follow',
  '/programmes/elft-big-conversation',
  '/programmes/elft-big-conversation/share',
]
const others = languageCodes.filter((code) => code !== 'en' && code !== 'ur')
/** Every page in English and from right to left, and some in each of the other languages. */
const pages = [
  ...paths.flatMap((path) => [path, localPath('ur', path)]),
  ...others.flatMap((code) => ['/', '/programmes/luton-cancer/share'].map((path) => localPath(code, path))),
]

test.each(pages)('%s meets every rule of accessibility, fits a phone and a desk, and asks nobody else', async (path) => {
  const { context, page, faults } = await visitor(browser, { script: true })
  const asked = new Set<string>()
  page.on('request', (request) => asked.add(new URL(request.url()).origin))
  await page.goto(heard.url + path)
  await look(page, true)
  expect(await context.cookies()).toStrictEqual([])
  expect(serious(faults, [404])).toStrictEqual([])
  expect([...asked]).toStrictEqual([heard.url])
  await context.close()
})

test('the language switch leads to the same page', async () => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(`${heard.url}/programmes/luton-cancer/support`)
  await page.locator('.app-languages summary').click()
  await page.getByRole('link', { name: 'اردو' }).click()
  expect(new URL(page.url()).pathname).toBe('/ur/programmes/luton-cancer/support')
  await page.locator('.app-languages summary').click()
  await page.getByRole('link', { name: 'English' }).click()
  expect(new URL(page.url()).pathname).toBe('/programmes/luton-cancer/support')
  await context.close()
})
