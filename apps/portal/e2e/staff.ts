import { fileURLToPath } from 'node:url'
import { type Call, httpClient } from '@heard/contracts'
import { type StoryWords, shareStory, showProgramme } from '@heard/contracts/engagement'
import { signIn } from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityFaults, desk, isTooWide, phone, visitor } from './browser.ts'

export const programme = 'luton-cancer'
export const feedback = fileURLToPath(new URL('../../cli/tour-data/patient-feedback.csv', import.meta.url))

/** Gives a window the session of a development account. The journeys of signing in get theirs on its own pages. */
export const beginSession = async (page: Page, url: string, role: string): Promise<void> => {
  const data = { email: `${role}@heard.example`, password: developmentPassword }
  const answer = await page.context().request.post(url + signIn.path, { data, headers: { 'heard-client': 'journeys' } })
  if (!answer.ok()) throw new Error(`cannot sign in as ${role}: ${await answer.text()}`)
}

/** The same, and opens a page. */
export const signInAs = async (page: Page, url: string, role: string, next = '/staff'): Promise<void> => {
  await beginSession(page, url, role)
  await page.goto(url + next)
}

const storyIn = async (call: Call, words: StoryWords) => {
  const shown = await call(showProgramme, { params: { programme } })
  if (!shown.ok) throw new Error(shown.problem.title)
  const consents = shown.body.notices.map(({ purpose, version, hash, wording }) => ({
    purpose,
    given: true,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  return {
    about: 'myself' as const,
    stages: ['diagnosis'],
    community: 'south-asian',
    words,
    language: 'en',
    consents,
    oldEnough: true as const,
  }
}

/** Shares a story as a resident does, without the pages; the code of its receipt. */
export const share = async (url: string, happened: string, worked: string): Promise<string> => {
  const call = httpClient(url, fetch)
  const shared = await call(shareStory, { params: { programme }, body: await storyIn(call, { happened, worked }) })
  if (!shared.ok) throw new Error(shared.problem.title)
  return shared.body.receipt
}

/** Shares a thousand stories, 50 at a time: more than people send in ten minutes. */
export const flood = async (url: string): Promise<void> => {
  const call = httpClient(url, fetch)
  const body = await storyIn(call, { happened: '' })
  for (let sent = 0; sent < 1_000; sent += 50) {
    const words = Array.from({ length: 50 }, (_, index) => ({ happened: `Story ${sent + index}` }))
    const answers = await Promise.all(words.map((each) => call(shareStory, { params: { programme }, body: { ...body, words: each } })))
    expect(answers.map(({ status }) => status)).toStrictEqual(words.map(() => 201))
  }
}

/** Looks at the page as it stands, on a phone and on a desk: nothing for axe to find, nothing to scroll sideways. Where there is no script axe cannot look. */
export const look = async (page: Page, script: boolean): Promise<void> => {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    expect([page.url(), await isTooWide(page), script ? await accessibilityFaults(page) : []]).toStrictEqual([page.url(), false, []])
  }
}

/** Looks at a public page that carries neither script nor cookie. */
export const lookAtPlain = async (browser: Browser, address: string): Promise<void> => {
  const { context, page, faults } = await visitor(browser, { script: true })
  await page.goto(address)
  await look(page, true)
  const found = { scripts: await page.locator('script').count(), cookies: await context.cookies(), faults }
  expect(found).toStrictEqual({ scripts: 0, cookies: [], faults: [] })
  await context.close()
}

/** The words of an element, each run of white space a single space. */
export const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()

/** Presses a button of the page's main part and waits for what comes of it. */
export const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  await page.waitForLoadState('domcontentloaded')
}

/** Opens the application of somebody, from the list of applications, which names nobody. */
export const openApplicationOf = async (page: Page, name: string): Promise<void> => {
  const list = page.url()
  await page.locator('.nhsuk-table').waitFor()
  const addresses = await page.locator('.nhsuk-table a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  for (const address of addresses) {
    await page.goto(new URL(address, list).href)
    if ((await textOf(page, 'main h1')).includes(name)) return
  }
  throw new Error(`${name} has no application`)
}
