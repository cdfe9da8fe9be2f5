import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { belongingChampion } from './volunteer.fixture.ts'

describe.each([{ script: true }, { script: false }])('expenses of a champion, with script: $script,', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let staff: Page
  let reference: string
  const faults: string[][] = []
  const signedIn = async (viewport: typeof phone, role: string, path: string): Promise<Page> => {
    const { page: opened, faults: found } = await visitor(browser, { script, viewport })
    faults.push(found)
    opened.setDefaultTimeout(20_000)
    await signInAs(opened, heard.url, role, `/staff/${programme}/${path}`)
    return opened
  }
  const seen = () => look(page, script)
  const glance = () => look(staff, script)
  const mistakes = (on: Page) => on.locator('.nhsuk-error-summary__list a').allTextContents()
  const claim = async (kind: string, amount: string, note: string) => {
    await page.getByRole('link', { name: 'Claim an expense' }).click()
    await page.getByLabel(kind).check()
    await page.fill('#amount', amount)
    await page.fill('#note', note)
    await press(page, 'Claim it')
    await page.getByText('The team has your claim.').waitFor()
  }
  const open = async () => {
    await staff.goto(`${heard.url}/staff/${programme}/champions/expenses`)
    await staff.getByRole('link', { name: reference }).first().click()
    await staff.getByRole('heading', { name: 'Claim of a champion' }).waitFor()
  }

  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    reference = (await belongingChampion(heard.url)).reference
    page = await signedIn(phone, 'champion', 'volunteering')
    staff = await signedIn(desk, 'coordinator', 'champions')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    expect(serious(faults.flat(), [400])).toStrictEqual([])
  })

  it('are nothing that a champion sees until a coordinator says what is paid for', async () => {
    await page.getByRole('heading', { name: 'My volunteering' }).waitFor()
    expect(await page.getByRole('link', { name: 'My expenses' }).count()).toBe(0)
    await staff.getByRole('link', { name: 'Expenses', exact: true }).click()
    await staff.getByText('No champion has claimed anything yet.').waitFor()
    await glance()
    await staff.getByRole('link', { name: 'Change what is paid for' }).click()
    await staff.getByLabel('Yes').check()
    await press(staff, 'Save')
    expect(await mistakes(staff)).toStrictEqual(['Enter what is paid for, and up to how much', 'Enter how the money comes to champions'])
    await glance()
    await staff.fill('#covers', 'Bus and train, up to £20 a month.')
    await staff.fill('#pays', 'In cash, at our next meeting.')
    await press(staff, 'Save')
    await staff.getByText('Saved. It counts from now on.').waitFor()
    await glance()
  })

  it('are claimed on a phone, put right, and taken back', async () => {
    await page.reload()
    await page.getByRole('link', { name: 'My expenses' }).click()
    await page.getByText('Bus and train, up to £20 a month.').waitFor()
    await seen()
    await page.getByRole('link', { name: 'Claim an expense' }).click()
    await page.getByText('In cash, at our next meeting.').waitFor()
    await page.fill('#amount', 'four')
    await page.fill('#note', 'To the library')
    await press(page, 'Claim it')
    expect(await mistakes(page)).toStrictEqual(['Choose what it was for', 'Enter what you paid, such as 4.50, up to £1,000'])
    expect([await page.inputValue('#amount'), await page.inputValue('#note')]).toStrictEqual(['four', 'To the library'])
    await seen()
    await page.goBack()
    await page.goto(`${heard.url}/staff/${programme}/volunteering/expenses`)
    await claim('Travel', '4.50', 'To the library')
    await claim('Materials', '12', 'Pens')
    await seen()
    const pens = page.locator('li', { hasText: 'Materials' })
    await pens.getByRole('link', { name: 'Put right or take back' }).click()
    expect(await page.inputValue('#amount')).toBe('12.00')
    await page.fill('#amount', '11')
    await seen()
    await press(page, 'Save')
    await page.getByText('It is put right.').waitFor()
    await page.getByRole('heading', { name: '£11.00, Materials' }).waitFor()
    expect(await page.locator('tbody td').allTextContents()).toStrictEqual(['£15.50', '£0.00'])
    await page.locator('li', { hasText: 'Travel' }).getByRole('link', { name: 'Put right or take back' }).click()
    await press(page, 'Take it back')
    await page.getByText('It is taken back.').waitFor()
    await claim('Travel', '£4.50', 'To the library')
  })

  it('wait in the work of a coordinator, who pays one and says kindly why not the other', async () => {
    await staff.goto(`${heard.url}/staff`)
    await staff
      .getByRole('link', { name: /expenses to decide/ })
      .first()
      .click()
    await staff.getByRole('heading', { name: 'Expenses of champions' }).waitFor()
    await glance()
    await open()
    await staff.getByText('£11.00').waitFor()
    await glance()
    await press(staff, 'Do not pay it')
    expect(await textOf(staff, '#reason-error')).toBe('Error: Enter why it is not paid')
    await staff.fill('#reason', 'Pens are in the cupboard. Please take some.')
    await press(staff, 'Do not pay it')
    await staff.getByText('It is not paid.').waitFor()
    await open()
    await press(staff, 'Approve it')
    await staff.getByText('It is approved.').waitFor()
    await open()
    await glance()
    await press(staff, 'Record that it is paid')
    await staff.getByText('It is recorded as paid.').waitFor()
    await glance()
  })

  it('end as the champion reads on their page', async () => {
    await page.goto(`${heard.url}/staff/${programme}/volunteering/expenses`)
    await page.getByText('Pens are in the cupboard.').waitFor()
    await page
      .locator('li', { has: page.getByText('Paid', { exact: true }) })
      .getByText('To the library')
      .waitFor()
    expect(await page.locator('tbody td').allTextContents()).toStrictEqual(['£4.50', '£4.50'])
    await seen()
  })
})
