import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accessibilityFaults, desk, isTooWide, openBrowser, phone, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look as lookAt, press, signInAs } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const programme = 'elft-big-conversation'
const ready = '0b16c0de-0000-4000-8000-000000000009'
type Look = (page: Page) => Promise<void>
const calmly: Look = async () => {}
const closely: Look = async (page) => {
  expect([page.url(), await accessibilityFaults(page), await isTooWide(page)]).toStrictEqual([page.url(), [], false])
}

const go = async (page: Page, look: Look) => {
  await page.locator('main form').first().locator('button').first().click()
  await look(page)
}

/** Three questions, an audience and the agreements, to the check of all answers. */
const answerThree = async (page: Page, at: string, look: Look) => {
  await page.goto(`${at}/programmes/${programme}/conversations`)
  await look(page)
  await page.locator('main h2 a').first().click()
  await look(page)
  await go(page, look)
  await page.check('input[value=yes]')
  await go(page, look)
  await page.check('input[value=staff]')
  await go(page, look)
  await go(page, look)
  expect(await page.locator('.nhsuk-error-summary').count()).toBe(1)
  await page.locator('textarea').fill('The nurse who rings back.\nAnd tea.')
  await go(page, look)
  await page.locator('button[name=skip]').click()
  await page.locator('input[type=checkbox]').nth(1).check()
  await go(page, look)
  for (const answer of ['yes', 'no', 'no', 'no', 'no']) {
    await page.check(`input[value=${answer}]`)
    await go(page, look)
  }
  expect(new URL(page.url()).pathname).toMatch(/\/conversations\/[0-9a-f-]{36}\/check$/)
}

describe.each([
  { name: 'in English', language: '', mine: 'The nurse who rings back.' },
  { name: 'in Urdu', language: '/ur', mine: 'The nurse who rings back.' },
])('taking part $name', ({ language, mine }) => {
  test.each([
    { script: true, viewport: phone, screen: 'on a phone, accessibly' },
    { script: false, viewport: desk, screen: 'on a desk, without script' },
  ])('works $screen: the receipt shows the answers', async ({ script, viewport }) => {
    const { context, page, faults } = await visitor(browser, { script, viewport })
    const look = script ? closely : calmly
    await answerThree(page, heard.url + language, look)
    await go(page, look)
    expect(new URL(page.url()).pathname).toMatch(/\/done$/)
    await page.locator('main form').first().locator('button').click()
    await look(page)
    expect(await page.locator('main').innerText()).toContain(mine)
    expect(faults.filter((fault) => !fault.includes('status of 400'))).toStrictEqual([])
    await context.close()
  })
})

test('answers can be saved, and found again from another browser', async () => {
  const one = await visitor(browser, { script: false })
  await one.page.goto(`${heard.url}/programmes/${programme}/conversations/${ready}`)
  await go(one.page, calmly)
  await one.page.check('input[value=yes]')
  await one.page.getByRole('button', { name: 'Save and come back later' }).click()
  const code = await one.page.locator('.app-receipt').innerText()
  expect(await one.context.cookies()).toStrictEqual([])
  await one.context.close()
  const other = await visitor(browser, { script: false })
  await other.page.goto(`${heard.url}/programmes/${programme}/conversations/${ready}/return`)
  await other.page.fill('#code', code.toLowerCase())
  await go(other.page, calmly)
  await other.page.getByRole('link', { name: 'Go on where you stopped' }).click()
  expect(new URL(other.page.url()).pathname).toMatch(/\/community$/)
  await other.page.getByRole('button', { name: 'Stop and delete my answers' }).click()
  expect(await other.page.locator('h1').innerText()).toBe('Your answers are deleted')
  await other.page.goto(`${heard.url}/programmes/${programme}/conversations/${ready}/return`)
  await other.page.fill('#code', code)
  await go(other.page, calmly)
  expect(await other.page.locator('.nhsuk-error-summary').innerText()).toContain('There are no saved answers with this code')
  await other.context.close()
})

