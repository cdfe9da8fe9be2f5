import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { belongingChampion } from './volunteer.fixture.ts'

describe.each([{ script: true }, { script: false }])('a champion who is looked after, with script: $script,', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  const faults: string[][] = []
  const signedIn = async (viewport: typeof phone, role: string, path: string): Promise<Page> => {
    const { page: opened, faults: found } = await visitor(browser, { script, viewport })
    faults.push(found)
    opened.setDefaultTimeout(20_000)
    await signInAs(opened, heard.url, role, `/staff/${programme}/${path}`)
    return opened
  }
  const seen = () => look(page, script)
  const onPage = (words: string) => page.getByText(words).first().waitFor()

  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    await belongingChampion(heard.url)
    page = await signedIn(phone, 'champion', 'volunteering')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    expect(serious(faults.flat(), [400, 422])).toStrictEqual([])
  })

  it('passes on what a resident told them and agreed to, and sees that it came', async () => {
    await onPage('You have passed nothing on yet.')
    await seen()
    await page.getByRole('link', { name: 'Pass on what I heard' }).click()
    await page.getByRole('heading', { name: 'Ask them first' }).waitFor()
    await seen()
    await press(page, 'Pass it on')
    expect(await textOf(page, '#heard-error')).toBe('Error: Write down what they told you')
    expect(await textOf(page, '#old-enough-error')).toBe('Error: Confirm that they are old enough')
    await seen()
    for (const yes of await page.locator('input[type=radio][name^=agree-][value=yes]').all()) await yes.check()
    await page.locator('#old-enough').check()
    await page.fill('#heard', 'Ring her on 07700 900123. The letter came in English only.')
    await press(page, 'Pass it on')
    await page.locator('#heard-error').waitFor()
    expect(await textOf(page, '#heard-error')).toContain('This holds a phone number')
    expect(await page.inputValue('#heard')).toContain('English only')
    await page.fill('#heard', 'The letter came in English only.')
    await press(page, 'Pass it on')
    await page.getByRole('heading', { name: 'Thank you for passing it on' }).waitFor()
    expect(await textOf(page, '.app-receipt')).toMatch(/^[0-9A-Z]{5}( [0-9A-Z]{5,6}){4}$/)
    await seen()
    await page.getByRole('link', { name: 'Go to my volunteering' }).click()
    await page.locator('li', { hasText: 'Received' }).waitFor()
    await seen()
    const staff = await signedIn(desk, 'analyst', 'contributions?origin=champion')
    await staff.locator('tbody a').first().click()
    await staff.getByText('Champion’s note').first().waitFor()
    await staff.close()
  })
})
