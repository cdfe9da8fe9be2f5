import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, serious, visitor } from './browser.ts'
import { connectorAt, fillDay, luton, problems, staffGatherings } from './gatherings.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

/** Three evenings, a week apart, with a programme of the day. */
const announceSeries = async (page: Page, script: boolean, title: string): Promise<void> => {
  await page.goto(`${heard.url}${staffGatherings}/new`)
  await page.getByLabel('Workshop').check()
  await page.fill('#title', title)
  await fillDay(page, 20)
  await page.fill('#from', '18:00')
  await page.fill('#to', '20:00')
  await page.fill('#place', 'Central Library')
  await page.fill('#about', 'We listen.')
  await page.fill('#capacity', '5')
  await page.fill('#part-0-time', '18:00')
  await page.fill('#part-0-title', 'Welcome')
  await page.selectOption('#part-0-kind', 'speaker')
  await press(page, 'More lines')
  await page.locator('#part-7-title').waitFor()
  expect([await page.inputValue('#part-0-title'), await page.inputValue('#part-0-kind')]).toStrictEqual(['Welcome', 'speaker'])
  await look(page, script)
  await page.fill('#part-7-title', 'Food and talk')
  await page.selectOption('#part-7-kind', 'food')
  await page.selectOption('#every', 'week')
  await press(page, 'Announce it in public')
  expect(await problems(page)).toStrictEqual(['Enter when part 8 of the day begins, such as 10:00'])
  await page.fill('#part-7-time', '19.15')
  await press(page, 'Announce it in public')
  expect(await problems(page)).toStrictEqual(['Enter how often it takes place in all, from 2 to 52'])
  await page.fill('#occasions', '3')
  await press(page, 'Announce it in public')
  await page.waitForURL(/done=announced/)
  await expect.poll(() => page.getByRole('link', { name: title, exact: true }).count()).toBe(3)
}

/** Somebody asks for a mini event, staff talk with them, and the plan begins with what they wrote. */
const talkFirst = async (desktop: Page, page: Page, script: boolean, group: string): Promise<void> => {
  await page.goto(`${heard.url}${luton}/gatherings/ask`)
  for (const [field, text] of Object.entries({ group, whenAndWhere: 'Fridays, Dallow Road', name: 'Fatima', contact: '07700 900123' })) {
    await page.fill(`#${field}`, text)
  }
  await page.getByLabel('Yes, you may contact me about this').check()
  await press(page, 'Send')
  await page.waitForURL(/\/asked$/)
  await desktop.goto(`${heard.url}${staffGatherings}`)
  const asked = desktop.getByRole('listitem').filter({ hasText: group })
  await asked.getByRole('link', { name: 'Arrange a talk' }).click()
  await desktop.waitForURL(/\/talk$/)
  await look(desktop, script)
  await press(desktop, 'Keep the talk')
  expect(await problems(desktop)).toStrictEqual(['Enter the day', 'Enter when it starts, such as 10:00', 'Enter where you meet, or how you talk'])
  await fillDay(desktop, 3)
  await desktop.fill('#from', '11:00')
  await desktop.fill('#place', 'We ring her')
  await press(desktop, 'Keep the talk')
  await desktop.waitForURL(/done=talk/)
  await look(desktop, script)
  const file = (await asked.getByRole('link', { name: 'Add the talk to your calendar' }).getAttribute('href')) ?? ''
  const calendar = await (await desktop.request.get(heard.url + file)).text()
  expect([calendar.includes('SUMMARY;LANGUAGE=en:Talk about a mini Hear Me event'), calendar.includes('We ring her')]).toStrictEqual([true, true])
  await asked.getByRole('link', { name: 'Agree and announce it' }).click()
  await desktop.waitForURL(/request=/)
  expect([await desktop.inputValue('#title'), await desktop.inputValue('#place')]).toStrictEqual([
    `Mini Hear Me event: ${group}`,
    'Fridays, Dallow Road',
  ])
}

