import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAt, dayFromNow, manySpeak } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, look } from './staff.ts'

const staff = '/staff/luton-cancer'
let heard: Heard
let browser: Browser
let quotable: string

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  quotable = (await manySpeak(actingAt(heard.url), 'luton-cancer')).quotable
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

type Window = { readonly page: Page; readonly faults: string[]; close(): Promise<void> }

const signedIn = async (account: string, script: boolean): Promise<Window> => {
  const { context, page, faults } = await visitor(browser, { script, viewport: desk })
  await beginSession(page, heard.url, account)
  return { page, faults, close: () => context.close() }
}

const fillDay = async (page: Page, name: string, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-')
  await page.fill(`#${name}-day`, String(Number(date)))
  await page.fill(`#${name}-month`, String(Number(month)))
  await page.fill(`#${name}-year`, year)
}

const press = async (page: Page, name: string): Promise<void> => {
  await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name, exact: true }).click()])
}

/** What the form that came back says is wrong; each line leads to a field that is there. */
const problems = async (page: Page): Promise<string[]> => {
  const links = page.locator('.nhsuk-error-summary__list a')
  await links.first().waitFor()
  for (const link of await links.all()) expect(await page.locator(`[id="${((await link.getAttribute('href')) ?? '').slice(1)}"]`).count()).toBe(1)
  expect(await page.title()).toMatch(/^Error: /)
  return links.allInnerTexts()
}

const notice = (page: Page): Promise<string> => page.locator('.nhsuk-notification-banner__content').innerText()

const weigh = async (page: Page): Promise<void> => {
  await page.getByLabel('Needed soon').check()
  await page.getByLabel('Fair evidence').check()
  await page.fill('#because', 'Several people said it in their own words.')
}

const draftAndPublish = async (script: boolean, title: string): Promise<string> => {
  const { page, faults, close } = await signedIn('publisher', script)
  await page.goto(`${heard.url}${staff}/recommendations/new`)
  await page.fill('#title', title)
  await press(page, 'Save the draft')
  expect(await problems(page)).toStrictEqual([
    'Choose at least one organisation that is asked',
    'Enter what is recommended',
    'Choose at least one theme, or quote the words that it rests on',
    'Choose how soon it is needed',
    'Choose how strong the evidence is',
    'Say in a sentence why the evidence is that strong',
  ])
  expect(await page.inputValue('#title')).toBe(title)
  await page.getByLabel('Public Health', { exact: true }).check()
  await weigh(page)
  await page.fill('#text', 'Ring people.\n\n- Within a week.')
  await page.getByLabel('Waiting to be told (12)').check()
  await page.fill('#quote-1', 'I waited')
  await press(page, 'Add another quote')
  await page.locator('#quote-2').waitFor()
  expect([await page.inputValue('#quote-1'), await page.inputValue('#text')]).toStrictEqual(['I waited', 'Ring people.\n\n- Within a week.'])
  await page.fill('#quote-1', '')
  await press(page, 'Save the draft')
  await page.waitForURL(/done=drafted/)
  expect(await notice(page)).toBe('The draft is saved.')
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  await fillDay(page, 'due', '2026-02-31')
  await press(page, 'Publish')
  expect(await problems(page)).toStrictEqual(['The day for the answer must be a real day, such as 27 3 2027'])
  await fillDay(page, 'due', dayFromNow(-30))
  await press(page, 'Publish')
  expect(await problems(page)).toStrictEqual(['The answer cannot be due before the organisations were asked'])
  await fillDay(page, 'asked', dayFromNow(-90))
  await press(page, 'Publish')
  expect(await problems(page)).toStrictEqual([
    'An organisation has not replied to the draft as it is now, and its day has not passed or it was never sent that. Send it, wait, or say why this cannot wait',
  ])
  await page.fill('#cannotWait', 'It was put to them in a meeting.')
  await press(page, 'Publish')
  await page.waitForURL(/done=published/)
  expect(await page.locator('main').innerText()).toContain('(30 days).')
  expect(serious(faults)).toStrictEqual([])
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await close()
  return id
}

