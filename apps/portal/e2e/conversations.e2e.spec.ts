import { httpClient } from '@heard/contracts'
import { type GivenAnswers, giveAnswers, showProgramme } from '@heard/contracts/engagement'
import { announceGathering } from '@heard/contracts/events'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAt, dayFromNow } from './accountable.fixture.ts'
import { accessibilityFaults, desk, isTooWide, openBrowser, phone, serious, visitor } from './browser.ts'
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
  await expect.poll(() => page.locator('.nhsuk-error-summary').count()).toBe(1)
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
    expect(serious(faults, [400])).toStrictEqual([])
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
  await expect.poll(() => page.getByText('This question is shown only after certain answers.').count()).toBe(1)
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
  await expect.poll(() => page.getByText('Replaces another').count()).toBe(1)

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
  expect(script ? serious(faults) : []).toStrictEqual([])
  await context.close()
})

/** Goes on with the tab key alone, as somebody does who keys in one form after the other. */
const tabTo = async (page: Page, selector: string) => {
  for (let pressed = 0; pressed < 60; pressed += 1) {
    await page.keyboard.press('Tab')
    if ((await page.locator(`${selector}:focus`).count()) === 1) return
  }
  throw new Error(`the tab key does not lead to ${selector}`)
}

test.each([true, false])('staff key in paper answers with the keyboard alone (script %s)', async (script) => {
  const { context, page } = await visitor(browser, { script, viewport: desk })
  await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/conversations/${ready}`)
  await page.getByRole('link', { name: 'Print it on paper' }).click()
  const foot = await page.locator('.app-paper').innerText()
  await page.goBack()
  await page.getByRole('link', { name: 'Key in paper answers' }).click()
  await lookAt(page, script)
  expect(foot).toContain(`Agreements ${await page.locator('.nhsuk-inset-text strong').innerText()}`)
  await expect.poll(() => page.locator('#audience:focus').count()).toBe(1)
  await page.keyboard.press('1')
  await tabTo(page, '#old-enough')
  await page.keyboard.press('Space')
  await tabTo(page, 'textarea')
  await page.keyboard.type('The nurse who rings back.')
  await tabTo(page, 'input[name^=q-]')
  await page.keyboard.press('Space')
  await tabTo(page, '#send')
  await page.keyboard.press('Enter')
  expect(await page.locator('.nhsuk-error-summary').innerText()).toContain('Choose what is ticked; nothing ticked is a no')
  expect(await page.locator('textarea').first().inputValue()).toBe('The nurse who rings back.')
  await lookAt(page, script)
  await tabTo(page, 'select[name^=agree-]')
  await page.keyboard.press('1')
  for (const name of await page.locator('select[name^=agree-]').evaluateAll((all) => all.slice(1).map(({ id }) => id))) {
    await tabTo(page, `#${name}`)
    await page.keyboard.press('2')
  }
  await tabTo(page, '#wants-code')
  await page.keyboard.press('Space')
  await tabTo(page, '#send')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Saved' }).waitFor()
  const saved = await page.locator('.nhsuk-notification-banner').innerText()
  expect(saved).toMatch(/Write \d+ on the form\. Key in the next one below\./)
  expect((await page.locator('.app-receipt').innerText()).length).toBeGreaterThan(8)
  expect([await page.locator('textarea').first().inputValue(), await page.locator('#audience:focus').count()]).toStrictEqual(['', 1])
  await lookAt(page, script)
  await page.getByRole('button', { name: /take form \d+ back/ }).click()
  expect(await page.locator('.nhsuk-notification-banner').innerText()).toContain('Cross the number out')
  await lookAt(page, script)
  await context.close()
})

/** Keys in a form that says one thing in words, and nothing else but what it must. */
const keyWords = async (page: Page, words: string): Promise<string> => {
  await page.check('#old-enough')
  await page.locator('textarea').first().fill(words)
  for (const agreed of await page.locator('select[name^=agree-]').all()) await agreed.selectOption('yes')
  await press(page, 'Save, and key in the next one')
  return /Write (\d+) on the form/.exec(await page.locator('.nhsuk-notification-banner').innerText())?.[1] ?? ''
}

