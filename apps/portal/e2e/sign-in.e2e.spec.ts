import { appCode } from '@heard/identity/testing'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

/** Invites somebody as the administrator does; answers the link that is shown. */
const invite = async (page: Page, url: string, name: string, script: boolean): Promise<string> => {
  await page.goto(`${url}/staff/people/new`)
  await page.fill('#name', name)
  await page.fill('#email', `${name.toLowerCase().replaceAll(' ', '.')}@example.org`)
  await page.selectOption('#role', 'analyst')
  await page.selectOption('#programme', 'luton-cancer')
  await look(page, script)
  await press(page, 'Invite the person')
  await page.getByRole('heading', { name: 'The person is invited' }).waitFor()
  await look(page, script)
  return textOf(page, '.app-link-shown')
}

/** The code that the app of a page shows now. */
const codeOn = async (page: Page): Promise<string> => appCode({ key: (await textOf(page, 'main code')).replaceAll(' ', '') }, Date.now())

const device = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const

/** A device that recognises its person, as WebAuthn's own testing interface has it. */
const withAuthenticator = async (page: Page): Promise<CDPSession> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: device,
  })
  return devtools
}

describe.each(scripts)('joining and signing in, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let admin: Page
  let person: Page
  let faults: string[][]
  let codes: string[]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    const [one, other] = [await visitor(browser, { script, viewport: desk }), await visitor(browser, { script })]
    admin = one.page
    person = other.page
    faults = [one.faults, other.faults]
    for (const page of [admin, person]) page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it('an invited person chooses a password and an app, and keeps the recovery codes', async () => {
    await signInAs(admin, heard.url, 'administrator', '/staff/people')
    const link = await invite(admin, heard.url, 'Asha Rahman', script)
    await person.goto(link)
    await person.getByRole('heading', { name: 'Choose how you sign in' }).waitFor()
    expect(await person.context().cookies()).toStrictEqual([])
    await look(person, script)
    await person.fill('#password', 'password1234')
    await person.fill('#code', '000000')
    await person.click('#with-password')
    expect(await textOf(person, '.nhsuk-error-summary li')).toBe('Many people use this password, so it is guessed first; choose another one')
    await look(person, script)
    await person.fill('#password', 'six green bottles')
    await person.fill('#code', await codeOn(person))
    await person.click('#with-password')
    await person.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    await look(person, script)
    codes = await person.locator('main code').allTextContents()
    expect(codes).toHaveLength(10)
    await person.getByRole('link', { name: 'I have kept them' }).click()
    await person.getByRole('heading', { name: 'My work' }).waitFor()
    await person.goto(link)
    expect(await textOf(person, 'h1')).toBe('This link does not work any more')
    await look(person, script)
  })

  it('signs in with password and recovery code, sees both sessions and ends the other one', async () => {
    const first = await person.context().cookies()
    await person.context().clearCookies()
    await person.goto(`${heard.url}/account`)
    await look(person, script)
    const enter = async (code: string) => {
      await person.fill('#email', 'asha.rahman@example.org')
      await person.fill('#password', 'six green bottles')
      await person.fill('#code', code)
      await person.click('#with-password')
    }
    await enter('')
    expect(await textOf(person, '.nhsuk-error-summary li')).toBe('The e-mail address, the password or the code is not right')
    await enter(codes[0] ?? '')
    await person.getByRole('heading', { name: 'Your account' }).waitFor()
    await look(person, script)
    const sessions = await person.locator('table').first().locator('tbody tr').allTextContents()
    expect(sessions.map((row) => /(Password and (?:app|recovery code))/.exec(row)?.[1])).toStrictEqual([
      'Password and recovery code',
      'Password and app',
    ])
    await press(person, 'End all other sessions')
    await person.getByText('All other sessions have ended.').waitFor()
    const old = await browser.newContext()
    await old.addCookies(first)
    const gone = await old.newPage()
    await gone.goto(`${heard.url}/account`)
    expect(new URL(gone.url()).pathname).toBe('/sign-in')
    await old.close()
  })

  it('changes the password and renews the codes', async () => {
    await person.goto(`${heard.url}/account/password`)
    await look(person, script)
    await person.fill('#password', 'seven blue bottles')
    await press(person, 'Change the password')
    await person.getByText('The password is changed').waitFor()
    await person.goto(`${heard.url}/account/recovery-codes`)
    await look(person, script)
    await press(person, 'Make new codes')
    await person.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
    expect(await person.locator('main code').allTextContents()).not.toContain(codes[1])
    await person.goto(`${heard.url}/account/app`)
    await look(person, script)
    await person.fill('#password', 'eight brown bottles')
    await person.fill('#code', await codeOn(person))
    await press(person, 'Use this password and app')
    await person.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  })

  it('an administrator keeps people and sends new links', async () => {
    await admin.goto(`${heard.url}/staff/people`)
    await look(admin, script)
    await admin.getByRole('link', { name: 'Asha Rahman' }).click()
    await admin.getByRole('link', { name: 'Keep this person' }).click()
    await admin.locator('#review-year').waitFor()
    await look(admin, script)
    await admin.fill('#review-year', '2020')
    await press(admin, 'Keep the person')
    expect(await textOf(admin, '.nhsuk-error-summary li')).toBe('Choose a day for the review from tomorrow on, at most a year ahead')
    await admin.goto(`${heard.url}/staff/people`)
    await admin.getByRole('link', { name: 'Asha Rahman' }).click()
    await admin.getByRole('link', { name: 'Keep this person' }).click()
    await press(admin, 'Keep the person')
    await admin.getByText('The day of the next review is set.').waitFor()
    await admin.getByRole('link', { name: 'Asha Rahman' }).click()
    await admin.getByRole('link', { name: 'Send a new link' }).click()
    await look(admin, script)
    await press(admin, 'Send a new link')
    await admin.getByRole('heading', { name: 'The person is invited' }).waitFor()
  })

  it('an administrator who has not confirmed for ten minutes is asked who they are, by keyboard, and nothing typed is lost', async () => {
    await admin.goto(`${heard.url}/staff/people/new`)
    await admin.fill('#name', 'Chidi Eze')
    await admin.fill('#email', 'chidi@example.org')
    await admin.selectOption('#role', 'analyst')
    await admin.selectOption('#programme', 'luton-cancer')
    await heard.forgetConfirmations()
    await admin.focus('#name')
    await admin.keyboard.press('Enter')
    await admin.getByRole('heading', { name: 'Confirm who you are' }).waitFor()
    await look(admin, script)
    const confirm = async (password: string) => {
      await admin.fill('#confirm-password', password)
      await admin.keyboard.press('Enter')
    }
    await confirm('not the password')
    await admin.locator('.nhsuk-error-summary').waitFor()
    expect([await textOf(admin, '.nhsuk-error-summary li'), await admin.title()]).toStrictEqual([
      'This is not right. Try again',
      'Error: Confirm who you are – Heard',
    ])
    await look(admin, script)
    await confirm('heard-development')
    await admin.getByRole('heading', { name: 'The person is invited' }).waitFor()
    await admin.goto(`${heard.url}/staff/people`)
    expect(await admin.locator('main').innerText()).toContain('chidi@example.org')
  })

  it('broke nothing on the way', () => expect(serious(faults.flat())).toStrictEqual([]))
})

