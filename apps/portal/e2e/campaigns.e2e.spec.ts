import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, signInAs, textOf } from './staff.ts'

let heard: Heard
let browser: Browser
const faults: string[][] = []
beforeAll(async () => {
  heard = await startHeard()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await heard?.stop()
  expect(serious(faults.flat(), [400])).toStrictEqual([])
})

describe.each([
  { script: true, title: 'Listeners wanted', urdu: 'سننے والے درکار ہیں' },
  { script: false, title: 'Speakers wanted', urdu: 'بولنے والے درکار ہیں' },
])('a campaign for champions, with script: $script,', ({ script, title, urdu }) => {
  let link = ''
  const enter = async (viewport: typeof phone): Promise<Page> => {
    const { page, faults: found } = await visitor(browser, { script, viewport })
    faults.push(found)
    page.setDefaultTimeout(20_000)
    return page
  }
  const fillDay = async (page: Page, name: string, [day, month, year]: readonly [string, string, string]) => {
    await page.fill(`#${name}-day`, day)
    await page.fill(`#${name}-month`, month)
    await page.fill(`#${name}-year`, year)
  }

  it('is advertised by a coordinator, with a link and a poster', async () => {
    const page = await enter(desk)
    await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/applications`)
    await page.getByRole('main').getByRole('link', { name: 'Campaigns' }).click()
    await page.getByRole('heading', { name: 'Campaigns' }).waitFor()
    await look(page, script)
    await page.getByRole('link', { name: 'Advertise a role' }).click()
    await press(page, 'Save')
    expect(await page.locator('.nhsuk-error-summary__list a').allTextContents()).toStrictEqual([
      'Enter what the role is called in English',
      'Enter what it is about in English',
      'Enter the last day',
    ])
    await look(page, script)
    await page.fill('#title-en', title)
    await page.fill('#about-en', 'You give two hours a month.\n\nWe train you.')
    await page.getByText('The same in Urdu').click()
    await page.fill('#title-ur', urdu)
    await press(page, 'Save')
    expect(await textOf(page, '#about-ur-error')).toBe('Error: Enter what it is about in Urdu')
    await page.fill('#about-ur', 'مہینے میں دو گھنٹے۔')
    await fillDay(page, 'until', ['31', '12', '2040'])
    await page.getByLabel('South Asian').check()
    await page.getByLabel('اردو').check()
    await press(page, 'Save')
    await page.getByText('The role is advertised.').waitFor()
    await look(page, script)
    await press(page, 'Make a link')
    expect(await textOf(page, '#name-error')).toBe('Error: Enter where the link stands, such as “Poster in the library”')
    await page.fill('#name', 'Poster in the library')
    await press(page, 'Make a link')
    await page.getByText('The link is there.').waitFor()
    link = await textOf(page, '.app-link')
    expect(link).toMatch(/\/champion\/roles\/[0-9a-f-]{36}\?from=[0-9a-f]{6}$/)
    await page.getByRole('link', { name: /Poster ?: Poster in the library/ }).click()
    await page.locator('.app-poster').waitFor()
    expect([await textOf(page, '.app-poster h1'), await textOf(page, '.app-poster .app-link')]).toStrictEqual([title, link])
    await look(page, script)
    await page.selectOption('#language', 'ur')
    await press(page, 'Show')
    await page.getByRole('heading', { name: urdu }).waitFor()
    await page.close()
  })

  it('is found by everybody, who apply by its link and get no cookie from it', async () => {
    const page = await enter(phone)
    await page.goto(`${heard.url}${new URL(link).pathname.replace('/programmes', '/ur/programmes')}`)
    await page.getByRole('heading', { name: urdu }).waitFor()
    await look(page, script)
    await page.goto(`${heard.url}${new URL(link).pathname}${new URL(link).search}`)
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByText('You can apply until 31 December 2040.').waitFor()
    await look(page, script)
    expect(await page.context().cookies()).toStrictEqual([])
    await page.getByRole('link', { name: 'Apply for this role' }).click()
    await page.getByRole('link', { name: title }).waitFor()
    await look(page, script)
    expect(await page.context().cookies()).toStrictEqual([])
    await press(page, 'Start')
    await page.getByLabel('18 or over').check()
    await press(page, 'Continue')
    await page.getByLabel('South Asian').check()
    for (let question = 0; question < 5; question += 1) await press(page, 'Continue')
    await page.fill('#name', 'Noor')
    await page.fill('#contact', '07700 900123')
    await press(page, 'Continue')
    await page.check('#agreed')
    await press(page, 'Send application')
    await page.getByRole('heading', { name: 'We have your application' }).waitFor()
    await page.close()
  })

  it('tells nobody of one application, and ends', async () => {
    const page = await enter(desk)
    await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/applications/campaigns`)
    await page.getByRole('link', { name: title }).click()
    await page.getByText('Withheld applied, Withheld accepted').waitFor()
    await page.getByText('End it today').click()
    await press(page, 'End the campaign')
    await page.getByText('The campaign has ended.').waitFor()
    await look(page, script)
    await page.goto(`${heard.url}${new URL(link).pathname}`)
    await page.getByText('You cannot apply for this role now.').waitFor()
    await look(page, script)
    await page.close()
  })
})