test('a form is keyed twice, and settled; results show how many of those invited answered', async () => {
  const at = `/staff/${programme}/conversations/${ready}`
  const one = await visitor(browser, { script: true, viewport: desk })
  await signInAs(one.page, heard.url, 'coordinator', `${at}/double-entry`)
  await one.page.fill('#every', 'some')
  await press(one.page, 'Save')
  expect(await one.page.locator('.nhsuk-error-summary').innerText()).toContain('Enter a number from 0 to 999')
  await one.page.fill('#every', '1')
  await press(one.page, 'Save')
  await lookAt(one.page, true)
  await one.page.goto(`${heard.url}${at}/key`)
  const form = await keyWords(one.page, 'A nurse who rings')
  expect(await one.page.locator('.nhsuk-notification-banner').innerText()).toContain('somebody else is to key it in too')
  await one.page.goto(`${heard.url}${at}/double-entry`)
  expect(await one.page.locator('main').innerText()).toContain(`Form ${form}: you keyed it in`)
  const other = await visitor(browser, { script: false, viewport: desk })
  await signInAs(other.page, heard.url, 'analyst', `${at}/double-entry`)
  await other.page.getByRole('link', { name: `Key in form ${form} again` }).click()
  await lookAt(other.page, false)
  await other.page.locator('textarea').first().fill('A nurse who sings')
  await press(other.page, 'Save and compare')
  expect(await other.page.locator('main').innerText()).toContain('A nurse who rings')
  await press(other.page, 'Settle this form')
  expect(await other.page.locator('.nhsuk-error-summary').innerText()).toContain('Choose which one the paper says')
  await one.page.goto(`${heard.url}${at}/double-entry/${form}/differences`)
  await lookAt(one.page, true)
  await one.page.check('input[value=second]')
  await press(one.page, 'Settle this form')
  expect(await one.page.locator('main').innerText()).toMatch(/Long text\s+1\s+1\s+100.0 %/)
  await lookAt(one.page, true)
  await one.page.goto(`${heard.url}${at}/invitations`)
  await one.page.fill('#invited-staff', '1,200 or so')
  await press(one.page, 'Save')
  expect(await one.page.locator('.nhsuk-error-summary').innerText()).toContain('enter a whole number, such as 1200, or nothing')
  await lookAt(one.page, true)
  await one.page.fill('#invited-staff', '1,200')
  await press(one.page, 'Save')
  await one.page.getByRole('link', { name: 'Results so far' }).click()
  await lookAt(one.page, true)
  const rates = await one.page.getByRole('table', { name: 'Response rates by audience and channel' }).innerText()
  expect(rates).toMatch(/1200\s+Withheld\s+–/)
  expect(rates).toContain('Not known')
  await one.context.close()
  await other.context.close()
})

test('staff bring in answers from a file: columns are proposed for the questions they are like', async () => {
  const { context, page } = await visitor(browser, { script: true, viewport: desk })
  await signInAs(page, heard.url, 'analyst', `/staff/${programme}/import`)
  const rows = ['Number,What should we keep because it helps,Where would a change help most?', '1,The tea,Getting help in time', '2,The garden,Money']
  await page.setInputFiles('#file', { name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) })
  await press(page, 'Upload')
  await page.getByLabel('Are these answers to a conversation?').selectOption(ready)
  await press(page, 'Read them so')
  expect(await page.locator('#role-1 option:checked').innerText()).toBe('Answer: What should we keep, because it helps?')
  expect(await page.locator('#role-2 option:checked').innerText()).toBe('Answer: Where would a change help most?')
  await page.locator('[name=deidentified][value=yes]').check()
  await press(page, 'Preview')
  await lookAt(page, true)
  expect(await page.locator('main').innerText()).toContain('Where would a change help most?: Getting help in time')
  expect(await page.locator('main').innerText()).toContain('This is none of the answers to its question')
  await page.locator('button[value=start]').click()
  await page.getByRole('heading', { name: 'The import has finished' }).waitFor()
  expect((await page.locator('.nhsuk-summary-list__value').allInnerTexts()).slice(0, 2)).toStrictEqual(['2', '1'])
  await context.close()
})

const announceWorkshop = async (): Promise<void> => {
  const acting = actingAt(heard.url)
  const words = { language: 'en', title: 'Workshop on waiting', place: 'The hall', about: 'Tables of six.' }
  const times = { startsAt: `${dayFromNow(2)}T10:00:00.000Z`, endsAt: `${dayFromNow(2)}T12:00:00.000Z` }
  const body = { kind: 'workshop' as const, ...times, words }
  const called = await acting.call(announceGathering, { params: { programme }, body }, { headers: await acting.as('coordinator') })
  expect(called.status).toBe(201)
}

