import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingAt, dayFromNow, manySpeak } from './accountable.fixture.ts'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'
import { belongingChampion } from './volunteer.fixture.ts'

let heard: Heard
let browser: Browser
let receipts: readonly string[]

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  receipts = (await manySpeak(actingAt(heard.url), programme)).receipts
  await belongingChampion(heard.url)
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

type Script = { readonly script: boolean; readonly viewport: typeof phone }

/** Somebody with a browser of their own; nothing on the way may have gone wrong in it but forms that came back. */
const visit = async <Done>({ script, viewport }: Script, does: (page: Page) => Promise<Done>): Promise<Done> => {
  const { context, page, faults } = await visitor(browser, { script, viewport })
  const done = await does(page)
  expect(serious(faults, [400, 409, 422])).toStrictEqual([])
  await context.close()
  return done
}

const fillDay = async (page: Page, name: string, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-')
  await page.fill(`#${name}-day`, String(Number(date)))
  await page.fill(`#${name}-month`, String(Number(month)))
  await page.fill(`#${name}-year`, year)
}
const main = (page: Page): Promise<string> => page.locator('main').innerText()
const at = (recommendation: string, page = ''): string => `/staff/${programme}/recommendations/${recommendation}${page}`
const enter = async (page: Page, receipt: string): Promise<void> => {
  await page.goto(`${heard.url}/my-contribution`)
  await page.fill('#code', receipt)
  await page.locator('main form button').first().click()
  await page.locator('.app-history').first().waitFor()
}

