import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

describe('what people ask a connector', () => {
  const faults: string[][] = []
  let heard: Heard
  let browser: Browser
  const open = async (script: boolean, viewport?: typeof desk): Promise<Page> => {
    const opened = await visitor(browser, viewport ? { script, viewport } : { script })
    faults.push(opened.faults)
    opened.page.setDefaultTimeout(20_000)
    return opened.page
  }
  beforeAll(async () => {
    // Nobody listens there: what is mailed stays on its way.
    heard = await startHeard({ settings: async () => ({ HEARD_SMTP_URL: 'smtp://127.0.0.1:9', HEARD_MAIL_REPLY_TO: 'ask@heard.example' }) })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const receiptOn = (page: Page): Promise<string> => textOf(page, '.app-receipt')
  const next = (page: Page) => page.locator('main form').first().locator('button').click()

  /** From the programme's page to the receipt. */
  const asks = async (page: Page, at: string, script: boolean, kind: string, words: string, email: string): Promise<string> => {
    await page.goto(`${at}/programmes/${programme}`)
    await page.locator('main a[href$="/contact"]').click()
    await look(page, script)
    await next(page)
    await next(page)
    await page.locator('.nhsuk-error-summary').waitFor()
    await look(page, script)
    await page.check(`[name=kind][value=${kind}]`)
    await next(page)
    await page.fill('#words', words)
    await look(page, script)
    await next(page)
    await page.fill('#email', 'not an address')
    await next(page)
    expect(await page.locator('#email').inputValue()).toBe('not an address')
    await page.fill('#email', email)
    await look(page, script)
    await next(page)
    await page.waitForURL(/contact\/check$/)
    await page.click('#send')
    await page.locator('.nhsuk-error-summary').waitFor()
    await look(page, script)
    await page.check('#agreed')
    await page.click('#send')
    await page.waitForURL(/contact\/done$/)
    await look(page, script)
    return receiptOn(page)
  }

  it.each([
    { script: true, name: 'with script', at: '' },
    { script: false, name: 'without script and in Urdu', at: '/ur' },
  ])('is sent, answered by e-mail, and followed with the receipt, $name', async ({ script, at }) => {
    const resident = await open(script)
    const staff = await open(script, desk)
    const words = script ? 'When is the next event?' : 'اگلی تقریب کب ہے؟'
    const receipt = await asks(resident, heard.url + at, script, 'question', words, 'resident@heard.example')
    await signInAs(staff, heard.url, 'connector', `/staff/${programme}/enquiries?show=unassigned`)
    await staff.getByRole('heading', { name: 'Enquiries' }).waitFor()
    await look(staff, script)
    await staff.locator('table a').first().click()
    await staff.getByText('That you opened this is recorded.').waitFor()
    expect(await textOf(staff, '.app-quote')).toBe(words)
    await look(staff, script)
    await staff.getByRole('link', { name: 'Assign it' }).click()
    await staff.selectOption('#to', { index: 1 })
    await press(staff, 'Assign it')
    await staff.getByRole('link', { name: 'Answer', exact: true }).click()
    await press(staff, 'Answer')
    await look(staff, script)
    await staff.check('[name=how][value=email]')
    await staff.fill('#text', 'On Monday at ten.')
    await press(staff, 'Answer')
    await staff.getByText('The answer is recorded.').waitFor()
    await look(staff, script)
    await press(staff, 'This mail came back')
    await staff.getByText('The mail is marked as returned.').waitFor()
    await look(staff, script)
    await resident.goto(`${heard.url}${at}/r/${receipt.replaceAll(' ', '')}`)
    await resident.getByText('On Monday at ten.').waitFor()
    await look(resident, script)
    await resident.locator('a[href$="/my-contribution/more"]').click()
    await look(resident, script)
    await resident.fill('#words', 'Thank you')
    await next(resident)
    await resident.getByText('Thank you').waitFor()
    await resident.locator('a[href$="/my-contribution/no-answer"]').click()
    await look(resident, script)
    await resident.click('#withdraw')
    await resident.waitForURL(/my-contribution$/)
    const [file] = await Promise.all([resident.waitForEvent('download'), resident.locator('main a[href$=".json"]').click()])
    expect(file.suggestedFilename()).toBe('my-enquiry.json')
  })

  it('is recorded by staff, becomes a gathering, is closed and opened again', async () => {
    const staff = await open(true, desk)
    await signInAs(staff, heard.url, 'connector', `/staff/${programme}/enquiries/new`)
    await press(staff, 'Record it')
    await look(staff, true)
    await staff.check('[name=kind][value=invitation]')
    await staff.check('[name=channel][value=phone]')
    await staff.fill('#words', 'Come to our sewing circle on Friday')
    await staff.fill('#phone', '01582 000000')
    await staff.check('#agreed')
    await press(staff, 'Record it')
    await staff.getByText('It is shown only now.').waitFor()
    await look(staff, true)
    expect((await receiptOn(staff)).replaceAll(' ', '')).toMatch(/^[0-9A-Z]{26}$/)
    await staff.getByRole('link', { name: 'Go on to the enquiry' }).click()
    await staff.getByRole('link', { name: 'Ask for a gathering' }).click()
    expect(await staff.locator('#whenAndWhere').inputValue()).toBe('Come to our sewing circle on Friday')
    await look(staff, true)
    await press(staff, 'Ask for it')
    await staff.getByText('A gathering is asked for').first().waitFor()
    await staff.getByRole('link', { name: 'Move the day' }).click()
    await staff.fill('#due-year', '2020')
    await press(staff, 'Move the day')
    await staff.getByText('Choose a day that has not passed').first().waitFor()
    await look(staff, true)
    await staff.goto(staff.url().replace(/\/due$/, ''))
    await staff.getByRole('link', { name: 'Close it' }).click()
    await look(staff, true)
    await staff.check('[name=outcome][value=gathering-asked-for]')
    await press(staff, 'Close it')
    await staff.getByText('The enquiry is closed.').waitFor()
    await press(staff, 'Open it again')
    await staff.getByText('The enquiry is open again.').waitFor()
    await look(staff, true)
    await staff.goto(`${heard.url}/staff/${programme}/gatherings`)
    await staff.getByText('Come to our sewing circle on Friday').waitFor()
  })

  it('brought no error to any page', () => {
    expect(serious(faults.flat())).toStrictEqual([])
  })
})