const answerAndPromise = async (script: boolean, title: string): Promise<string> => {
  const { page, faults, close } = await signedIn('stakeholder.luton-cancer', script)
  await page.goto(`${heard.url}${staff}/addressed`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: 'Answer', exact: true }).click()
  await page.getByLabel('A part of it').check()
  await page.fill('#text', 'We ring people from spring.')
  await press(page, 'Publish the answer')
  expect(await problems(page)).toStrictEqual(['Give the reasons why it is declined or accepted only in part'])
  expect(await page.getByLabel('A part of it').isChecked()).toBe(true)
  await page.fill('#reasons', 'Not on Sundays.')
  await press(page, 'Publish the answer')
  await page.waitForURL(/done=answered/)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: 'Make a promise' }).click()
  await press(page, 'Publish the promise')
  expect(await problems(page)).toStrictEqual([
    'Enter what you promise',
    'Enter the day by which it is done',
    'Enter how anybody can tell that it is done',
    'Enter the role that answers for it',
  ])
  await page.fill('#text', `Ring everybody: ${title}`)
  await page.fill('#measure', 'Nine in ten are rung')
  await page.fill('#role', 'Head of screening')
  await fillDay(page, 'due', dayFromNow(-5))
  await fillDay(page, 'made', dayFromNow(-60))
  await press(page, 'Publish the promise')
  await page.waitForURL(/done=promised/)
  const commitment = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Report progress' }).click()
  await page.getByLabel('Under way').check()
  await page.fill('#note', 'Half of us do.')
  await press(page, 'Publish the progress')
  await page.waitForURL(/done=reported/)
  await page.getByRole('link', { name: 'Change the promise' }).click()
  await fillDay(page, 'due', dayFromNow(-2))
  await press(page, 'Publish the change')
  expect(await problems(page)).toStrictEqual(['Say why the promise changes'])
  await page.fill('#reason', 'New phone lines.')
  await press(page, 'Publish the change')
  await page.waitForURL(/done=amended/)
  await page.getByRole('link', { name: 'Say what came of it' }).click()
  await page.getByLabel('All of it').check()
  await page.fill('#text', 'All practices ring people.')
  await press(page, 'Publish the outcome')
  await page.waitForURL(/done=claimed/)
  expect(serious(faults)).toStrictEqual([])
  await close()
  return commitment
}

const judge = async (script: boolean, commitment: string): Promise<void> => {
  const coordinator = await signedIn('coordinator', script)
  await coordinator.page.goto(heard.url + commitment)
  await coordinator.page.getByRole('link', { name: 'Record what people see' }).click()
  await coordinator.page.fill('#people', 'many')
  await press(coordinator.page, 'Publish the verdict')
  expect(await problems(coordinator.page)).toStrictEqual([
    'Choose whose verdict it is',
    'Choose what they see',
    'Enter how many people as a whole number',
  ])
  await coordinator.page.getByLabel('Champions').check()
  await coordinator.page.getByLabel('A little of it').check()
  await coordinator.page.fill('#people', '8')
  await press(coordinator.page, 'Publish the verdict')
  await coordinator.page.waitForURL(/done=judged/)
  expect(await coordinator.page.locator('main').innerText()).not.toContain('8 people')
  expect(serious(coordinator.faults)).toStrictEqual([])
  await coordinator.close()
}

