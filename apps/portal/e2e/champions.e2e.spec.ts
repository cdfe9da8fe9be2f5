import { createHash } from 'node:crypto'
import { httpClient } from '@heard/contracts'
import { applyAsChampion, volunteeringNotice } from '@heard/contracts/champions'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, openApplicationOf, press, programme, signInAs, textOf } from './staff.ts'

const about = 'I looked after my father.\n\nمیں اردو بولتی ہوں۔ <b>“x”</b> & 🌍'

let heard: Heard
let browser: Browser
beforeAll(async () => {
  heard = await startHeard()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await heard?.stop()
})

const faults: string[][] = []
const enter = async (script: boolean, viewport: typeof phone): Promise<Page> => {
  const { page, faults: found } = await visitor(browser, { script, viewport })
  faults.push(found)
  page.setDefaultTimeout(20_000)
  return page
}
afterAll(() => expect(serious(faults.flat())).toStrictEqual([]))

const asStaff = async (role: string, path: string): Promise<Page> => {
  const page = await enter(true, desk)
  await signInAs(page, heard.url, role, `/staff/${programme}/${path}`)
  return page
}

describe('a coordinator', () => {
  it('asks applicants for references, and wants two people to decide', async () => {
    const page = await asStaff('coordinator', 'applications')
    await page.getByRole('heading', { name: 'Applications to become a champion' }).waitFor()
    await page.getByRole('link', { name: 'How we recruit' }).click()
    await page.getByLabel('Ask applicants for references').check()
    await page.getByLabel('Two people decide together').check()
    await look(page, true)
    await press(page, 'Save')
    await page.getByText('Saved. It counts for applications that come from now on.').waitFor()
    await page.getByRole('link', { name: 'How we recruit' }).click()
    expect(await page.getByLabel('Ask applicants for references').isChecked()).toBe(true)
  })
})

