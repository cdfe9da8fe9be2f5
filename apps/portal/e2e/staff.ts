import { fileURLToPath } from 'node:url'
import { httpClient } from '@heard/contracts'
import { shareStory, showProgramme } from '@heard/contracts/engagement'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { accessibilityFaults, desk, isTooWide, phone } from './browser.ts'

export const programme = 'luton-cancer'
export const feedback = fileURLToPath(new URL('../../cli/tour-data/patient-feedback.csv', import.meta.url))

/** Signs in with a development account, from the page that asked for it. */
export const signInAs = async (page: Page, url: string, role: string, next = '/staff'): Promise<void> => {
  await page.goto(url + next)
  await page.fill('#email', `${role}@heard.example`)
  await page.fill('#password', 'heard-development')
  await page.click('#with-password')
}

/** Shares a story as a resident does, without the pages; the code of its receipt. */
export const share = async (url: string, happened: string, worked: string): Promise<string> => {
  const call = httpClient(url, fetch)
  const shown = await call(showProgramme, { params: { programme } })
  if (!shown.ok) throw new Error(shown.problem.title)
  const consents = shown.body.notices.map(({ purpose, version, hash, wording }) => ({
    purpose,
    given: true,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  const body = {
    about: 'myself' as const,
    stages: ['diagnosis'],
    community: 'south-asian',
    words: { happened, worked },
    language: 'en',
    consents,
    oldEnough: true as const,
  }
  const shared = await call(shareStory, { params: { programme }, body })
  if (!shared.ok) throw new Error(shared.problem.title)
  return shared.body.receipt
}

/** Looks at the page as it stands, on a phone and on a desk: nothing for axe to find, nothing to scroll sideways. Where there is no script axe cannot look. */
export const look = async (page: Page, script: boolean): Promise<void> => {
  for (const size of [phone, desk]) {
    await page.setViewportSize(size)
    expect([await isTooWide(page), script ? await accessibilityFaults(page) : []]).toStrictEqual([false, []])
  }
}

/** The words of an element, each run of white space a single space. */
export const textOf = async (page: Page, selector: string): Promise<string> =>
  ((await page.locator(selector).first().textContent()) ?? '').replaceAll(/\s+/g, ' ').trim()

/** Presses a button of the page's main part and waits for what comes of it. */
export const press = (page: Page, name: string): Promise<void> => page.getByRole('main').getByRole('button', { name, exact: true }).click()
