import { label, startOrganisation, type TestOrganisation } from '@heard/identity/organisation-testing'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, textOf } from './staff.ts'

const asha = { name: 'Asha Rahman', email: 'asha@trust.example' }

describe.each([
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
])('signing in by an organisation, $name', ({ script }) => {
  let organisation: TestOrganisation
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    heard = await startHeard({
      settings: async (origin) => {
        organisation = await startOrganisation(origin)
        return organisation.environment
      },
    })
    browser = await openBrowser()
    const visiting = await visitor(browser, { script, viewport: desk })
    page = visiting.page
    faults = visiting.faults
    page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    await organisation?.close()
  })

  /** Signs in where the provider asks for it. */
  const signInThere = async (there: Page, as: string): Promise<void> => {
    await there.getByRole('heading', { name: 'The provider' }).waitFor()
    await there.fill('#account', as)
    await there.getByRole('button', { name: 'Sign in' }).click()
  }

  /** Without those of the provider, which is on another port of the same machine. */
  const ownCookies = async (): Promise<string[]> =>
    (await page.context().cookies()).map(({ name }) => name).filter((name) => name.startsWith('__Host-'))

  it('says plainly that the organisation did not let somebody in', async () => {
    await page.goto(`${heard.url}/staff/people`)
    await look(page, script)
    expect(await page.context().cookies()).toStrictEqual([])
    await page.click('#with-organisation')
    await signInThere(page, '')
    await page.getByRole('heading', { name: 'You are not signed in' }).waitFor()
    expect(new URL(page.url()).search).toBe('?why=organisation-denied')
    expect(await ownCookies()).toStrictEqual([])
    await look(page, script)
  })

  it('leads to the organisation and back to what was wanted, with the roles of there', async () => {
    organisation.provider.people.set('asha', { ...asha, roles: ['heard-admin'] })
    await page.goto(`${heard.url}/sign-in/organisation`)
    await look(page, script)
    await page.goto(`${heard.url}/staff/people`)
    await page.click('#with-organisation')
    await signInThere(page, 'asha')
    await page.getByRole('heading', { name: 'People and roles' }).waitFor()
    expect(await ownCookies()).toStrictEqual(['__Host-session'])
    await look(page, script)
    await page.getByRole('main').getByRole('link', { name: 'Asha Rahman' }).click()
    expect(await textOf(page, 'main')).toContain('They sign in by their organisation, and by nothing else.')
    await look(page, script)
    await page.goto(`${heard.url}/account`)
    expect(await textOf(page, 'main')).toContain(`You sign in with ${label}`)
    await look(page, script)
  })

  it('confirms a sensitive action there, and keeps what was typed here', async () => {
    await page.goto(`${heard.url}/staff/people/new`)
    await page.fill('#name', 'Chidi Eze')
    await page.fill('#email', 'chidi@example.org')
    await page.selectOption('#role', 'analyst')
    await page.selectOption('#programme', 'luton-cancer')
    await heard.forgetConfirmations()
    await press(page, 'Invite the person')
    await page.getByRole('heading', { name: 'Confirm who you are' }).waitFor()
    await look(page, script)
    await press(page, 'Go on')
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('Your organisation has not confirmed yet who you are. Confirm there first, then go on')
    await look(page, script)
    const opened = page.context().waitForEvent('page')
    await page.click('#with-organisation')
    const tab = await opened
    await signInThere(tab, 'asha')
    await tab.getByRole('heading', { name: 'You have confirmed who you are' }).waitFor()
    await look(tab, script)
    await tab.close()
    await press(page, 'Go on')
    await page.getByRole('heading', { name: 'The person is invited' }).waitFor()
  })

  it('lets nobody in whom the organisation gives no role any more', async () => {
    organisation.provider.people.set('asha', { ...asha, roles: [] })
    await page.goto(`${heard.url}/sign-in`)
    await page.click('#with-organisation')
    await page.getByRole('heading', { name: 'You have no role here' }).waitFor()
    await look(page, script)
    await page.goto(`${heard.url}/account`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  it('broke nothing on the way', () => expect(serious(faults)).toStrictEqual([]))
})
