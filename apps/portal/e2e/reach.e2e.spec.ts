import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

describe.each([
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
])('who was heard, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    for (let person = 0; person < 14; person += 1) await share(heard.url, `We were waiting for weeks, ${person}`, 'They rang')
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const done = () => page.locator('.nhsuk-notification-banner').waitFor()
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`

  it('is seen by analysts, with those who were not', async () => {
    await signInAs(page, heard.url, 'analyst', `/staff/${programme}/reach`)
    expect(await textOf(page, 'main section p')).toBe('Nobody from Black African and Black Caribbean and Eastern European was heard.')
    expect(await textOf(page, 'table tbody tr:nth-child(3)')).toMatch(/^South Asian14no population figure is set/)
    await look(page, script)
  })

  it('is compared with a figure that names its source', async () => {
    await page.getByRole('link', { name: 'Set the figure of South Asian' }).click()
    await page.fill('#people', 'many')
    await press(page, 'Set the figure')
    await page.locator('#people-error').waitFor()
    expect(await textOf(page, '#people-error')).toBe('Error: Enter how many people there are, such as 68,000')
    expect(await page.inputValue('#people')).toBe('many')
    await look(page, script)
    await page.fill('#people', '6,000')
    await page.fill('#year', '2021')
    await page.fill('#source', 'A census')
    await press(page, 'Set the figure')
    await done()
    expect(await textOf(page, 'table tbody tr:nth-child(3)')).toMatch(/^South Asian146,0002.3A census \(2021\)/)
  })

  it('is public once somebody else released it', async () => {
    await page.goto(at('tables/release'))
    await press(page, 'Work out the next release')
    await page.getByRole('heading', { name: 'What the audit says' }).waitFor()
    expect(await textOf(page, '#release')).toContain('About 15 people.')
    await look(page, script)
    await page.context().clearCookies()
    await signInAs(page, heard.url, 'publisher', `/staff/${programme}/tables/release`)
    await press(page, 'Release to the public')
    await done()
    await page.goto(`${heard.url}/programmes/${programme}/figures`)
    expect(await textOf(page, 'figure .app-bars li')).toBe('South Asian: 15 people heard, 2.5 of every 1,000')
    expect(await textOf(page, 'figure + p + ul')).toBe('Black African and Black CaribbeanEastern European')
    await look(page, script)
    await page.goto(`${heard.url}/ur/programmes/${programme}/figures`)
    await look(page, script)
  })

  it('is put together for the equality impact assessment', async () => {
    await page.goto(at('reach/equality-impact'))
    expect(await textOf(page, '#community-south-asian p')).toBe('About 15 people were heard, 2.5 of every 1,000 (6,000 people, 2021).')
    await look(page, script)
    expect(script ? serious(faults, [400]) : []).toStrictEqual([])
  })
})
