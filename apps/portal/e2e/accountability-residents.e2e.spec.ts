import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayFromNow } from './accountable.fixture.ts'
import { accessibilityFaults, desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession } from './staff.ts'

const luton = '/programmes/luton-cancer'
const staff = '/staff/luton-cancer'
let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const problems = async (page: Page): Promise<string[]> => {
  const links = page.locator('.nhsuk-error-summary__list a')
  await links.first().waitFor()
  for (const link of await links.all()) expect(await page.locator(`[id="${((await link.getAttribute('href')) ?? '').slice(1)}"]`).count()).toBe(1)
  return links.allInnerTexts()
}

const coordinator = async (script: boolean) => {
  const { context, page, faults } = await visitor(browser, { script, viewport: desk })
  await beginSession(page, heard.url, 'coordinator')
  return { context, page, faults }
}

const askForMiniEvent = async (script: boolean, group: string): Promise<void> => {
  const { context, page } = await visitor(browser, { script })
  await page.goto(`${heard.url}${luton}/gatherings`)
  await page.getByRole('link', { name: 'Ask for a mini Hear Me event' }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  expect(await problems(page)).toStrictEqual([
    'Enter the name of your group',
    'Enter when and where you meet',
    'Enter your name',
    'Enter an e-mail address or a phone number',
    'Select that we may contact you. Without it we cannot answer',
  ])
  if (script) expect(await accessibilityFaults(page)).toStrictEqual([])
  await page.fill('#group', group)
  await page.fill('#whenAndWhere', 'Every Friday,\nDallow Road')
  await page.fill('#name', 'Amina')
  await page.fill('#contact', '01582 000000')
  await page.getByRole('button', { name: 'Send' }).click()
  expect(await problems(page)).toStrictEqual(['Select that we may contact you. Without it we cannot answer'])
  expect([await page.inputValue('#group'), await page.inputValue('#whenAndWhere')]).toStrictEqual([group, 'Every Friday,\nDallow Road'])
  await page.getByLabel('Yes, you may contact me about this').check()
  await page.getByRole('button', { name: 'Send' }).click()
  await page.waitForURL(/gatherings\/asked$/)
  await context.close()
}

describe.each([true, false])('with script: %s', (script) => {
  test('a community asks for a mini event, and it is agreed, announced and cancelled', async () => {
    const group = `Women of Dallow ${script}`
    await askForMiniEvent(script, group)
    const { context, page, faults } = await coordinator(script)
    await page.goto(`${heard.url}${staff}/gatherings`)
    const request = page.locator('.app-entries').first().locator('> li', { hasText: group })
    await request.getByRole('link', { name: 'Agree and announce it' }).click()
    await page.fill('#title', `With ${group}`)
    await page.getByRole('button', { name: 'Announce it in public' }).click()
    expect(await problems(page)).toStrictEqual([
      'Enter the day',
      'Enter when it starts, such as 10:00',
      'Enter when it ends, such as 13:30',
      'Enter what happens there',
    ])
    const [year = '', month = '', day = ''] = dayFromNow(40).split('-')
    for (const [field, value] of Object.entries({ day, month, year })) await page.fill(`#on-${field}`, value)
    await page.fill('#from', '13:00')
    await page.fill('#to', '10:00')
    await page.fill('#place', 'Dallow Road')
    await page.fill('#about', 'Lunch and talk.')
    await page.getByRole('button', { name: 'Announce it in public' }).click()
    expect(await problems(page)).toStrictEqual(['The end must lie after the start'])
    await page.fill('#to', '15:00')
    await page.getByRole('button', { name: 'Announce it in public' }).click()
    await page.waitForURL(/done=announced/)
    const agreed = async (): Promise<boolean> => {
      await page.reload()
      return (await request.innerText()).includes('Agreed')
    }
    await expect.poll(agreed).toBe(true)
    await page
      .locator('.app-entries > li', { hasText: `With ${group}` })
      .getByRole('link', { name: 'Cancel it' })
      .click()
    await page.fill('#reason', 'The hall is flooded.')
    await page.getByRole('button', { name: 'Cancel the gathering' }).click()
    await page.waitForURL(/done=cancelled/)
    await page.goto(`${heard.url}${luton}/gatherings`)
    const listed = page.locator('.app-programmes > li', { hasText: `With ${group}` })
    expect(await listed.innerText()).toContain('The hall is flooded.')
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  })
})
