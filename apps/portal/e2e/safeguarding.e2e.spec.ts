import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const ways = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe('somebody’s safety', () => {
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

  const onwards = async (page: Page, script: boolean): Promise<void> => {
    await page.getByRole('main').getByRole('button', { name: 'Continue' }).click()
    await look(page, script)
  }

  it.each(ways)('is asked for by somebody too young to take part, who follows the call by its code and cancels it, $name', async ({ script }) => {
    const { page, faults, context } = await visitor(browser, { script, viewport: phone })
    await page.goto(`${heard.url}/programmes/${programme}/share/too-young`)
    expect(await textOf(page, '.app-support')).toContain('Childline Phone: 0800 1111')
    await look(page, script)
    await page.getByRole('link', { name: 'Ask us to get in touch with you' }).click()
    await look(page, script)
    await onwards(page, script)
    await onwards(page, script)
    expect(await textOf(page, '.nhsuk-error-summary')).toContain('Enter a phone number, or another way to reach you')
    await page.fill('#contact', '07700 900123')
    await onwards(page, script)
    await page.fill('#when', 'After school')
    await onwards(page, script)
    await page.check('input[value=no]')
    await onwards(page, script)
    await onwards(page, script)
    await page.getByRole('button', { name: 'Change How can we reach you?' }).click()
    expect(await page.inputValue('#contact')).toBe('07700 900123')
    await page.fill('#contact', '07700 900456')
    await onwards(page, script)
    expect(await textOf(page, 'dl')).toContain('07700 900456')
    await press(page, 'Ask for a call')
    await page.getByRole('heading', { name: 'We will call you' }).waitFor()
    await look(page, script)
    const code = await textOf(page, '.app-receipt')
    await page.getByRole('link', { name: 'The call that you asked for' }).click()
    await page.fill('#code', code)
    await press(page, 'See the call')
    expect(await textOf(page, 'dl')).toContain('We have your request')
    await look(page, script)
    await press(page, 'Cancel the call and erase my number')
    expect(await textOf(page, 'dl')).toMatch(/You cancelled it.*Erased/)
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  })

  it.each(ways)('is looked after by staff, step by step, from what somebody read, $name', async ({ script }) => {
    await share(heard.url, `I do not want to go on ${script}`, 'Nothing')
    const { page, faults, context } = await visitor(browser, { script, viewport: desk })
    await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/contributions`)
    await page.locator('.app-entries a').first().click()
    await page.getByRole('link', { name: 'I am worried about somebody' }).click()
    await press(page, 'Raise the concern')
    expect(await page.locator('.nhsuk-error-summary li').allTextContents()).toStrictEqual(['Choose how urgent it is', 'Enter what worries you'])
    await look(page, script)
    await page.fill('#words', 'They say that they do not want to go on.')
    await page.check('input[value=immediate]')
    await press(page, 'Raise the concern')
    await page.getByText('Your concern is with the safeguarding team.').waitFor()
    await press(page, 'Warn colleagues: hard to read')
    await page.getByRole('heading', { name: 'Hard to read' }).waitFor()
    expect(await page.getByRole('main').innerText()).not.toContain('I do not want to go on')
    await look(page, script)
    await page.getByRole('link', { name: 'Show the words' }).click()
    await page.getByText('The text is not de-identified yet').waitFor()
    await page.goto(`${heard.url}/staff/${programme}/safeguarding`)
    await look(page, script)
    await page
      .getByRole('link', { name: /^Read in a contribution/ })
      .first()
      .click()
    await page.getByRole('heading', { name: 'How to reach the person' }).waitFor()
    expect(await page.getByRole('main').innerText()).toContain('Nobody can be called')
    await look(page, script)
    await press(page, 'Take it')
    await page.getByText('You look after this concern now.').waitFor()
    await page.getByRole('link', { name: 'Record this step Ask whether anybody is in immediate danger' }).click()
    await page.fill('#note', 'Rang 111 for advice.')
    await look(page, script)
    await press(page, 'Record a step')
    await page.getByText('The step is recorded.').waitFor()
    for (const act of ['Hand over outside', 'Support offered', 'Plan a call', 'Record a call', 'Change the urgency', 'Hand over to a colleague']) {
      await page.getByRole('link', { name: act, exact: true }).click()
      await look(page, script)
      await page.getByRole('link', { name: 'Back', exact: true }).click()
    }
    await page.getByRole('link', { name: 'Close', exact: true }).click()
    await page.check('input[value=cannot-be-reached]')
    await press(page, 'Close the concern')
    await page.getByText('The concern is closed.').waitFor()
    expect(await page.getByRole('main').innerText()).toContain('Rang 111 for advice.')
    await look(page, script)
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  })
})