describe.each([
  { script: true, name: 'Sana Bibi', with: 'with script' },
  { script: false, name: 'Jan Kowalski', with: 'without script' },
])('somebody of sixteen, $with,', ({ script, name }) => {
  let page: Page
  let code = ''
  let receipt = ''
  const champion = () => `${heard.url}/programmes/${programme}/champion`
  const seen = () => look(page, script)
  const goOn = async () => {
    await press(page, 'Continue')
    await seen()
  }
  const heading = () => textOf(page, 'h1')

  it('begins to apply, and saves it for later with what stands on the page', async () => {
    page = await enter(script, phone)
    await page.goto(`${heard.url}/programmes/${programme}`)
    await page.getByRole('link', { name: 'Become a champion' }).first().click()
    await seen()
    await press(page, 'Start')
    await goOn()
    expect(await textOf(page, '#age-error')).toBe('Error: Select how old you are')
    await page.getByLabel('16 or 17').check()
    await goOn()
    expect(await heading()).toBe('Is there a grown-up whom we may talk to? (optional)')
    await page.fill('#adult', 'My aunt Noor, 07700 900456')
    await goOn()
    await page.getByLabel('South Asian').check()
    await goOn()
    await page.fill('#about', about)
    await press(page, 'Save and come back later')
    await seen()
    code = await textOf(page, '.app-receipt')
    expect(await page.context().cookies()).toStrictEqual([])
  })

  it('goes on with the code on another device, and sends it', async () => {
    page = await enter(script, phone)
    await page.goto(`${champion()}/return`)
    await seen()
    await page.fill('#code', code)
    await press(page, 'Continue')
    await page.getByRole('link', { name: 'Go on where you stopped' }).click()
    expect(await heading()).toBe('How would you like to take part? (optional)')
    await page.getByLabel('Help at events').check()
    await goOn()
    await page.fill('#languages', 'Urdu, English')
    await goOn()
    await page.getByLabel('At weekends').check()
    await page.fill('#times', 'Not while I have exams')
    await goOn()
    expect(await heading()).toBe('Who knows you and can speak for you? (optional)')
    await goOn()
    await goOn()
    expect(await page.locator('.nhsuk-error-summary__list a').allTextContents()).toStrictEqual([
      'Enter your name',
      'Enter an e-mail address or a phone number',
    ])
    await page.fill('#name', name)
    await page.fill('#contact', '07700 900123')
    await goOn()
    expect((await page.locator('dd .app-words').first().textContent()) ?? '').toBe('My aunt Noor, 07700 900456')
    await press(page, 'Send application')
    expect(await textOf(page, '#agreed-error')).toBe('Error: Select yes if you agree. Without it we cannot answer you')
    await page.check('#agreed')
    await press(page, 'Send application')
    await page.getByRole('heading', { name: 'We have your application' }).waitFor()
    await seen()
    receipt = await textOf(page, '.app-receipt')
    await page.goto(`${champion()}/check`)
    expect(page.url()).toBe(`${champion()}/done`)
  })

  it('is read by a connector, who arranges a talk and proposes a place with extra care', async () => {
    const staff = await asStaff('connector', 'applications')
    await staff.getByRole('heading', { name: 'Applications to become a champion' }).waitFor()
    await look(staff, true)
    await openApplicationOf(staff, name)
    await staff.getByText('16 or 17: take extra care').waitFor()
    await look(staff, true)
    expect(await staff.locator('dd .app-words').allTextContents()).toStrictEqual([
      'My aunt Noor, 07700 900456',
      about,
      'Urdu, English',
      'Not while I have exams',
    ])
    await staff.getByRole('link', { name: 'Arrange a talk' }).click()
    await press(staff, 'Arrange the talk')
    expect(await staff.locator('.nhsuk-error-summary__list a').allTextContents()).toStrictEqual([
      'Enter the day',
      'Enter when it starts, such as 10:00',
      'Enter where you meet, or how you talk',
    ])
    await look(staff, true)
    for (const [field, text] of [
      ['#on-day', '5'],
      ['#on-month', '7'],
      ['#on-year', '2040'],
      ['#from', '10:00'],
      ['#place', 'By phone: we ring you'],
    ] as const)
      await staff.fill(field, text)
    await press(staff, 'Arrange the talk')
    await staff.getByText('The talk is arranged.').waitFor()
    await look(staff, true)
    await staff.getByRole('link', { name: 'Offer a place' }).click()
    await press(staff, 'Propose it')
    expect(await textOf(staff, '#care-error')).toBe('Error: Write down how somebody of 16 or 17 is looked after')
    await staff.fill('#care', 'Noor of our team is always with you.')
    await look(staff, true)
    await press(staff, 'Propose it')
    await staff.getByText('You propose to offer a place. Somebody else has to confirm it.').waitFor()
    await look(staff, true)
    await staff.close()
  })

  it('sees the talk with the receipt, and takes it into a calendar', async () => {
    await page.goto(`${heard.url}/my-contribution`)
    await page.fill('#code', receipt)
    await press(page, 'See my contribution')
    await seen()
    expect([await heading(), await textOf(page, '.nhsuk-tag')]).toStrictEqual([
      'Luton Cancer Engagement ProjectYour application to be a champion',
      'We have arranged a talk',
    ])
    await page.getByText('Thursday 5 July 2040, 10:00 am to 10:30 am').waitFor()
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Add it to your calendar' }).click()])
    expect(file.suggestedFilename()).toBe('talk-2040-07-05.ics')
  })

  it('is offered the place once a colleague confirms it, and says yes', async () => {
    const staff = await asStaff('coordinator', 'applications?state=talk')
    await openApplicationOf(staff, name)
    await press(staff, 'Confirm it')
    await staff.getByText('The decision is taken.').waitFor()
    await look(staff, true)
    await staff.close()
    await page.reload()
    await page.getByRole('link', { name: 'Say yes to being a champion' }).click()
    await seen()
    await page.getByText('Noor of our team is always with you.').waitFor()
    await press(page, 'Yes, I will be a champion')
    await seen()
    expect(await textOf(page, '.nhsuk-tag')).toBe('You are a champion')
    await page.close()
  })
})

