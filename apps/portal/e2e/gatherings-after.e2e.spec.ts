import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser, serious, visitor } from './browser.ts'
import { connectorAt, fillDay, luton, problems, staffGatherings } from './gatherings.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, textOf } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

/** A workshop that took place so many days ago; answers where its pages are. */
const announce = async (page: Page, title: string, offset: number): Promise<string> => {
  await page.goto(`${heard.url}${staffGatherings}/new`)
  await page.getByLabel('Workshop').check()
  await page.fill('#title', title)
  await fillDay(page, offset)
  await page.fill('#from', '10:00')
  await page.fill('#to', '15:00')
  await page.fill('#place', 'Central Library')
  await page.fill('#about', 'We listen.')
  await press(page, 'Announce it in public')
  await page.waitForURL(/done=announced/)
  await page.getByRole('link', { name: title, exact: true }).first().click()
  await page.waitForURL(/gatherings\/[0-9a-f-]{36}$/)
  return page.url().slice(page.url().lastIndexOf('/') + 1)
}

const evaluate = async (page: Page, script: boolean, link: string): Promise<void> => {
  await page.goto(link)
  await look(page, script)
  await press(page, 'Send')
  expect(await problems(page)).toStrictEqual(['Choose an answer or write something'])
  await page.getByLabel('Very good').check()
  await page.fill('#good', 'The food & the people')
  await press(page, 'Send')
  expect(await problems(page)).toStrictEqual(['Select that we may keep what you write, or take the words out'])
  expect([await page.inputValue('#good'), await page.getByLabel('Very good').isChecked()]).toStrictEqual(['The food & the people', true])
  await look(page, script)
  await page.getByLabel('Yes, you may keep what I write').check()
  await press(page, 'Send')
  await page.locator('.nhsuk-panel__title').waitFor()
  await look(page, script)
}

const tellWhatWasHeard = async (page: Page, script: boolean, gathering: string): Promise<void> => {
  await page.goto(`${heard.url}${staffGatherings}/${gathering}/after`)
  await look(page, script)
  await expect.poll(() => page.getByText('The food & the people').count()).toBe(1)
  await page.getByRole('link', { name: 'Write what we heard' }).click()
  await page.waitForURL(/\/heard$/)
  await press(page, 'Publish it')
  expect(await problems(page)).toStrictEqual(['Enter what you heard'])
  await page.fill('#summary', '## Waiting\n\nPeople wait **too long**.')
  await press(page, 'Preview')
  await page.locator('.app-preview strong').waitFor()
  expect(await page.inputValue('#summary')).toBe('## Waiting\n\nPeople wait **too long**.')
  await look(page, script)
  await press(page, 'Publish it')
  await page.waitForURL(/done=told/)
}

/** What somebody lets happen who came without registering, and how they take it back with their code. */
const permit = async (page: Page, window: Page, script: boolean, gathering: string): Promise<void> => {
  await page.goto(`${heard.url}${staffGatherings}/${gathering}/guest`)
  await look(page, script)
  await press(page, 'Note it and show their code')
  expect(await problems(page)).toStrictEqual(['Choose what they say yes to'])
  await page.getByLabel('Photographs of them').check()
  await press(page, 'Note it and show their code')
  const code = await page.locator('.app-receipt').innerText()
  await look(page, script)
  await window.goto(`${heard.url}/my-place`)
  await window.fill('#code', code)
  await press(window, 'See your place')
  await window.getByText('We may show photographs of you.').first().waitFor()
  await look(window, script)
  await window.getByRole('button', { name: 'Take it back (We may show photographs of you.)' }).click()
  await window.getByText('You have taken it back.').waitFor()
  await window.getByText('You let us show no photographs of you and say no name.').waitFor()
}

describe.each([true, false])('with script: %s', (script) => {
  test('people say how it was, staff tell what was heard, and a promise that was not kept says so', async () => {
    const { page: desktop, context, faults } = await connectorAt(browser, heard.url, script)
    const { page, context: window, faults: seen } = await visitor(browser, { script })
    const gathering = await announce(desktop, `Listening ${script}`, -1)
    await desktop.goto(`${heard.url}${staffGatherings}/${gathering}/tell-us-poster`)
    await look(desktop, script)
    const link = await textOf(desktop, '.app-link')

    await page.goto(`${heard.url}${luton}/gatherings/${gathering}`)
    await page.getByText('We tell everybody what we heard by').waitFor()
    await look(page, script)
    await evaluate(page, script, link)
    await page.goto(link.replace(/link=.*/, 'link=guessed'))
    await page.getByLabel('Good', { exact: true }).check()
    await press(page, 'Send')
    expect(await problems(page)).toStrictEqual(['This link does not work. Use the picture that hangs at the event, or the code from your receipt.'])
    await page.goto(link.replace(/\?.*/, ''))
    await press(page, 'Send')
    expect(await problems(page)).toStrictEqual(['Enter the whole code: 26 letters and numbers'])

    await tellWhatWasHeard(desktop, script, gathering)
    await page.goto(`${heard.url}${luton}/gatherings/${gathering}`)
    await page.getByRole('link', { name: 'Read what we heard and what comes of it' }).click()
    await page.waitForURL(/\/heard$/)
    expect(await textOf(page, '.app-wording strong')).toBe('too long')
    await look(page, script)
    await page.goto(`${heard.url}/ur${luton}/gatherings/${gathering}/heard`)
    await expect.poll(() => page.locator('div[lang="en"] strong').count()).toBe(1)
    await look(page, script)

    const late = await announce(desktop, `Long ago ${script}`, -60)
    await page.goto(`${heard.url}${luton}/gatherings/${late}/heard`)
    await page.getByRole('heading', { name: 'This is late' }).waitFor()
    await look(page, script)
    await permit(desktop, page, script, gathering)
    expect([serious(faults, [400]), serious(seen, [400, 404, 422])]).toStrictEqual([[], []])
    await Promise.all([context.close(), window.close()])
  })
})
