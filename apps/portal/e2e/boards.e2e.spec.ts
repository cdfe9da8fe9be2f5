import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { belongingChampion } from './volunteer.fixture.ts'

describe.each([{ script: true }, { script: false }])('a board, with script: $script,', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let staff: Page
  const faults: string[][] = []
  const enter = async (viewport: typeof phone): Promise<Page> => {
    const { page, faults: found } = await visitor(browser, { script, viewport })
    faults.push(found)
    page.setDefaultTimeout(20_000)
    return page
  }
  const glance = () => look(staff, script)

  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    await belongingChampion(heard.url)
    staff = await enter(desk)
    await signInAs(staff, heard.url, 'coordinator', `/staff/${programme}/champions`)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    expect(serious(faults.flat(), [400])).toStrictEqual([])
  })

  it('is named, with who speaks there, a meeting and its papers', async () => {
    await staff.getByRole('link', { name: 'Boards' }).click()
    await staff.getByText('No board is named yet.').waitFor()
    await glance()
    await press(staff, 'Name it')
    expect(await textOf(staff, '#name-error')).toBe('Error: Enter what the board is called')
    await staff.fill('#name', 'Cancer board')
    await press(staff, 'Name it')
    await staff.getByRole('link', { name: 'Cancer board' }).click()
    await press(staff, 'Name them')
    expect(await textOf(staff, '#application-error')).toBe('Error: Choose who speaks for their community')
    await glance()
    await staff.selectOption('#application', { index: 1 })
    await press(staff, 'Name them')
    await staff.getByText('They speak for their community here').waitFor()
    await staff.getByText('Plan a meeting').click()
    await staff.fill('#papers', 'Agenda')
    await press(staff, 'Plan it')
    expect(await textOf(staff, '#papers-error')).toBe('Error: Line 1: enter what the paper is called, and its address')
    await glance()
    await staff.fill('#papers', 'Agenda https://board.example/agenda')
    await staff.fill('#on-day', '5')
    await staff.fill('#on-month', '1')
    await staff.fill('#on-year', '2026')
    await staff.fill('#from', '10:00')
    await staff.fill('#place', 'Town hall')
    await press(staff, 'Plan it')
    await staff.getByText('The meeting is planned.').waitFor()
    await glance()
  })

  it('is where a champion says what they said, which everybody reads once the team has', async () => {
    const page = await enter(phone)
    await signInAs(page, heard.url, 'champion', `/staff/${programme}/volunteering`)
    await page.getByRole('link', { name: 'Speaking for my community at boards' }).click()
    await page.getByRole('link', { name: 'Agenda' }).waitFor()
    await look(page, script)
    await page.getByRole('link', { name: 'Write what I said' }).click()
    await press(page, 'Send it to the team')
    expect(await textOf(page, '#said-error')).toBe('Error: Write down what you said for your community')
    await page.fill('#said', 'Letters come in English only.')
    await page.fill('#feedback', 'They will send them in Urdu.')
    await look(page, script)
    await press(page, 'Send it to the team')
    await page.getByText('It is public once the team has read it.').waitFor()
    await look(page, script)
    await staff.reload()
    await press(staff, 'Publish what was said')
    await staff.getByText('Everybody can read it now.').waitFor()
    await staff.getByText('Note a decision').click()
    await press(staff, 'Note it')
    expect(await textOf(staff, '#text-error')).toBe('Error: Enter what was decided')
    await staff.fill('#text', 'Letters in Urdu')
    await press(staff, 'Note it')
    await staff.getByText('The decision is noted.').waitFor()
    await glance()
    await page.goto(`${heard.url}/programmes/${programme}/boards`)
    await page.getByText('Letters come in English only.').waitFor()
    await page.getByText('Letters in Urdu').waitFor()
    await look(page, script)
    await page.goto(`${heard.url}/ur/programmes/${programme}/boards`)
    await page.getByRole('heading', { name: 'ہماری برادریوں کی آواز' }).waitFor()
    await look(page, script)
    await page.close()
  })

  it('has words withdrawn, which pages say', async () => {
    await staff.getByText('Withdraw this decision', { exact: true }).first().click()
    await glance()
    await press(staff, 'Withdraw this decision')
    await staff.getByText('The words are withdrawn and erased.').waitFor()
    await staff.getByText('Change its name, or what it is about').click()
    await staff.fill('#name', '')
    await press(staff, 'Change it')
    expect(await textOf(staff, '#name-error')).toBe('Error: Enter what the board is called')
    await staff.fill('#name', 'Board of health')
    await glance()
    await press(staff, 'Change it')
    await staff.getByRole('heading', { name: 'Board of health' }).waitFor()
    const page = await enter(phone)
    await page.goto(`${heard.url}/programmes/${programme}/boards`)
    await page.getByRole('heading', { name: 'Board of health' }).waitFor()
    await page.getByText('These words were withdrawn.').waitFor()
    expect(await page.getByText('Letters in Urdu').count()).toBe(0)
    await look(page, script)
    await page.close()
  })
})
