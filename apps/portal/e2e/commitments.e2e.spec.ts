import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, accountInLuton, actingAt, dayFromNow } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look } from './staff.ts'

const staff = '/staff/luton-cancer'
let heard: Heard
let browser: Browser
let account: Account

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  account = await accountInLuton(actingAt(heard.url))
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const signedIn = async (script: boolean) => {
  const window = await visitor(browser, { script, viewport: desk })
  await window.page.goto(`${heard.url}/sign-in?next=/staff`)
  await window.page.getByLabel('E-mail address').fill('stakeholder.luton-cancer@heard.example')
  await window.page.getByLabel('Password').fill('heard-development')
  await window.page.getByRole('button', { name: 'Sign in' }).click()
  await window.page.waitForURL(`${heard.url}/staff`)
  return window
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

const problems = async (page: Page): Promise<string[]> => {
  const links = page.locator('.nhsuk-error-summary__list a')
  await links.first().waitFor()
  return links.allInnerTexts()
}

const addMilestone = async (page: Page, text: string, day: string): Promise<void> => {
  await page.getByRole('link', { name: 'Add a milestone' }).click()
  await page.fill('#text', text)
  await fillDay(page, 'due', day)
  await press(page, 'Publish the milestone')
  await page.waitForURL(/done=milestone-added/)
}

/** Follows a link below a milestone. */
const about = (page: Page, text: string, link: string): Promise<void> =>
  page.locator('.app-milestones > li', { hasText: text }).getByRole('link', { name: link }).click()

const manageMilestones = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Add a milestone' }).click()
  await press(page, 'Publish the milestone')
  expect(await problems(page)).toStrictEqual(['Enter what the milestone is', 'Enter the day by which the milestone is done'])
  await page.fill('#text', 'Train two people')
  await fillDay(page, 'due', dayFromNow(1))
  await press(page, 'Publish the milestone')
  expect(await problems(page)).toStrictEqual(['A milestone cannot be due after the commitment itself'])
  expect(await page.inputValue('#text')).toBe('Train two people')
  await fillDay(page, 'due', dayFromNow(-100))
  await press(page, 'Publish the milestone')
  await page.waitForURL(/done=milestone-added/)
  await addMilestone(page, 'Find a room', dayFromNow(-90))
  await addMilestone(page, 'Print a leaflet', dayFromNow(-80))
  await about(page, 'Train two people', 'Move it')
  await fillDay(page, 'due', dayFromNow(-95))
  await press(page, 'Publish the new day')
  expect(await problems(page)).toStrictEqual(['Say why the milestone moves'])
  await page.fill('#reason', 'Nobody had time.')
  await press(page, 'Publish the new day')
  await page.waitForURL(/done=milestone-moved/)
  await about(page, 'Find a room', 'Say that it is done')
  await fillDay(page, 'on', dayFromNow(-88))
  await press(page, 'Publish it')
  await page.waitForURL(/done=milestone-reached/)
  await about(page, 'Print a leaflet', 'Drop it')
  await page.fill('#reason', 'Nobody reads leaflets.')
  await press(page, 'Drop it, in public')
  await page.waitForURL(/done=milestone-dropped/)
}

const sayWhatCame = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Change the promise' }).click()
  await page.fill('#role', 'Director of screening')
  await page.fill('#reason', 'A new post.')
  await press(page, 'Publish the change')
  await page.waitForURL(/done=amended/)
  await page.getByRole('link', { name: 'Say what came of it' }).click()
  await page.fill('#link-1-name', 'Our figures')
  await page.fill('#link-1-address', 'http://example.org/figures')
  await press(page, 'Publish the outcome')
  expect(await problems(page)).toStrictEqual([
    'Choose how much of it is there',
    'Enter what was done and what came of it',
    'Enter an address that starts with https://',
  ])
  await page.getByLabel('A little of it').check()
  await page.fill('#text', 'Two practices do it.')
  await page.fill('#link-1-address', 'https://example.org/figures')
  await press(page, 'Publish the outcome')
  await page.waitForURL(/done=claimed/)
}

const isFitFor = async (page: Page, path: string): Promise<void> => {
  await page.goto(heard.url + path)
  await look(page, true)
}

describe.each([true, false])('with script: %s', (script) => {
  test('an organisation keeps its milestones, and says how much of its promise is there, with pages that show it', async () => {
    const { page, faults, context } = await signedIn(script)
    const commitment = script ? account.overdue : account.disputed
    await page.goto(`${heard.url}${staff}/commitments/${commitment}`)
    await manageMilestones(page)
    await sayWhatCame(page)
    expect(serious(faults)).toStrictEqual([])
    await context.close()

    const reader = await visitor(browser, { script })
    const elsewhere: string[] = []
    reader.page.on('request', (request) => {
      if (!request.url().startsWith(heard.url)) elsewhere.push(request.url())
    })
    await reader.page.goto(`${heard.url}/programmes/luton-cancer/commitments/${commitment}`)
    const text = await reader.page.locator('main').innerText()
    for (const part of [
      'Director of screening',
      'Who answered for it before:\n\nHead of cancer services',
      'Train two people',
      'Nobody has said that it is done.',
      'Nobody had time.',
      'Nobody reads leaflets.',
      'A little of it is there, since',
      'Our figures (example.org)',
    ]) {
      expect(text).toContain(part)
    }
    expect(await reader.page.locator('.app-milestones > li .nhsuk-tag').allInnerTexts()).toStrictEqual(['Missed', 'Done', 'Given up'])
    const link = reader.page.getByRole('link', { name: 'Our figures' }).first()
    expect([await link.getAttribute('href'), await link.getAttribute('rel'), await link.getAttribute('referrerpolicy')]).toStrictEqual([
      'https://example.org/figures',
      'external nofollow noopener noreferrer',
      'no-referrer',
    ])
    expect([elsewhere, serious(reader.faults)]).toStrictEqual([[], []])
    await reader.context.close()
  })
})

test('its pages are accessible on a phone and on a desk', async () => {
  const { page, faults, context } = await signedIn(true)
  const one = `${staff}/commitments/${account.overdue}`
  const paths = ['addressed', 'commitments/new?recommendation=', `commitments/${account.overdue}/milestones/new`]
  for (const path of paths) await isFitFor(page, `${staff}/${path}${path.endsWith('=') ? account.accepted : ''}`)
  for (const path of ['', '/outcome', '/progress', '/amend']) await isFitFor(page, one + path)
  await page.goto(heard.url + one)
  const move = await page.getByRole('link', { name: 'Move it' }).first().getAttribute('href')
  for (const act of ['move', 'reach', 'drop']) await isFitFor(page, (move ?? '').replace(/move$/, act))
  await isFitFor(page, `/programmes/luton-cancer/commitments/${account.overdue}`)
  await isFitFor(page, '/programmes/luton-cancer/report')
  expect(serious(faults)).toStrictEqual([])
  await context.close()
})
