import type { Browser, Page } from 'playwright-core'
import { dayFromNow } from './accountable.fixture.ts'
import { desk, visitor } from './browser.ts'
import { signInAs } from './staff.ts'

export const luton = '/programmes/luton-cancer'
export const staffGatherings = '/staff/luton-cancer/gatherings'

export const problems = (page: Page): Promise<string[]> => page.locator('.nhsuk-error-summary__list a').allInnerTexts()

/** Fills in the day of a gathering or a talk. */
export const fillDay = async (page: Page, offset: number): Promise<void> => {
  const [year = '', month = '', day = ''] = dayFromNow(offset).split('-')
  for (const [field, value] of Object.entries({ day, month, year })) await page.fill(`#on-${field}`, value)
}

/** A window at a desk in which a connector is signed in. */
export const connectorAt = async (browser: Browser, url: string, script: boolean) => {
  const opened = await visitor(browser, { script, viewport: desk })
  await signInAs(opened.page, url, 'connector')
  await opened.page.waitForURL(`${url}/staff`)
  return opened
}
