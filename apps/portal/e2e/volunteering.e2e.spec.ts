import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { becomesChampion } from './volunteer.fixture.ts'

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

const faults: string[][] = []
const enter = async (script: boolean, viewport: typeof phone): Promise<Page> => {
  const { page, faults: found } = await visitor(browser, { script, viewport })
  faults.push(found)
  page.setDefaultTimeout(20_000)
  return page
}
afterAll(() => expect(serious(faults.flat())).toStrictEqual([]))

const signedIn = async (script: boolean, viewport: typeof phone, role: string, path: string): Promise<Page> => {
  const page = await enter(script, viewport)
  await signInAs(page, heard.url, role, `/staff/${programme}/${path}`)
  return page
}

describe.each([
  { script: true, work: 'Screening week' },
  { script: false, work: 'Board of residents' },
])('a champion, with script: $script,', ({ script, work }) => {
  let page: Page
  let one: Awaited<ReturnType<typeof becomesChampion>>
  const seen = () => look(page, script)
  const onPage = (words: string) => page.getByText(words).first().waitFor()

  it('connects their account by the code of their application', async () => {
    one = await becomesChampion(heard.url)
    page = await signedIn(script, phone, 'champion', 'volunteering')
    await page.getByRole('heading', { name: 'My volunteering' }).waitFor()
    await seen()
    await page.fill('#code', 'ABC')
    await press(page, 'Connect my account')
    expect(await textOf(page, '#code-error')).toBe('Error: Enter the whole code: 26 letters and numbers')
    expect(await page.inputValue('#code')).toBe('ABC')
    await seen()
    await page.fill('#code', one.receipt)
    await press(page, 'Connect my account')
    await onPage('Your account is connected with your application.')
    await onPage('You belong to no community yet.')
    await seen()
    expect(await page.getByRole('link', { name: 'Log what I did' }).count()).toBe(0)
  })

  it('is assigned to a community and to a piece of work by a coordinator', async () => {
    const staff = await signedIn(script, desk, 'coordinator', 'champions')
    const glance = () => look(staff, script)
    await staff.getByText('belongs to no community yet').waitFor()
    await glance()
    await staff.getByRole('link', { name: 'Work across communities' }).click()
    await press(staff, 'Begin it')
    expect(await staff.locator('.nhsuk-error-summary__list a').allTextContents()).toStrictEqual([
      'Enter a name for the work',
      'Choose two communities or more',
    ])
    await glance()
    await staff.fill('#name', work)
    await staff.getByLabel('Black African and Black Caribbean').check()
    await staff.getByLabel('South Asian').check()
    await press(staff, 'Begin it')
    await staff.getByRole('heading', { name: work }).waitFor()
    await glance()
    await staff.goto(`${heard.url}/staff/${programme}/champions`)
    await staff.getByRole('link', { name: one.reference }).click()
    await glance()
    await press(staff, 'Assign them')
    expect(await textOf(staff, '#community-error')).toBe('Error: Choose the community that they belong to')
    await staff.getByLabel('South Asian').check()
    await press(staff, 'Assign them')
    expect(await textOf(staff, '#community-error')).toBe('Error: Their account is bound to another community; an administrator changes that first')
    await staff.getByLabel('Black African and Black Caribbean').check()
    await press(staff, 'Assign them')
    await staff.getByText('They belong to this community from today on.').waitFor()
    await staff.locator('li', { hasText: work }).getByRole('button', { name: 'Let them take part' }).click()
    await staff.getByText('They take part in it.').waitFor()
    await glance()
    await staff.close()
    await page.goto(`${heard.url}/staff/${programme}/volunteering`)
    await onPage('Black African and Black Caribbean')
    await page.locator('li', { hasText: work }).getByText('You take part').waitFor()
    await seen()
  })

  it('logs what they did with one press, and is thanked for the first hour', async () => {
    await page.getByRole('link', { name: 'Log what I did' }).click()
    await page.getByRole('heading', { name: 'Log what I did' }).waitFor()
    await seen()
    await press(page, 'Log it')
    await page.locator('.nhsuk-error-summary').waitFor()
    expect(await page.locator('.nhsuk-error-summary__list a').allTextContents()).toStrictEqual([
      'Choose what you did',
      'Enter how many minutes it took, from 1 to 1,440',
    ])
    await seen()
    await page.getByLabel('Helped at a gathering').check()
    await press(page, '1 hour')
    await onPage('It is logged. Thank you.')
    await onPage('Thank you for 1 hour and more.')
    await seen()
  })

  it('points to a service, puts it right, and takes it back', async () => {
    await page.getByRole('link', { name: 'Log what I did' }).click()
    expect(await page.getByLabel('Helped at a gathering').isChecked()).toBe(true)
    await page.getByLabel('Pointed somebody to a service').check()
    await press(page, '15 minutes')
    expect(await textOf(page, '#services-error')).toBe('Error: Choose which service you pointed to')
    await seen()
    await page.locator('#services').check()
    await page.fill('#minutes', '20')
    await press(page, 'Log it')
    await onPage('It is logged. Thank you.')
    const entry = page.locator('li', { hasText: 'Pointed somebody to a service' })
    await entry.getByText('20 minutes').waitFor()
    await entry.getByRole('link', { name: 'Put right' }).click()
    await page.getByRole('heading', { name: 'Put right what I did' }).waitFor()
    expect([await page.inputValue('#minutes'), await page.locator('#services').isChecked()]).toStrictEqual(['20', true])
    await seen()
    await page.fill('#minutes', '25')
    await press(page, 'Save')
    await onPage('It is put right.')
    const staff = await signedIn(script, desk, 'connector', 'signposting')
    const counted = () => staff.locator('tbody td').allTextContents()
    await staff.getByRole('heading', { name: 'Signposting' }).first().waitFor()
    expect((await counted()).filter((count) => count === '1').length).toBeGreaterThan(0)
    await page.locator('li', { hasText: '25 minutes' }).getByRole('link', { name: 'Put right' }).click()
    await press(page, 'Take it back')
    await onPage('It is taken back, and counts no more.')
    await staff.reload()
    expect((await counted()).filter((count) => count === '1')).toStrictEqual([])
    await staff.close()
  })

  it('takes a break and comes back', async () => {
    await page.getByRole('link', { name: 'Take a break' }).click()
    await page.fill('#until-day', '31')
    await seen()
    await press(page, 'Take a break')
    expect(await textOf(page, '#until-error')).toBe('Error: The day must include a month and a year')
    await page.fill('#until-month', '1')
    await page.fill('#until-year', '2040')
    await press(page, 'Take a break')
    await onPage('You are on leave until 31 January 2040')
    await seen()
    await press(page, 'I am back')
    await onPage('Welcome back.')
  })

  it('is let go of by a coordinator, who sees hours and reach of months that are over', async () => {
    const staff = await signedIn(script, desk, 'coordinator', 'champions')
    await staff.getByRole('link', { name: one.reference }).click()
    await staff.getByText('They have another account now').click()
    await press(staff, 'Let the account go')
    await staff.getByText('Their account is let go.').waitFor()
    await staff.goto(`${heard.url}/staff/${programme}/champion-hours`)
    await staff.getByRole('heading', { name: 'Hours and reach of champions' }).waitFor()
    await look(staff, script)
    expect(new Set(await staff.locator('.nhsuk-table td').allTextContents())).toStrictEqual(new Set(['Withheld']))
    await staff.close()
    await page.reload()
    await page.getByRole('button', { name: 'Connect my account' }).waitFor()
    await page.close()
  })
})
