import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, accountInLuton, actingAt } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

describe.each([
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
])('from what people said to what came of it, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  let account: Account
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    account = await accountInLuton(actingAt(heard.url))
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`
  const signIn = async (role: string, path: string): Promise<void> => {
    await page.context().clearCookies()
    await signInAs(page, heard.url, role, `/staff/${programme}/${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  const shown = () => page.locator('main article h3').allInnerTexts()
  const done = () => page.locator('.nhsuk-notification-banner').waitFor()

  it('is one page for analysts, with drafts and what was withdrawn', async () => {
    await signIn('analyst', 'whole-path')
    expect(await shown()).toStrictEqual([
      'Pay for interpreters at every appointment',
      'Free parking for treatment',
      'Ask people again in a year',
      'Open the clinic on Sundays',
      'Write letters that people can read',
      'Tell people their result within a week',
      'Ask the sponsor for more money',
    ])
    expect(await textOf(page, '#chart-flow + *, figure')).toContain('People behind each recommendation')
    const one = page.locator(`article[id="${account.accepted}"]`)
    expect(await textOf(page, `article[id="${account.accepted}"]`)).toMatch(
      /12 people in 12 contributions.*Approved quotationsNone is approved\..*Answers.*Overdue/,
    )
    await one.locator('details').first().locator('summary').click()
    expect(await one.locator('details').first().locator('a').count()).toBe(12)
    await look(page, script)
  })

  it('is narrowed, and says where nothing matches', async () => {
    await page.selectOption('#state', 'disputed')
    await press(page, 'Show')
    await page.waitForURL(/state=disputed/)
    expect(await shown()).toStrictEqual(['Write letters that people can read'])
    await page.selectOption('#organisation', 'healthwatch')
    await press(page, 'Show')
    await page.waitForURL(/organisation=healthwatch/)
    expect([await shown(), await textOf(page, 'main strong')]).toStrictEqual([[], 'Nothing matches this. Choose “All” in one of the lists.'])
    await look(page, script)
  })

  it('leads those who may not open contributions to none', async () => {
    await signIn('auditor', 'whole-path')
    expect(await page.locator('main a[href*="/contributions/"]').count()).toBe(0)
    expect(await textOf(page, `article[id="${account.accepted}"]`)).toContain('Your role does not include quotations.')
  })

  it('is assessed for equality, each part beside its evidence', async () => {
    await signIn('analyst', 'reach/equality-impact')
    await look(page, script)
    await page.getByRole('link', { name: 'Write the part about Race' }).click()
    await page.getByRole('heading', { name: 'Race', level: 1 }).waitFor()
    await page.fill('#says', 'Few people said which ethnic group they belong to.')
    await press(page, 'Save')
    await page.locator('#impact-error').waitFor()
    expect([await textOf(page, '#decides-error'), await textOf(page, '#reviewOn-error'), await page.inputValue('#says')]).toStrictEqual([
      'Error: Enter the role or group that decides',
      'Error: Enter the day on which it is looked at again',
      'Few people said which ethnic group they belong to.',
    ])
    await look(page, script)
    await page.fill('#impact', 'Some may be missed.')
    await page.fill('#action', 'Champions ask in person.')
    await page.fill('#decides', 'Programme board')
    for (const [part, value] of [
      ['day', '1'],
      ['month', '6'],
      ['year', String(new Date().getUTCFullYear() + 1)],
    ]) {
      await page.fill(`#reviewOn-${part}`, value ?? '')
    }
    await press(page, 'Save')
    await done()
    expect(await textOf(page, '#characteristic-race')).toContain('Who decidesProgramme board')
    await page.getByRole('link', { name: 'Write the conclusion' }).click()
    await page.fill('#conclusion', 'The programme goes on, and asks in person.')
    await press(page, 'Save')
    await done()
    await press(page, 'Propose this assessment')
    await done()
    expect(await textOf(page, '#decide')).toContain('You proposed it, so somebody else has to approve it.')
  })

  it('is approved by a second person, and kept', async () => {
    await signIn('publisher', 'reach/equality-impact')
    await press(page, 'Approve this version')
    await done()
    await look(page, script)
    await page.getByRole('link', { name: 'Version 1' }).click()
    await page.getByRole('heading', { name: /version 1/ }).waitFor()
    expect(await textOf(page, 'main')).toContain('The programme goes on, and asks in person.')
    await look(page, script)
    await page.goto(at('reach/equality-impact/characteristic/race'))
    expect(await page.getByLabel('They named somebody: take them out of the versions that are kept too').isVisible()).toBe(true)
    expect(script ? serious(faults, [400]) : []).toStrictEqual([])
  })
})
