import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, isTooWide, openBrowser, serious, visitor } from './browser.ts'
import { connectorAt, fillDay, luton, problems, staffGatherings } from './gatherings.fixture.ts'
import { type Heard, startHeard } from './heard.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

const looks = async (page: Page, script: boolean): Promise<void> => {
  expect(await isTooWide(page)).toBe(false)
  if (script) expect(await accessibilityFaults(page)).toStrictEqual([])
}

const announce = async (page: Page, title: string): Promise<void> => {
  await page.goto(`${heard.url}${staffGatherings}/new`)
  await page.getByLabel('Awareness stall').check()
  await page.fill('#title', title)
  await fillDay(page, 40)
  await page.fill('#from', '10:00')
  await page.fill('#to', '15:00')
  await page.getByLabel('In one place and online').check()
  await page.fill('#place', 'Central Library,\nLuton')
  await page.fill('#about', 'Speakers & lunch.')
  await page.fill('#agenda', '10:00 Welcome\n12:30 Prayer time and food')
  await page.getByLabel('No steps').check()
  await page.fill('#capacity', 'many')
  await press(page, 'Announce it in public')
  expect(await problems(page)).toStrictEqual(['Enter how many people can come, such as 50, or leave it empty'])
  await page.fill('#capacity', '2')
  await press(page, 'Announce it in public')
  await page.waitForURL(/done=announced/)
}

const register = async (page: Page, script: boolean, name: string): Promise<string> => {
  await press(page, 'Continue')
  expect(await problems(page)).toStrictEqual(['Enter your name', 'Enter an e-mail address or a phone number, so that we can reach you'])
  await looks(page, script)
  await page.fill('#name', name)
  await page.fill('#phone', '07700 900123')
  await page.fill('#people', '20')
  await page.getByLabel('Sign language (BSL)').check()
  await page.fill('#more', 'A seat in front')
  await press(page, 'Continue')
  expect(await problems(page)).toStrictEqual(['Enter a number from 1 to 6'])
  await page.fill('#people', '2')
  await press(page, 'Continue')
  await press(page, 'Change it')
  expect([await page.inputValue('#name'), await page.getByLabel('Sign language (BSL)').isChecked()]).toStrictEqual([name, true])
  await press(page, 'Continue')
  await press(page, 'Send')
  expect(await problems(page)).toStrictEqual(['Select that we may keep this. Without it we cannot keep a place for you'])
  await looks(page, script)
  await page.getByLabel('Yes, you may keep this').check()
  await press(page, 'Send')
  await page.locator('.nhsuk-panel__title').waitFor()
  await looks(page, script)
  return page.locator('.app-receipt').innerText()
}

const place = async (page: Page, code: string): Promise<string> => {
  await page.goto(`${heard.url}/my-place`)
  await page.fill('#code', code)
  await press(page, 'See your place')
  return page.locator('.nhsuk-inset-text').innerText()
}

describe.each([true, false])('with script: %s', (script) => {
  test('a connector announces a gathering, people register, give back and take over places, and are checked in', async () => {
    const title = `Stall ${script}`
    const { page: desktop, context, faults } = await connectorAt(browser, heard.url, script)
    await announce(desktop, title)

    const { page, context: window, faults: seen } = await visitor(browser, { script })
    await page.goto(`${heard.url}${luton}/gatherings`)
    await looks(page, script)
    await page.getByRole('link', { name: title, exact: true }).click()
    await page.getByRole('heading', { name: 'The day' }).waitFor()
    await looks(page, script)
    const event = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    expect([event['@type'], event.name, event.description, event.maximumAttendeeCapacity]).toStrictEqual(['Event', title, 'Speakers & lunch.', 2])
    const address = page.url()
    const calendar = await page.request.get(`${address}/calendar.ics`)
    expect([calendar.headers()['content-type'], (await calendar.text()).includes(`SUMMARY;LANGUAGE=en:${title}`)]).toStrictEqual([
      'text/calendar; charset=utf-8',
      true,
    ])

    await page.getByRole('link', { name: 'Keep a place' }).click()
    const first = await register(page, script, 'Amina')
    await page.goto(address)
    await page.getByRole('link', { name: 'Join the waiting list' }).click()
    const second = await register(page, false, 'Bilal')
    expect(await place(page, second)).toContain('You are number 1 on the waiting list.')
    expect(await place(page, first)).toContain('You have a place.')
    await looks(page, script)
    await page.locator('summary', { hasText: 'Change what you told us' }).click()
    await page.fill('#people', '3')
    await press(page, 'Save')
    expect(await problems(page)).toStrictEqual(['There is no room for so many more. You can keep the number you had.'])
    await page.locator('summary', { hasText: 'Give the place back' }).click()
    await press(page, 'Give the place back')
    await page.getByText('You gave this place back.').waitFor()
    await expect.poll(() => place(page, second)).toContain('A place is free for you.')
    await press(page, 'Take the place')
    await page.getByText('You have a place.').waitFor()

    await desktop.goto(`${heard.url}${staffGatherings}`)
    await desktop.getByRole('link', { name: title, exact: true }).click()
    await desktop.getByText('Has a place').waitFor()
    await looks(desktop, script)
    await desktop.getByRole('link', { name: 'Prepare it' }).click()
    await desktop.getByLabel('Host').fill('Nadia')
    await desktop.getByLabel('The insurance covers it').check()
    await looks(desktop, script)
    await press(desktop, 'Save')
    await desktop.waitForURL(/done=prepared/)
    await desktop.getByRole('link', { name: 'Day sheet and check-in' }).click()
    expect(await desktop.locator('main form[method="get"]').count()).toBe(0)
    await desktop.getByRole('button', { name: 'All 2 here (Bilal)' }).click()
    await desktop.getByText('2 of 2 have arrived.').waitFor()
    await looks(desktop, script)
    await desktop.getByLabel('How many came without registering?').fill('lots')
    await press(desktop, 'Keep the numbers')
    expect(await problems(desktop)).toStrictEqual(['Enter a whole number, such as 12'])
    await desktop.getByLabel('How many came without registering?').fill('4')
    await press(desktop, 'Keep the numbers')
    await desktop.waitForURL(/done=counted/)

    await desktop.goto(`${heard.url}${staffGatherings}`)
    await desktop.getByRole('link', { name: title, exact: true }).click()
    await desktop.getByRole('link', { name: 'Change it' }).click()
    expect([await desktop.inputValue('#title'), await desktop.inputValue('#from')]).toStrictEqual([title, '10:00'])
    await desktop.fill('#from', '11:00')
    await press(desktop, 'Save the change')
    await desktop.waitForURL(/done=changed/)
    await desktop.getByRole('link', { name: 'Copy it' }).click()
    expect([await desktop.inputValue('#title'), await desktop.inputValue('#on-day'), await desktop.inputValue('#from')]).toStrictEqual([
      title,
      '',
      '11:00',
    ])
    const feed = await (await page.request.get(`${heard.url}${luton}/gatherings.ics?community=south-asian`)).text()
    expect([feed.includes(`SUMMARY;LANGUAGE=en:${title}`), feed.includes('SEQUENCE:1')]).toStrictEqual([true, true])
    expect((await page.request.get(`${heard.url}${luton}/gatherings.ics?community=nobody`)).status()).toBe(404)
    expect([serious(faults), serious(seen)]).toStrictEqual([[], []])
    await Promise.all([context.close(), window.close()])
  })
})