test.each([true, false])('what a table said at a workshop is kept, and the table reads it with its code (script %s)', async (script) => {
  const { context, page } = await visitor(browser, { script, viewport: script ? phone : desk })
  await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/conversations/${ready}`)
  await page.getByRole('link', { name: 'Notes of tables at a workshop' }).click()
  await page.getByRole('heading', { name: 'Notes of a table' }).waitFor()
  if (script) expect(await page.locator('main').innerText()).toContain('Announce the workshop first')
  if (script) await announceWorkshop()
  await page.goto(`${heard.url}/staff/${programme}/conversations/${ready}/tables`)
  await lookAt(page, script)
  await page.locator('textarea').first().fill('Three of us were sent home twice.')
  await press(page, 'Keep the notes')
  const summary = await page.locator('.nhsuk-error-summary').innerText()
  expect(summary).toContain('Choose the gathering')
  expect(summary).toContain('Enter the number of the table, from 1 to 500')
  expect(summary).toContain('Say whether the table agreed')
  expect(await page.locator('textarea').first().inputValue()).toBe('Three of us were sent home twice.')
  await lookAt(page, script)
  await page.locator('#gathering').selectOption({ index: 1 })
  await page.fill('#table', script ? '1' : '2')
  for (const agreed of await page.locator('select[name^=agree-]').all()) await agreed.selectOption('yes')
  await page.check('#old-enough')
  await press(page, 'Keep the notes')
  await page.getByRole('heading', { name: 'Saved' }).waitFor()
  await lookAt(page, script)
  expect(await page.locator('main li').last().innerText()).toBe(`Workshop on waiting: ${script ? 'table 1' : 'tables 1, 2'}`)
  expect([await page.inputValue('#table'), await page.locator('textarea').first().inputValue()]).toStrictEqual([script ? '2' : '3', ''])
  const code = (await page.locator('.app-receipt').innerText()).replaceAll(/\s/g, '')
  const resident = await visitor(browser, { script: false, viewport: phone })
  await resident.page.goto(`${heard.url}/my-contribution`)
  await resident.page.fill('#code', code)
  await resident.page.locator('main button').first().click()
  expect(await resident.page.locator('main').innerText()).toContain('Three of us were sent home twice.')
  await resident.context.close()
  await context.close()
})

/** Answers sent by as many people, without the pages. */
const answered = async (people: number, answers: GivenAnswers): Promise<void> => {
  const call = httpClient(heard.url, fetch)
  const shown = await call(showProgramme, { params: { programme } })
  if (!shown.ok) throw new Error(shown.problem.title)
  const consents = shown.body.notices.map(({ purpose, version, hash, wording, required }) => ({
    purpose,
    given: required,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  const body = { questionnaire: 1, audience: 'staff', answers, language: 'en', consents, oldEnough: true as const }
  for (let sent = 0; sent < people; sent += 1)
    expect((await call(giveAnswers, { params: { programme, conversation: ready }, body })).status).toBe(201)
}

test('results are released when a conversation rests, and everybody sees, reads and downloads them', async () => {
  const where = '0b16c0de-0000-4000-8000-000000000003'
  await answered(50, { [where]: { options: ['0b16c0de-0000-4000-8000-000000000031'] } })
  await answered(12, { [where]: { options: ['0b16c0de-0000-4000-8000-000000000032'] } })
  const at = `/programmes/${programme}/conversations/${ready}`
  const staff = `/staff/${programme}/conversations/${ready}`
  const coordinator = await visitor(browser, { script: false })
  await signInAs(coordinator.page, heard.url, 'coordinator', `${staff}/results`)
  expect(await coordinator.page.locator('main').innerText()).toContain('Results can be released when the conversation is paused or closed.')
  await coordinator.page.goto(`${heard.url}${staff}/steps/pause`)
  await coordinator.page.check('input[value=other]')
  await press(coordinator.page, 'Pause it')
  await coordinator.context.close()

  const publisher = await visitor(browser, { script: true, viewport: desk })
  await signInAs(publisher.page, heard.url, 'publisher', `${staff}/results`)
  await lookAt(publisher.page, true)
  await publisher.page.getByRole('link', { name: 'Look at the next release' }).click()
  await lookAt(publisher.page, true)
  await press(publisher.page, 'Release to the public')
  expect(await publisher.page.locator('main').innerText()).toContain('The results are released.')
  await lookAt(publisher.page, true)
  await publisher.context.close()

  const reader = await visitor(browser, { script: true, viewport: phone })
  for (const language of ['', '/ur']) {
    await reader.page.goto(`${heard.url}${language}${at}`)
    await reader.page.locator(`a[href$="${at}/results"]`).click()
    await closely(reader.page)
    await lookAt(reader.page, true)
  }
  await reader.page.goto(`${heard.url}/programmes/${programme}/conversations`)
  await reader.page.getByRole('link', { name: 'See the results' }).click()
  const table = reader.page.locator('table').last()
  expect((await table.locator('tbody tr').first().innerText()).split(/\s*\t\s*/)).toStrictEqual(['Getting help in time', '50', '77'])
  expect(await table.locator('tbody tr').last().innerText()).toContain('Withheld')
  const file = await reader.page.request.get(`${heard.url}${at}/results.csv`)
  expect([file.headers()['content-type'], (await file.text()).includes('Getting help in time,50,77')]).toStrictEqual([
    'text/csv; charset=utf-8',
    true,
  ])
  expect(reader.faults).toStrictEqual([])
  await reader.context.close()
})
