import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Looks at a page as it stands. */
export type Look = (page: Page) => Promise<void>

/** Sends the form of the page. */
export const send = async (page: Page, look: Look) => {
  await page.locator('main form').first().locator('button:not([name], [formaction])').click()
  await look(page)
}

/** What residents tell here: several lines, two directions, signs that mean something in HTML. */
export const story = 'Six months.\n\nنرس نے سنا۔ <b>“x”</b> & 🌍'

/** From the programme's page to the check of all answers. `at`: the address of the platform, with the language. */
export const answerAll = async (page: Page, at: string, look: Look, happened = story) => {
  await page.goto(`${at}/programmes/luton-cancer`)
  await look(page)
  await page.locator('main a.nhsuk-button').click()
  await send(page, look)
  await send(page, look)
  expect(await page.locator('.nhsuk-error-summary').evaluate((summary) => summary === summary.ownerDocument.activeElement)).toBe(true)
  await page.check('input[value=yes]')
  await send(page, look)
  await page.check('input[value=relative]')
  await send(page, look)
  await page.check('input[value=diagnosis]')
  await page.check('input[value=treatment]')
  await send(page, look)
  await page.check('input[value=south-asian]')
  await send(page, look)
  await page.selectOption('#ward', 'high-town')
  await send(page, look)
  await page.fill('#happened', happened)
  await send(page, look)
  await page.fill('#worked', 'The nurse.')
  for (const _ of ['worked', 'got in the way', 'would have helped']) await send(page, look)
  for (const answer of ['yes', 'no', 'no', 'no', 'yes']) {
    expect(await page.locator('input:checked').count()).toBe(0)
    await page.check(`input[value=${answer}]`)
    await send(page, look)
  }
  expect(page.url()).toBe(`${at}/programmes/luton-cancer/share/check`)
}