describe.each([true, false])('with script: %s', (script) => {
  test('a connector plans a series with a programme of the day, keeps it as a template, and checks in by the picture on a receipt', async () => {
    const title = `Evening ${script}`
    const { page: desktop, context, faults } = await connectorAt(browser, heard.url, script)
    const { page, context: window, faults: seen } = await visitor(browser, { script })
    await announceSeries(desktop, script, title)
    await look(desktop, script)

    await page.goto(`${heard.url}${luton}/gatherings`)
    await page.getByRole('link', { name: title, exact: true }).first().click()
    await page.getByText('Food and talk').waitFor()
    expect(await page.locator('.app-parts li').allInnerTexts()).toStrictEqual(['18:00 Speaker: Welcome', '19:15 Food: Food and talk'])
    await look(page, script)
    const gathering = page.url().slice(page.url().lastIndexOf('/') + 1)
    const calendar = await (await page.request.get(`${page.url()}/calendar.ics`)).text()
    expect(calendar.replaceAll('\r\n ', '')).toContain('18:00 Welcome\\n19:15 Food and talk')
    await page.getByRole('link', { name: 'Keep a place' }).click()
    await page.fill('#name', 'Amina')
    await page.fill('#phone', '07700 900123')
    await press(page, 'Continue')
    await page.getByLabel('Yes, you may keep this').check()
    await press(page, 'Send')
    await page.locator('.app-qr').waitFor()

    await desktop.goto(`${heard.url}${staffGatherings}/${gathering}/day`)
    const registration = await desktop.locator('main input[name="registration"]').first().inputValue()
    await desktop.goto(`${heard.url}${staffGatherings}/${gathering}/check-in/${registration}`)
    await look(desktop, script)
    await desktop.getByRole('button', { name: 'Here (Amina)', exact: true }).click()
    await desktop.getByRole('button', { name: 'Not here (Amina)' }).waitFor()

    await desktop.goto(`${heard.url}${staffGatherings}/${gathering}/change`)
    expect(await desktop.inputValue('#part-1-time')).toBe('19:15')
    await desktop.fill('#from', '18:30')
    await desktop.getByLabel('This one and all that follow').check()
    await look(desktop, script)
    await press(desktop, 'Save the change')
    await desktop.waitForURL(/done=changed/)
    await page.goto(`${heard.url}${luton}/gatherings`)
    const evenings = page.locator('.app-programmes > li').filter({ hasText: title })
    await expect.poll(() => evenings.filter({ hasText: '6:30 pm' }).count()).toBe(3)

    await desktop.getByRole('link', { name: 'Keep as a template' }).click()
    await desktop.waitForURL(/keep-template$/)
    await desktop.fill('#name', `Usual ${script}`)
    await look(desktop, script)
    await press(desktop, 'Keep it')
    await desktop.waitForURL(/done=template/)
    await look(desktop, script)
    await desktop.getByRole('link', { name: `Usual ${script}` }).click()
    await desktop.waitForURL(/template=/)
    const begun = await Promise.all(['#title', '#from', '#on-day', '#part-0-title'].map((field) => desktop.inputValue(field)))
    expect(begun).toStrictEqual([title, '18:30', '', 'Welcome'])
    await desktop.goto(`${heard.url}${staffGatherings}`)
    await desktop.getByRole('button', { name: `Use it no more (Usual ${script})` }).click()
    await desktop.waitForURL(/done=dropped/)

    await desktop.goto(`${heard.url}${staffGatherings}/${gathering}/cancel`)
    await desktop.fill('#reason', 'The hall is closed.')
    await desktop.getByLabel('This one and all that follow').check()
    await look(desktop, script)
    await press(desktop, 'Cancel the gathering')
    await desktop.waitForURL(/done=cancelled-all/)
    await page.goto(`${heard.url}${luton}/gatherings`)
    await expect.poll(() => evenings.filter({ hasText: 'The hall is closed.' }).count()).toBe(3)

    await talkFirst(desktop, page, script, `Bury Park ${script}`)
    expect([serious(faults, [400]), serious(seen, [400])]).toStrictEqual([[], []])
    await Promise.all([context.close(), window.close()])
  })
})
