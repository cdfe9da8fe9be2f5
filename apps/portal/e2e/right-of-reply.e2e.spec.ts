import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { actingAt, dayFromNow, manySpeak } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, look } from './staff.ts'

const staff = '/staff/luton-cancer'
let heard: Heard
let browser: Browser
const scripted = new WeakSet<Page>()

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  await manySpeak(actingAt(heard.url), 'luton-cancer')
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

/** Somebody does something at their desk; nothing on the way may have gone wrong in the browser. */
const as = async <Done>(account: string, script: boolean, does: (page: Page) => Promise<Done>): Promise<Done> => {
  const { context, page, faults } = await visitor(browser, { script, viewport: desk })
  if (script) scripted.add(page)
  await beginSession(page, heard.url, account)
  const done = await does(page)
  expect(serious(faults)).toStrictEqual([])
  await context.close()
  return done
}

const press = async (page: Page, name: string): Promise<void> => {
  await Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name, exact: true }).click()])
}

const fillDay = async (page: Page, name: string, day: string): Promise<void> => {
  const [year = '', month = '', date = ''] = day.split('-')
  await page.fill(`#${name}-day`, String(Number(date)))
  await page.fill(`#${name}-month`, String(Number(month)))
  await page.fill(`#${name}-year`, year)
}

const problems = async (page: Page): Promise<string[]> => {
  const links = page.locator('.nhsuk-error-summary__list a')
  await links.first().waitFor()
  for (const link of await links.all()) expect(await page.locator(`[id="${((await link.getAttribute('href')) ?? '').slice(1)}"]`).count()).toBe(1)
  return links.allInnerTexts()
}

/** What a page says, once it was looked at on a phone and on a desk where script can look. */
const read = async (page: Page): Promise<string> => {
  if (scripted.has(page)) await look(page, true)
  return page.locator('main').innerText()
}

const inPublic = async (recommendation: string): Promise<string | undefined> => {
  const { context, page } = await visitor(browser, { script: true })
  scripted.add(page)
  const answer = await page.goto(`${heard.url}/programmes/luton-cancer/recommendations/${recommendation}`)
  await page.locator('details').evaluateAll((all) => {
    for (const each of all) each.setAttribute('open', '')
  })
  const text = answer?.status() === 200 ? await read(page) : undefined
  await context.close()
  return text
}

const draft = (title: string) => async (page: Page) => {
  await page.goto(`${heard.url}${staff}/recommendations/new`)
  for (const organisation of ['Public Health', 'Healthwatch']) await page.getByLabel(organisation, { exact: true }).check()
  await page.fill('#title', title)
  await page.fill('#text', 'Ring people within a week.')
  await page.getByLabel('Waiting to be told (12)').check()
  await page.getByLabel('Needed soon').check()
  await page.getByLabel('Fair evidence').check()
  await page.fill('#because', 'Several people said it in their own words.')
  await press(page, 'Save the draft')
  await page.waitForURL(/done=drafted/)
  await page.getByRole('link', { name: 'Send the draft to the organisations' }).click()
  await press(page, 'Send the draft')
  expect(await problems(page)).toStrictEqual(['Enter the last day for the reply'])
  await fillDay(page, 'reply', dayFromNow(0))
  await press(page, 'Send the draft')
  expect(await problems(page)).toStrictEqual(['The day for the reply must be after today'])
  await fillDay(page, 'reply', dayFromNow(14))
  await read(page)
  await press(page, 'Send the draft')
  await page.waitForURL(/done=sent/)
  expect(await read(page)).toContain('No reply yet. They have until')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

const reply = (title: string) => async (page: Page) => {
  await page.goto(`${heard.url}${staff}/addressed`)
  expect(await read(page)).toContain('Drafts to reply to')
  await page.getByRole('link', { name: title }).click()
  const seen = await read(page)
  for (const part of ['Ring people within a week.', 'Fair evidence', 'Several people said it']) expect(seen).toContain(part)
  await press(page, 'Send the reply')
  expect(await problems(page)).toStrictEqual(['Enter what you say of the draft'])
  await page.fill('#text', 'A week is not possible at weekends.')
  await page.getByLabel('Our words may stand beside the recommendation in public').check()
  await press(page, 'Send the reply')
  await page.waitForURL(/done=replied/)
  expect(await read(page)).toContain('You replied on')
}

const redraft = (recommendation: string) => async (page: Page) => {
  await page.goto(`${heard.url}${staff}/recommendations/${recommendation}`)
  const seen = await read(page)
  for (const part of ['A week is not possible at weekends.', 'may stand beside the recommendation in public']) expect(seen).toContain(part)
  await page.getByRole('link', { name: 'Change the draft' }).click()
  expect(await read(page)).toContain('As it was saved last it rests on 12 people in 12 contributions')
  expect(await page.getByLabel('Healthwatch', { exact: true }).isChecked()).toBe(true)
  await page.fill('#text', 'Ring people within seven working days.')
  await page.getByLabel('Needed now').check()
  await press(page, 'Save the draft')
  await page.waitForURL(/done=redrafted/)
  await page.getByRole('link', { name: /1 theme, 0 quotes$/ }).click()
  expect(await read(page)).toContain('12 people in 12 contributions')
}

const publish = (recommendation: string) => async (page: Page) => {
  await page.goto(`${heard.url}${staff}/recommendations/${recommendation}/publish`)
  expect(await read(page)).toContain('Why this cannot wait')
  await fillDay(page, 'due', dayFromNow(60))
  await press(page, 'Publish')
  expect(await problems(page)).toStrictEqual([
    'An organisation has not replied to the draft as it is now, and its day has not passed or it was never sent that. Send it, wait, or say why this cannot wait',
  ])
  await page.fill('#cannotWait', 'The budget is decided on Monday.')
  await press(page, 'Publish')
  await page.waitForURL(/done=published/)
  await read(page)
}

const answer = (title: string) => async (page: Page) => {
  await page.goto(`${heard.url}${staff}/addressed`)
  expect(await read(page)).not.toContain('Drafts to reply to')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: /^Answer for/ }).click()
  await page.getByLabel('Yes, all of it').check()
  await page.fill('#text', 'We will ring people.')
  expect(await read(page)).toContain('Others are asked as well.')
  await press(page, 'Publish the answer')
  await page.waitForURL(/done=answered/)
}

describe.each([true, false])('with script: %s', (script) => {
  test('organisations reply to a draft before it is public, and each answers for itself afterwards', async () => {
    const title = script ? 'Ring people soon' : 'Ring people sooner'
    const recommendation = await as('analyst', script, draft(title))
    expect(await inPublic(recommendation)).toBeUndefined()
    await as('stakeholder.luton-cancer', script, reply(title))
    await as('analyst', script, redraft(recommendation))
    await as('stakeholder.luton-cancer', script, async (page) => {
      await page.goto(`${heard.url}${staff}/addressed/drafts/${recommendation}`)
      const seen = await read(page)
      for (const part of ['after it was sent to you', 'seven working days', 'Needed now']) expect(seen).toContain(part)
    })
    await as('publisher', script, publish(recommendation))
    await as('stakeholder.luton-cancer', script, answer(title))
    const text = await inPublic(recommendation)
    for (const part of [
      'Put to Public Health and Healthwatch on',
      'Needed now',
      'Fair evidence',
      'Public Health said of an earlier draft:',
      'A week is not possible at weekends.',
      'Public Health accepts this.',
      'No answer yet.',
      'Before: Needed soon. After: Needed now.',
      'It was published before everybody who was asked had replied to the draft. The reason:',
      'The budget is decided on Monday.',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).not.toContain('within a week')
  })
})