describe('somebody whom there is no place for', () => {
  it('is declined with a kind reason that a colleague confirms, and reads it', async () => {
    const call = httpClient(heard.url, fetch)
    const noticeHash = createHash('sha256').update(volunteeringNotice.words.en).digest('hex')
    const details = { name: 'Farah', contact: '07700 900123', community: 'south-asian' }
    const applied = await call(applyAsChampion, { params: { programme }, body: { details, sixteenOrOver: true, contactAgreed: true, noticeHash } })
    const coordinator = await asStaff('coordinator', 'applications?state=new')
    await openApplicationOf(coordinator, 'Farah')
    await coordinator.getByRole('link', { name: 'Decline', exact: true }).click()
    await press(coordinator, 'Propose it')
    expect(await textOf(coordinator, '#reason-error')).toBe('Error: Enter the reason')
    await look(coordinator, true)
    await coordinator.fill('#reason', 'We have enough champions until spring. Thank you.')
    await press(coordinator, 'Propose it')
    await coordinator.getByText('Your proposal waits for a colleague.').waitFor()
    await coordinator.close()
    const connector = await asStaff('connector', 'applications?state=new')
    await openApplicationOf(connector, 'Farah')
    await press(connector, 'Confirm it')
    await connector.getByText('The decision is taken.').waitFor()
    await connector.close()
    const page = await enter(false, phone)
    await page.goto(`${heard.url}/my-contribution`)
    await page.fill('#code', applied.ok ? applied.body.receipt : '')
    await press(page, 'See my contribution')
    await page.getByText('We have enough champions until spring. Thank you.').waitFor()
    await look(page, false)
    await page.close()
  })
})

describe('somebody who lost their code', () => {
  it('gets a new one once a connector knows who they are, and is erased by data protection when they ask', async () => {
    const staff = await asStaff('connector', 'applications?state=declined')
    await openApplicationOf(staff, 'Farah')
    const application = await textOf(staff, 'main code')
    await staff.getByRole('link', { name: 'Make a new code' }).click()
    await look(staff, true)
    await press(staff, 'Make a new code')
    expect(await textOf(staff, '#shown-by-error')).toBe('Error: Choose how they showed who they are')
    await staff.getByLabel('I rang the number that they left').check()
    await press(staff, 'Make a new code')
    await staff.getByRole('heading', { name: 'A new code' }).waitFor()
    await look(staff, true)
    const code = await textOf(staff, '.app-receipt')
    await staff.getByRole('link', { name: 'Go to the application' }).click()
    await staff.getByText('Made a new code, as the old one was lost').waitFor()
    await look(staff, true)
    await staff.close()
    const page = await enter(false, phone)
    await page.goto(`${heard.url}/my-contribution`)
    await page.fill('#code', code)
    await press(page, 'See my contribution')
    await page.getByText('We have enough champions until spring. Thank you.').waitFor()
    const officer = await asStaff('data-protection', `erasures/new?of=${application}`)
    expect(await officer.inputValue('#contribution')).toBe(application)
    await officer.getByLabel('They asked by phone').check()
    await officer.getByLabel('The person asked for it, and I made sure that they are who they say').check()
    await look(officer, true)
    await press(officer, 'Erase everything')
    await officer.getByText('Staff, for the person, who asked by phone').waitFor()
    await look(officer, true)
    await officer.close()
    await page.reload()
    expect(await page.getByText('We have enough champions until spring. Thank you.').count()).toBe(0)
    await page.close()
  })
})

describe('an auditor', () => {
  it('reads whether applicants are treated alike, and counts of few people are withheld', async () => {
    const page = await asStaff('auditor', 'applications/treatment')
    await page.getByRole('heading', { name: 'Are applicants treated alike?' }).waitFor()
    await look(page, true)
    expect(new Set(await page.locator('.nhsuk-table td').allTextContents())).toStrictEqual(new Set(['Withheld']))
    await page.close()
  })
})

describe('somebody who is younger', () => {
  it('is told kindly that it is too early, and nothing is kept', async () => {
    const page = await enter(false, phone)
    await page.goto(`${heard.url}/ur/programmes/${programme}/champion`)
    await page.locator('main form button').first().click()
    await page.check('input[value=younger]')
    await page.locator('main form button').first().click()
    await look(page, false)
    expect(page.url()).toBe(`${heard.url}/ur/programmes/${programme}/champion/later`)
    expect(await page.context().cookies()).toStrictEqual([])
    await page.close()
  })
})
