import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

const directory = `/programmes/${programme}/support`
const staffList = `/staff/${programme}/support`

const fill = async (page: Page, fields: Readonly<Record<string, string>>): Promise<void> => {
  for (const [name, text] of Object.entries(fields)) await page.fill(`#${name}`, text)
}

describe('support and information', () => {
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
  ])('the directory is written by staff and found by residents, script $script', async ({ script, name }) => {
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
    await expect.poll(() => page.locator('main a[href^="tel:"]').count()).toBe(6)
    await look(page, script)
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
  })

  it.each([{ script: true }, { script: false }])('information is previewed, published, shown and found, script $script', async ({ script }) => {
    const { page, faults, context } = await visitor(browser, { script, viewport: desk })
    const word = script ? 'Breathing' : 'Sleeping'
    await signInAs(page, heard.url, 'publisher', `/staff/${programme}/information/new/question`)
    await page.getByRole('heading', { name: 'Question and answer' }).waitFor()
    await press(page, 'Save it')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await look(page, script)
    await page.fill('#title', `${word} <b>well</b>?`)
    await page.fill('#text', 'Ask **your nurse**, or the [NHS](https://www.nhs.uk).\n\n<img src=x onerror=alert(1)>')
    await press(page, 'Preview')
    await page.getByRole('heading', { name: 'Preview' }).waitFor()
    expect(await page.locator('.app-preview strong').innerText()).toBe('your nurse')
    await look(page, script)
    await page.check('input[value=publisher]')
    await press(page, 'Save it')
    await page.getByText('It is saved as the newest version.').waitFor()
    await press(page, 'Publish it')
    await page.getByText('It is published.').waitFor()
    await look(page, script)
    await page.getByRole('link', { name: 'Change it' }).click()
    await page.fill('#text', 'Rest first.')
    await press(page, 'Save as a new version')
    await page.getByText('It is saved as the newest version.').waitFor()
    await page.getByText(/^Version 1/).click()
    await press(page, 'Bring this version back')
    await page.getByText('The old version is the newest one now.').waitFor()
    await press(page, 'Publish the newest version')
    await page.getByText('It is published.').waitFor()
    const today = new Date()
    const message = [String(today.getUTCDate()), String(today.getUTCMonth() + 1), String(today.getUTCFullYear())]
    await page.goto(`${heard.url}/staff/${programme}/information/new/awareness`)
    await fill(page, { title: `${word} week`, text: 'Talk about it.' })
    for (const name of ['from', 'until']) {
      for (const [index, part] of ['day', 'month', 'year'].entries()) await page.fill(`#${name}-${part}`, message[index] ?? '')
    }
    await page.check('input[value=publisher]')
    await press(page, 'Save it')
    await press(page, 'Publish it')
    await page.getByText('It is published.').waitFor()
    await page.goto(`${heard.url}/staff/${programme}/information`)
    await look(page, script)

    await page.goto(`${heard.url}/programmes/${programme}/information`)
    await page.getByRole('heading', { name: `${word} <b>well</b>?` }).waitFor()
    expect(await page.locator('main img').count()).toBe(0)
    expect(await page.locator('main a[href="https://www.nhs.uk"]').first().getAttribute('rel')).toBe('noopener noreferrer')
    await look(page, script)
    await page.goto(`${heard.url}/programmes/${programme}`)
    await page.getByRole('heading', { name: `${word} week` }).waitFor()
    await look(page, script)

    await page.goto(`${heard.url}/search`)
    await look(page, script)
    await page.fill('#q', 'exercise cancer')
    await press(page, 'Search')
    await page.locator('#found').waitFor()
    expect(await page.locator('main mark').first().innerText()).toBe('Exercise')
    await look(page, script)
    await page.getByRole('link', { name: 'Move More' }).click()
    await page.getByRole('heading', { level: 1, name: 'Move More' }).waitFor()
    await page.goto(`${heard.url}/ur/search?q=${encodeURIComponent('<script>alert(1)</script>')}`)
    await page.getByText('ہمیں کچھ نہیں ملا').waitFor()
    await look(page, script)
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
  })

  it('prints the directory as a list without forms, with every phone number', async () => {
    const { page, context } = await visitor(browser, { script: false, viewport: desk })
    await page.goto(heard.url + directory)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('form, .nhsuk-back-link').evaluateAll((all) => all.filter((each) => each.checkVisibility()).length)).toBe(0)
    expect(await page.locator('.app-services a[href^="tel:"]').first().isVisible()).toBe(true)
    await context.close()
  })
})