const asks = (title: string, script: boolean) => async (page: Page) => {
  await signInAs(page, heard.url, 'analyst', `/staff/${programme}/recommendations/new`)
  await page.getByLabel('Public Health', { exact: true }).check()
  await page.fill('#title', title)
  await page.fill('#text', 'Ring people within a week.')
  await page.getByLabel('Waiting to be told (12)').check()
  await page.getByLabel('Needed soon').check()
  await page.getByLabel('Fair evidence').check()
  await page.fill('#because', 'Several people said it.')
  await press(page, 'Save the draft')
  await page.waitForURL(/done=drafted/)
  await page.getByRole('link', { name: 'Ask people to check the draft' }).click()
  await press(page, 'Ask them')
  expect(await page.locator('.nhsuk-error-summary a').allInnerTexts()).toStrictEqual(['Choose whom you ask', 'Enter the last day to answer'])
  await page.getByLabel('Residents whose words led to it').check()
  await page.locator('input[name=from][value=champions]').check()
  await fillDay(page, 'until', dayFromNow(0))
  await press(page, 'Ask them')
  expect(await page.locator('.nhsuk-error-summary a').allInnerTexts()).toStrictEqual(['The last day for answers must be after today'])
  await fillDay(page, 'until', dayFromNow(14))
  await look(page, script)
  await press(page, 'Ask them')
  await page.waitForURL(/done=check-asked/)
  await look(page, script)
  expect(await main(page)).toContain('Nobody sees what is said before it is closed.')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

const answers = (recommendation: string, title: string, receipt: string, script: boolean) => async (page: Page) => {
  await enter(page, receipt)
  const question = `/my-contribution/check/${recommendation}`
  await look(page, script)
  expect(await textOf(page, `a[href="${question}"]`)).toBe(`Read the draft and answer: ${title}`)
  await page.locator(`a[href="${question}"]`).click()
  await page.getByRole('heading', { name: title }).waitFor()
  for (const part of ['It is not public yet', 'Ring people within a week.', 'Public Health', 'Several people said it.', 'no number under 10']) {
    expect(await main(page)).toContain(part)
  }
  await look(page, script)
  await page.fill('#change', 'Ring in the evening.')
  await press(page, 'Send my answer')
  expect(await page.locator('.nhsuk-error-summary a').getAttribute('href')).toBe('#answer')
  expect(await page.inputValue('#change')).toBe('Ring in the evening.')
  await look(page, script)
  await page.check('input[value=partly]')
  await press(page, 'Send my answer')
  expect(await textOf(page, '.nhsuk-notification-banner__title')).toBe('Your answer is saved')
  expect(await main(page)).toContain('Ring in the evening.')
  await page.locator(`a[href="${question}"]`).click()
  await page.locator('#change').waitFor()
  expect([await page.isChecked('input[value=partly]'), await page.inputValue('#change')]).toStrictEqual([true, 'Ring in the evening.'])
  await press(page, 'Take back my answer')
  expect(await textOf(page, '.nhsuk-notification-banner__title')).toBe('Your answer is taken back')
  await page.locator(`a[href="${question}"]`).click()
  await page.check('input[value=no]')
  await page.fill('#change', 'Ring in the evening.')
  await press(page, 'Send my answer')
  await page.goto(`${heard.url}/my-contribution/everything`)
  expect(await main(page)).toContain('Ring in the evening.')
}

const checksAsChampion = (recommendation: string, title: string, script: boolean) => async (page: Page) => {
  await signInAs(page, heard.url, 'champion', '/staff')
  await page.goto(`${heard.url}/staff/${programme}/volunteering`)
  await page.getByRole('link', { name: 'Drafts to check' }).click()
  await page.getByRole('heading', { name: 'Drafts to check' }).waitFor()
  await look(page, script)
  await page.locator(`a[href="/staff/${programme}/volunteering/drafts/${recommendation}"]`).click()
  await page.getByRole('heading', { name: title }).waitFor()
  await look(page, script)
  await page.check('input[value=says-it]')
  await page.fill('#change', 'Ask at the mosque too.')
  await press(page, 'Send my answer')
  expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('Your answer is saved.')
}

const closesAndReads = (recommendation: string, script: boolean) => async (page: Page) => {
  await signInAs(page, heard.url, 'analyst', at(recommendation))
  await page.getByRole('link', { name: 'Close the check' }).click()
  await page.getByRole('heading', { name: 'Close the check' }).waitFor()
  await look(page, script)
  await press(page, 'Close the check')
  await page.waitForURL(/done=check-closed/)
  expect(await main(page)).toContain('No answer came from ten people or more')
  await page.getByRole('link', { name: 'Read what they want changed' }).click()
  await page.getByRole('heading', { name: 'What people want changed' }).waitFor()
  await look(page, script)
  expect(await page.locator('main li').allInnerTexts()).toStrictEqual(['Ask at the mosque too.', 'Ring in the evening.'])
  await page.goto(`${heard.url}${at(recommendation, '/redraft')}`)
  await page.fill('#text', 'Ring people within a week, in the evening too.')
  await press(page, 'Save the draft')
  await page.waitForURL(/done=redrafted/)
}

/** Somebody writes while the check is closed: their words come back to them. */
const writesTooLate = (recommendation: string, script: boolean, meanwhile: () => Promise<void>) => async (page: Page) => {
  await signInAs(page, heard.url, 'champion', `/staff/${programme}/volunteering/drafts/${recommendation}`)
  await page.check('input[value=no]')
  await page.fill('#change', 'In the morning.')
  await meanwhile()
  await press(page, 'Send my answer')
  await page.getByText('This check is over, or the draft was changed.').waitFor()
  expect(await main(page)).toContain('In the morning.')
  await look(page, script)
}

const publishes = (recommendation: string, script: boolean) => async (page: Page) => {
  await signInAs(page, heard.url, 'publisher', at(recommendation, '/publish'))
  expect(await main(page)).toContain('you asked residents whose words led to it and champions to check the draft')
  await look(page, script)
  await fillDay(page, 'due', dayFromNow(60))
  await page.fill('#cannotWait', 'The budget is decided on Monday.')
  await press(page, 'Publish')
  await page.waitForURL(/done=published/)
  await page.goto(`${heard.url}/programmes/${programme}/recommendations/${recommendation}`)
  await look(page, script)
  const text = await main(page)
  for (const part of [
    'Residents and champions were asked to check the draft on',
    'The draft was changed after that.',
    'The answers about the draft were counted.',
  ]) {
    expect(text).toContain(part)
  }
  expect(text).not.toContain('mosque')
}

describe.each([
  { name: 'with script, on a phone', script: true, viewport: phone, receipt: 0 },
  { name: 'without script, on a desk', script: false, viewport: desk, receipt: 1 },
])('a draft is checked $name', ({ script, viewport, receipt }) => {
  it('by those who are asked, and its public page says so', async () => {
    const title = script ? 'Ring people soon' : 'Ring people sooner'
    const how = { script, viewport }
    const recommendation = await visit(how, asks(title, script))
    await visit(how, answers(recommendation, title, receipts[receipt] ?? '', script))
    await visit(how, checksAsChampion(recommendation, title, script))
    await visit(
      how,
      writesTooLate(recommendation, script, () => visit(how, closesAndReads(recommendation, script))),
    )
    await visit(how, publishes(recommendation, script))
    await visit(how, async (page) => {
      await enter(page, receipts[receipt] ?? '')
      expect(await page.locator(`a[href="/my-contribution/check/${recommendation}"]`).count()).toBe(0)
    })
  })
})