describe('a passkey', () => {
  let heard: Heard
  let browser: Browser
  let admin: Page
  let person: Page
  let faults: string[]
  let devtools: CDPSession
  beforeAll(async () => {
    heard = await startHeard({ onLocalhost: true })
    browser = await openBrowser()
    admin = (await visitor(browser, { script: true, viewport: desk })).page
    const visiting = await visitor(browser, { script: true, viewport: desk })
    person = visiting.page
    faults = visiting.faults
    devtools = await withAuthenticator(person)
    for (const page of [admin, person]) page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it('is made by an invited person, who is signed in then', async () => {
    await signInAs(admin, heard.url, 'administrator', '/staff/people')
    await person.goto(await invite(admin, heard.url, 'Ben Okafor', true))
    await person.fill('#name', 'My phone')
    await person.click('#with-passkey')
    await person.getByRole('heading', { name: 'My work' }).waitFor()
  })

  it('signs in by itself, and is named, added and removed, but never the last one', async () => {
    await person.context().clearCookies()
    await person.goto(`${heard.url}/account`)
    await person.click('#with-passkey')
    await person.getByRole('heading', { name: 'Your account' }).waitFor()
    await look(person, true)
    await press(person, 'Remove My phone')
    expect(await textOf(person, '.nhsuk-error-summary li')).toBe('This is your last way to sign in; add another one first')
    await person.getByRole('link', { name: 'My phone' }).click()
    await person.fill('#name', 'Work phone')
    await look(person, true)
    await press(person, 'Save the name')
    await person.getByRole('link', { name: 'Work phone' }).waitFor()
    await person.getByRole('link', { name: 'Add a passkey' }).click()
    await look(person, true)
    await person.click('#with-passkey')
    await person.getByText('No passkey was given').waitFor()
    await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { ...device, transport: 'usb' } })
    await person.click('#with-passkey')
    await person.getByText('The passkey is kept.').waitFor()
    await press(person, 'Remove Work phone')
    await person.getByText('The passkey is removed').waitFor()
  })

  it('signs in where the one before it was removed', async () => {
    await person.context().clearCookies()
    await person.goto(`${heard.url}/sign-in`)
    await person.click('#with-passkey')
    await person.getByRole('heading', { name: 'My work' }).waitFor()
    expect(serious(faults)).toStrictEqual([])
  })
})
