import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingAt } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { coded } from './evidence.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe.each(scripts)('from what is coded to what the public sees, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  let fresh = ''
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
    ;({ fresh } = await coded(heard.url, actingAt(heard.url)))
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`
  const notice = () => textOf(page, '.nhsuk-notification-banner__content')
  const done = () => page.locator('.nhsuk-notification-banner').waitFor()
  const enter = async (role: string, path: string): Promise<void> => {
    await page.context().clearCookies()
    await signInAs(page, heard.url, role, `/staff/${programme}/${path}`)
  }

  it('an analyst works tables out and may put them back, not release them', async () => {
    await enter('analyst', 'tables/release')
    await press(page, 'Work out the next release')
    await page.getByRole('heading', { name: 'What the audit says' }).waitFor()
    expect(await page.getByRole('button', { name: 'Release to the public' }).count()).toBe(0)
    await look(page, script)
    await press(page, 'Put these tables back')
    await done()
    expect(await notice()).toBe('The tables are put back. Nothing of them is public.')
    await page.goto(at('tables/release'))
    await press(page, 'Work out the next release')
    await page.getByRole('heading', { name: 'What the audit says' }).waitFor()
  })

  it('a publisher releases them, and the public finds numbers and files', async () => {
    await enter('publisher', 'tables/release')
    await press(page, 'Release to the public')
    await done()
    expect(await notice()).toBe('The tables are released. The public sees them now.')
    await look(page, script)
    await page.goto(`${heard.url}/programmes/${programme}/figures`)
    await look(page, script)
    const csv = await page.request.get(`${heard.url}/programmes/${programme}/figures/theme-by-stage.csv`)
    expect([csv.headers()['content-type'], (await csv.text()).split('\r\n')[0]]).toStrictEqual([
      'text/csv; charset=utf-8',
      'theme,theme_name,stage,people,withheld',
    ])
    expect((await page.request.get(`${heard.url}/programmes/${programme}/figures/nothing.csv`)).status()).toBe(404)
  })

  it('a coordinator starts suggestions, and the model learns', async () => {
    await enter('coordinator', 'codebook/suggestions')
    await press(page, 'Start suggesting')
    await done()
    await press(page, 'Learn from what is coded')
    await page.getByText('The model has learned from what the team has coded.').waitFor()
    expect(await textOf(page, '.nhsuk-table tbody tr')).toMatch(/^1/)
    await look(page, script)
  })

  it('a suggestion is confirmed by a person', async () => {
    await page.goto(at(`contributions/${fresh}`))
    expect(await textOf(page, '#suggestions + ul li')).toMatch(/^Waiting\d+ % sure, because of: .*waiting/)
    await look(page, script)
    await page.getByRole('button', { name: 'Confirm Waiting' }).click()
    await done()
    expect([await notice(), await textOf(page, '#codings strong')]).toStrictEqual(['The theme is recorded.', 'Waiting'])
    await page.goto(at('codebook/suggestions'))
    expect(await textOf(page, '.nhsuk-table:last-of-type tbody tr:has(th:text("Waiting"))')).toBe('Waiting10100 %')
    await page.goto(at(`contributions/${fresh}`))
    await page.getByRole('button', { name: 'Undo Waiting' }).click()
    await done()
    expect(await notice()).toBe('The coding is taken back.')
  })

  it('a sample is coded twice, and a difference settled', async () => {
    await page.goto(at('codebook/double-coding'))
    await page.fill('#size', '3')
    await press(page, 'Draw a sample')
    await page.locator('.nhsuk-error-summary').waitFor()
    expect(await textOf(page, '#size-error')).toBe('Error: Draw at least 5')
    await look(page, script)
    await page.fill('#size', '5')
    await press(page, 'Draw a sample')
    await page.getByRole('link', { name: 'Code the next one' }).click()
    for (let left = 5; left > 0; left -= 1) {
      await page.getByText(`${left} left.`).waitFor()
      if (left === 5) await look(page, script)
      else await page.getByLabel('Kindness').check()
      await press(page, 'Save and go on')
    }
    await page.getByRole('heading', { name: 'Nothing left for you' }).waitFor()
    await page.getByRole('link', { name: 'See the sample' }).click()
    await page.getByRole('heading', { name: 'Agreement' }).waitFor()
    await look(page, script)
    await page
      .getByRole('button', { name: /^It has it ?:/ })
      .first()
      .click()
    await done()
    expect(await notice()).toBe('The difference is settled, and the coding is as you said.')
  })

  it('makes the browser complain about nothing but the answers it was refused', () =>
    expect(script ? serious(faults, [400, 404]) : []).toStrictEqual([]))
})