test.each([true, false])('staff write a questionnaire, open it and replace a question (script %s)', async (script) => {
  const { context, page, faults } = await visitor(browser, { script, viewport: desk })
  const title = `On waiting ${script}`
  await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/conversations`)
  await lookAt(page, script)
  await page.getByRole('link', { name: 'Write a questionnaire' }).click()
  await press(page, 'Save and add questions')
  expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('Enter the title in English')
  await page.fill('#title-en-standard', title)
  await lookAt(page, script)
  await press(page, 'Save and add questions')
  await page.getByRole('link', { name: 'Add a section' }).click()
  await page.fill('#title-en-standard', 'Your way')
  await press(page, 'Save')
  const ask = async (type: string, text: string, options = '') => {
    await page.getByRole('link', { name: 'Add a question' }).click()
    await page.check(`input[value=${type}]`)
    await page.fill('#text-en-standard', text)
    await page.fill('#options-en-standard', options)
    await lookAt(page, script)
    await press(page, 'Save')
  }
  await ask('scale', 'How long did you wait?', 'Days\nWeeks\nMonths')
  await ask('ranking', 'What matters most?', 'Speed\nKindness')
  await ask('long-text', 'Why so long?')
  await page.getByRole('link', { name: 'Change Why so long?' }).click()
  await page.getByLabel('How long did you wait? – Months').check()
  await press(page, 'Save')
  await page.getByRole('link', { name: 'Preview it as people see it' }).click()
  await lookAt(page, script)
  expect(await page.getByText('This question is shown only after certain answers.').count()).toBe(1)
  await page.goBack()
  await page.getByRole('link', { name: 'Open it' }).click()
  for (const [part, value] of [
    ['day', '31'],
    ['month', '12'],
    ['year', '2999'],
  ] as const)
    await page.fill(`#closes-${part}`, value)
  await press(page, 'Open it in public')
  await lookAt(page, script)
  await page.getByRole('link', { name: 'Languages and who is asked How long did you wait?' }).click()
  await page.waitForLoadState('networkidle')
  await page.fill('#text-en-standard', 'How long did you have to wait?')
  await press(page, 'Save')
  expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('People have been asked this question')
  expect(await page.inputValue('#text-en-standard')).toBe('How long did you have to wait?')
  await page.locator('.nhsuk-back-link').click()
  await page.getByRole('link', { name: 'Replace it by a new question What matters most?' }).click()
  await page.fill('#text-en-standard', 'What matters most when you wait?')
  await press(page, 'Save')
  expect(await page.getByText('Replaces another').count()).toBe(1)

  const at = new URL(page.url()).pathname
  for (const sheet of ['paper', 'poster']) {
    await page.goto(`${heard.url}${at}/${sheet}?language=ur`)
    expect([await page.locator('script').count(), /[A-Za-z]{3}/.test(await page.locator('main [lang=ur] > p').last().innerText())]).toStrictEqual([
      0,
      sheet === 'poster',
    ])
  }
  await page.goto(`${heard.url}${at}`)
  await page.getByRole('link', { name: 'See the public page' }).click()
  expect(await page.locator('h1').innerText()).toContain(title)
  await go(page, calmly)
  await page.check('input[value=yes]')
  await go(page, calmly)
  await page.check('input[value=prefer-not-to-say]')
  await go(page, calmly)
  await page.getByLabel('Months').check()
  await go(page, calmly)
  await page.locator('select').nth(0).selectOption('2')
  await go(page, calmly)
  expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('Give each place to one thing only')
  await page.locator('select').nth(1).selectOption('1')
  if (script) await closely(page)
  await go(page, calmly)
  expect(await page.locator('h1').innerText()).toBe('Why so long?')
  expect(script ? faults.filter((fault) => !/status of 4/.test(fault)) : []).toStrictEqual([])
  await context.close()
})
