import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listWordings, withdrawWording } from '@heard/contracts/reporting'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, type Acting, accountInLuton, actingAt, dayFromNow } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, look } from './staff.ts'

const staff = '/staff/luton-cancer'
let heard: Heard
let browser: Browser
let account: Account
let acting: Acting
const folder = mkdtempSync(join(tmpdir(), 'heard-files-'))
/** Larger than a whole form may be. */
const film = join(folder, 'film.pdf')

beforeAll(async () => {
  writeFileSync(film, Buffer.alloc(32 * 1024 * 1024))
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  acting = actingAt(heard.url)
  account = await accountInLuton(acting)
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
  rmSync(folder, { recursive: true })
})

const signedIn = async (script: boolean) => {
  const window = await visitor(browser, { script, viewport: desk })
  await beginSession(window.page, heard.url, 'stakeholder.luton-cancer')
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

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const minutes = Buffer.from('%PDF-1.7\n% minutes of May\ntrailer <<>>\n%%EOF\n')

const choose = (page: Page, row: number, name: string, buffer: Buffer): Promise<void> =>
  page.setInputFiles(`#file-${row}`, { name, mimeType: 'application/octet-stream', buffer })

const reportWithFiles = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Report progress' }).click()
  await choose(page, 1, 'minutes.pdf', minutes)
  await choose(page, 2, 'page.pdf', Buffer.from('<!doctype html><script>alert(1)</script>'))
  await choose(page, 3, 'desk.png', picture)
  await page.fill('#file-1-name', 'Minutes of May')
  await press(page, 'Publish the progress')
  expect(await problems(page)).toStrictEqual([
    'Choose how far it is',
    'Enter what was done, or what stands in the way',
    'This file is not a PDF, a picture (JPEG, PNG or WebP) or a CSV file, whatever its name says; save it as a PDF, a picture (JPEG, PNG or WebP) or a CSV file without a password and try again',
    'Enter what file 3 is called',
    'Say what the picture in file 3 shows',
  ])
  await page.getByText('minutes.pdf is here already').waitFor()
  await page.getByLabel('Under way').check()
  await page.fill('#note', 'Half of the practices have a desk.')
  await page.fill('#file-3-name', 'The new desk')
  await page.fill('#file-3-shows', 'Two people at a desk with phones')
  await page.setInputFiles('#file-2', film)
  await press(page, 'Publish the progress')
  expect(await problems(page)).toStrictEqual(['This file is too large. Choose one of up to 10 MB'])
  expect([await page.inputValue('#note'), await page.inputValue('#file-1-name')]).toStrictEqual([
    'Half of the practices have a desk.',
    'Minutes of May',
  ])
  await press(page, 'Publish the progress')
  await page.waitForURL(/done=reported/)
}

/** A reader takes the minutes along and checks them; then they are withdrawn. */
const readFiles = async (page: Page): Promise<void> => {
  const files = page.locator('.nhsuk-summary-list .app-files > li')
  expect((await files.allInnerTexts()).map((text) => text.split('\n').find((line) => line.includes('MB')))).toStrictEqual([
    'Minutes of May (PDF, 0.1 MB)',
    'The new desk (PNG, 0.1 MB)',
  ])
  const image = files.nth(1).locator('img')
  await image.scrollIntoViewIfNeeded()
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(1)
  expect(await image.getAttribute('alt')).toBe('Two people at a desk with phones')
  await files.first().getByText('Check this file').click()
  const address = (await files.first().getByRole('link').getAttribute('href')) ?? ''
  const answer = await page.request.get(heard.url + address)
  expect(await answer.body()).toStrictEqual(minutes)
  expect(await files.first().innerText()).toContain(createHash('sha256').update(minutes).digest('hex'))
  const { 'content-disposition': disposition, 'content-security-policy': policy, 'x-content-type-options': options } = answer.headers()
  expect([disposition, policy, options]).toStrictEqual([
    `attachment; filename="Minutes of May.pdf"; filename*=UTF-8''Minutes%20of%20May.pdf`,
    "default-src 'none'; sandbox; frame-ancestors 'none'",
    'nosniff',
  ])
  const publisher = await acting.as('publisher')
  const params = { programme: 'luton-cancer' }
  const listed = await acting.call(listWordings, { params, query: {} }, { headers: publisher })
  const { ref = '' } = (listed.ok && listed.body.wordings.findLast(({ words }) => words.status === 'open' && words.text === 'Minutes of May')) || {}
  await acting.call(withdrawWording, { params: { ...params, ref }, body: { reason: 'error' } }, { headers: publisher })
  await expect.poll(async () => (await page.request.get(heard.url + address)).status()).toBe(410)
  await page.reload()
  expect(await files.first().innerText()).toMatch(/^This file was withdrawn on .+ because it was published by mistake\.$/)
}

const isFitFor = async (page: Page, path: string): Promise<void> => {
  await page.goto(heard.url + path)
  await look(page, true)
}

describe.each([true, false])('with script: %s', (script) => {
  test('an organisation keeps its milestones, and says how much of its promise is there, with pages and files that show it', async () => {
    const { page, faults, context } = await signedIn(script)
    const commitment = script ? account.overdue : account.disputed
    await page.goto(`${heard.url}${staff}/commitments/${commitment}`)
    await manageMilestones(page)
    await sayWhatCame(page)
    await reportWithFiles(page)
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
    await readFiles(reader.page)
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