describe.each([true, false])('with script: %s', (script) => {
  test('what people said becomes a recommendation, an answer, a promise, a claim and a verdict', async () => {
    const title = script ? 'Tell people within a week' : 'Tell people by phone'
    const recommendation = await draftAndPublish(script, title)
    const commitment = await answerAndPromise(script, title)
    await judge(script, commitment)
    const { page, context } = await visitor(browser, { script: false })
    await page.goto(`${heard.url}/programmes/luton-cancer/recommendations/${recommendation}`)
    const text = await page.locator('main').textContent()
    for (const part of ['Not on Sundays.', `Ring everybody: ${title}`, 'All practices ring people.', 'a little of it', 'New phone lines.'])
      expect(text).toContain(part)
    await context.close()
  })

  test('a redraft keeps what the draft rests on, and a withdrawn one says why', async () => {
    const { page, close } = await signedIn('analyst', script)
    await page.goto(`${heard.url}${staff}/recommendations/new`)
    await page.getByLabel('Healthwatch', { exact: true }).check()
    await weigh(page)
    await page.fill('#title', `A draft ${script}`)
    await page.fill('#text', 'First words.')
    await page.getByLabel('Letters nobody can read (3)').check()
    await page.fill('#contribution-1', 'not an id')
    await page.fill('#quote-1', 'I waited')
    await press(page, 'Save the draft')
    expect(await problems(page)).toStrictEqual(['Enter the id of the contribution, as its page shows it'])
    await page.fill('#contribution-1', quotable)
    await page.fill('#quote-1', 'words that nobody said')
    await press(page, 'Save the draft')
    expect(await problems(page)).toStrictEqual(['These words are not in the de-identified text. Copy them exactly as they stand there'])
    await page.fill('#quote-1', 'weeks to be told')
    await press(page, 'Save the draft')
    await page.waitForURL(/done=drafted/)
    await page.getByRole('link', { name: 'Change the draft' }).click()
    expect(await page.getByLabel('Letters nobody can read (3)').isChecked()).toBe(true)
    expect(await page.getByLabel('weeks to be told').isChecked()).toBe(true)
    await page.fill('#text', 'Second words.')
    await press(page, 'Save the draft')
    await page.waitForURL(/done=redrafted/)
    expect(await page.locator('main').innerText()).toContain('Second words.')
    await page.getByRole('link', { name: /1 theme, 1 quote$/ }).click()
    expect(await page.locator('main').innerText()).toContain('weeks to be told')
    const draft = new URL(page.url()).pathname.replace('/evidence', '')
    await close()
    const publisher = await signedIn('publisher', script)
    await publisher.page.goto(`${heard.url}${draft}/withdraw`)
    await press(publisher.page, 'Withdraw')
    expect(await problems(publisher.page)).toStrictEqual(['Enter the reason'])
    await publisher.page.fill('#reason', 'Said elsewhere.')
    await press(publisher.page, 'Withdraw')
    await publisher.page.waitForURL(/done=withdrawn/)
    await publisher.close()
  })
})

test('a role that may not do it is told so, and an organisation sees only what is addressed to it', async () => {
  const { page, close } = await signedIn('stakeholder.luton-cancer', false)
  const statuses: (number | undefined)[] = []
  for (const path of ['recommendations', 'reports', 'applications', 'gatherings', 'addressed']) {
    statuses.push((await page.goto(`${heard.url}${staff}/${path}`))?.status())
  }
  expect(statuses).toStrictEqual([403, 403, 403, 403, 200])
  expect(await page.locator('main').innerText()).not.toContain('Healthwatch')
  await close()
})

test('every screen of the account is accessible on a phone and on a desk', async () => {
  const screens = {
    publisher: ['recommendations', 'recommendations/new', 'reports'],
    'stakeholder.luton-cancer': ['addressed'],
    coordinator: ['commitments', 'applications', 'gatherings', 'gatherings/new'],
  }
  for (const [account, paths] of Object.entries(screens)) {
    const { page, faults, close } = await signedIn(account, true)
    const inner = [`${staff}/recommendations`, `${staff}/addressed`, `${staff}/commitments`]
    const found = paths.map((path) => `${staff}/${path}`)
    for (const list of found.filter((path) => inner.includes(path))) {
      await page.goto(heard.url + list)
      const href = await page.locator('.app-entries a').first().getAttribute('href')
      if (href) found.push(href)
    }
    for (const path of found) {
      await page.goto(heard.url + path)
      await look(page, true)
    }
    expect(serious(faults)).toStrictEqual([])
    await close()
  }
})
