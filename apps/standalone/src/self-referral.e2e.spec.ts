import { desk, openBrowser, serious, visitor } from '@heard/portal/e2e/browser'
import { type Heard, startHeard } from '@heard/portal/e2e/heard'
import { look, press, programme, signInAs, textOf } from '@heard/portal/e2e/staff'
import { TestMailServer } from '@heard/service-kit/testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textIn } from './canary/follow.fixture.ts'

const directory = `/programmes/${programme}/support`

describe('a request to a service', () => {
  const mails = new TestMailServer()
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    const smtp = await mails.start()
    heard = await startHeard({ settings: async () => ({ HEARD_SMTP_URL: smtp }) })
    browser = await openBrowser()
    const { page, context } = await visitor(browser, { script: true, viewport: desk })
    await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/support`)
    await page.getByRole('link', { name: 'Move More' }).click()
    await page.getByRole('link', { name: 'Self-referral: whether residents' }).click()
    await page.getByRole('heading', { name: 'Self-referral to this service' }).waitFor()
    await press(page, 'Record the agreement')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await look(page, true)
    await page.fill('#partner', 'Total Wellbeing Luton')
    await page.fill('#email', 'requests@partner.example')
    await page.fill('#agreedBy', 'The service manager')
    for (const [part, text] of Object.entries({ day: '1', month: '11', year: '2026' })) await page.fill(`#on-${part}`, text)
    await page.check('input[value=about]')
    await press(page, 'Record the agreement')
    await page.getByText('The agreement is recorded.').waitFor()
    await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    await mails.close()
  })

  const ask = async (page: Page, script: boolean): Promise<string> => {
    await page.goto(heard.url + directory)
    await page.getByRole('link', { name: 'Move More' }).click()
    await page.getByRole('link', { name: 'Ask them to get in touch with me' }).click()
    await page.getByRole('heading', { name: 'Ask Move More to get in touch with you' }).waitFor()
    await press(page, 'Continue')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await look(page, script)
    await page.fill('#name', 'Amina')
    await page.fill('#contact', '07700 900123')
    await page.fill('#about', 'Walking <b>again</b>')
    await press(page, 'Continue')
    await page.getByRole('heading', { name: 'Check what we pass on' }).waitFor()
    await look(page, script)
    await press(page, 'Change it')
    expect(await page.inputValue('#about')).toBe('Walking <b>again</b>')
    await press(page, 'Continue')
    await press(page, 'Send my request')
    expect(await page.locator('.nhsuk-error-summary li').innerText()).toBe('Choose yes if we may pass this on. Without your yes we send nothing')
    await page.check('#agree')
    await press(page, 'Send my request')
    await page.getByRole('heading', { name: 'Your request is on its way' }).waitFor()
    await look(page, script)
    return textOf(page, '.app-receipt')
  }

  it.each([
    { script: true, mail: 0 },
    { script: false, mail: 2 },
  ])('is asked, opened once by the partner, and taken back, script $script', async ({ script, mail }) => {
    const { page, faults, context } = await visitor(browser, { script })
    const code = await ask(page, script)
    await expect.poll(() => mails.taken.length, { timeout: 15_000 }).toBe(mail + 1)
    const link = /http\S+\/request\?token=[\w-]+/.exec(textIn(mails.taken[mail] ?? ''))?.[0] ?? ''
    await page.goto(link)
    await look(page, script)
    await press(page, 'Open the request')
    await page.getByRole('heading', { name: 'Request to Move More' }).waitFor()
    expect(await page.locator('dd').allInnerTexts()).toStrictEqual(['Amina', '07700 900123', 'Walking <b>again</b>'])
    await look(page, script)
    await page.goto(link)
    await press(page, 'Open the request')
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()

    await page.goto(`${heard.url}/my-request`)
    await press(page, 'Show my request')
    await look(page, script)
    await page.fill('#code', code)
    await press(page, 'Show my request')
    await page.getByText('Total Wellbeing Luton has had your request since').waitFor()
    await look(page, script)
    await page.getByText('Take my request back').first().click()
    await press(page, 'Take my request back')
    await page.getByText('You took this back.').waitFor()
    expect(await page.getByText('07700').count()).toBe(0)
    await look(page, script)
    await expect.poll(() => mails.taken.length, { timeout: 15_000 }).toBe(mail + 2)
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  })

  it('is seen by staff without anything of the person, and signposting is recorded', async () => {
    const { page, context } = await visitor(browser, { script: true, viewport: desk })
    await signInAs(page, heard.url, 'connector', `/staff/${programme}/referrals`)
    await page.getByRole('heading', { name: 'Self-referrals' }).waitFor()
    expect([await page.getByText('Taken back').count(), await page.getByText('Amina').count()]).toStrictEqual([2, 0])
    await look(page, true)
    await page.goto(`${heard.url}/staff/${programme}/signposting`)
    await press(page, 'Record it')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await page.getByLabel('Move More').check()
    await page.getByLabel('By phone').check()
    await press(page, 'Record it')
    await page.getByText('It is recorded.').waitFor()
    expect(await textOf(page, 'tbody tr')).toBe('Move More01001')
    await look(page, true)
    await page.goto(`${heard.url}/programmes/${programme}/figures/support`)
    await page.getByText('There is nothing to show yet.').waitFor()
    await look(page, true)
    await context.close()
  })
})
