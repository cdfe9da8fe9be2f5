import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

const directory = `/programmes/${programme}/support`
const staffList = `/staff/${programme}/support`
const noise = /\.js csp$|ERR_ABORTED$|status of 400/

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) await page.fill(`#${name}`, text)
}

describe('the support directory', () => {
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it.each([
    { script: true, name: 'Walking together' },
    { script: false, name: 'Coffee and company' },
  ])('is written by staff and found by residents, script $script', async ({ script, name }) => {
    const { page, faults, context } = await visitor(browser, { script, viewport: desk })
    await signInAs(page, heard.url, 'connector', `${staffList}/new`)
    await page.getByRole('heading', { name: 'Add a service' }).waitFor()
    await press(page, 'Save it')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await page.locator('.nhsuk-error-summary li').allInnerTexts()).toStrictEqual([
      'Enter the name of the service',
      'Enter what the service does',
      'Choose what it helps with',
      'Choose whom it is for',
      'Enter a phone number, or another way to reach the service',
      'Choose the languages people speak there',
      'Choose who keeps it true',
      'Enter the day by which somebody checks it again',
    ])
    await look(page, script)
    const year = String(new Date().getUTCFullYear() + 1)
    await fill(page, { name, what: 'We meet on Mondays.', phone: '01582 000000', 'review-day': '1', 'review-month': '3', 'review-year': year })
    for (const value of ['carers', 'luton', 'pl', 'connector']) await page.check(`input[value="${value}"]`)
    await press(page, 'Save it')
    await page.getByText('It is saved as the newest version.').waitFor()
    await look(page, script)
    await press(page, 'Publish it')
    await page.getByText('It is published.').waitFor()
    await page.getByRole('link', { name: 'Words in Urdu' }).click()
    await page.getByRole('heading', { name: 'The words in Urdu' }).waitFor()
    await fill(page, { name: 'ساتھ', what: 'ہم پیر کو ملتے ہیں۔' })
    await press(page, 'Save as a new version')
    await page.getByText('It is saved as the newest version.').waitFor()
    await press(page, 'Publish the newest version')
    await page.getByText('It is published.').waitFor()
    await look(page, script)
    await page.goto(heard.url + staffList)
    await look(page, script)

    await page.goto(heard.url + directory)
    await look(page, script)
    await page.selectOption('#need', 'carers')
    await page.selectOption('#spoken', 'pl')
    await press(page, 'Show services')
    await page.getByRole('heading', { name: /^\d services?$/ }).waitFor()
    expect(new URL(page.url()).search).toBe('?need=carers&place=&spoken=pl')
    expect(await page.locator('.app-services h3').allInnerTexts()).toContain(name)
    await page.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await look(page, script)
    await page.goto(`${heard.url}/ur${directory}?spoken=so&place=national&need=getting-there`)
    expect(await textOf(page, '#services')).toBe('کوئی خدمت نہیں ملی')
    expect(await page.locator('main a[href^="tel:"]').count()).toBe(6)
    await look(page, script)
    expect(faults.filter((fault) => !noise.test(fault))).toStrictEqual([])
    await context.close()
  })

  it('prints as a list without forms, with every phone number', async () => {
    const { page, context } = await visitor(browser, { script: false, viewport: desk })
    await page.goto(heard.url + directory)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('form, .nhsuk-back-link').evaluateAll((all) => all.filter((each) => each.checkVisibility()).length)).toBe(0)
    expect(await page.locator('.app-services a[href^="tel:"]').first().isVisible()).toBe(true)
    await context.close()
  })
})
