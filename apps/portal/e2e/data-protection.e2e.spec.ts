import { httpClient } from '@heard/contracts'
import { myContribution } from '@heard/contracts/engagement'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe.each(scripts)('rights over data, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let resident: Page
  let staff: Page
  let faults: string[][]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    const [one, other] = [await visitor(browser, { script }), await visitor(browser, { script, viewport: desk })]
    resident = one.page
    staff = other.page
    faults = [one.faults, other.faults]
    for (const page of [resident, staff]) page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`

  it('a resident asks to see what is held, in Urdu, and complains', async () => {
    await resident.goto(`${heard.url}/ur/your-rights`)
    await look(resident, script)
    await resident.locator(`main a[href="/ur/programmes/${programme}/data-rights"]`).click()
    await look(resident, script)
    await resident.locator('main form button').click()
    await resident.locator('.nhsuk-error-summary').waitFor()
    await look(resident, script)
    await resident.locator('[name=right][value=access]').check()
    await resident.fill('#words', 'سب کچھ')
    await resident.fill('#contact', 'resident@heard.example')
    await resident.locator('main form button').click()
    await resident.waitForURL(/data-rights\/asked\?due=/)
    await look(resident, script)
    await resident.goto(`${heard.url}/programmes/${programme}/complain`)
    await resident.fill('#words', 'Nobody told me how long it is kept')
    await resident.fill('#contact', 'resident@heard.example')
    await press(resident, 'Send the complaint')
    expect(await textOf(resident, 'h1')).toBe('We have received your complaint')
    await look(resident, script)
  })

  it('the holder of a receipt corrects it, sees who opened it, and takes everything along', async () => {
    const receipt = await share(heard.url, 'Six months passed', 'The nurse')
    await resident.goto(`${heard.url}/r/${receipt}`)
    await look(resident, script)
    await resident.getByRole('link', { name: 'Correct what you wrote' }).click()
    await resident.fill('#happened', 'Seven months passed')
    await look(resident, script)
    await press(resident, 'Save the new words')
    await resident.getByText('Seven months passed').waitFor()
    await resident.getByRole('link', { name: 'Who looked at it' }).click()
    await resident.getByText('You', { exact: true }).first().waitFor()
    await look(resident, script)
    for (const page of ['/my-contribution/consent-record', '/ur/my-contribution/consent-record']) {
      await resident.goto(heard.url + page)
      await expect.poll(() => resident.locator('main section').count()).toBe(5)
      await look(resident, script)
    }
    const [record] = await Promise.all([resident.waitForEvent('download'), resident.locator('main a[href$=".jsonld"]').click()])
    expect(record.suggestedFilename()).toBe('consent-record.jsonld')
    await resident.goto(`${heard.url}/ur/my-contribution/everything`)
    await look(resident, script)
    const [download] = await Promise.all([resident.waitForEvent('download'), resident.locator('main a[href$=".json"]').click()])
    expect(download.suggestedFilename()).toBe('my-contribution.json')
    await resident.goto(`${heard.url}/my-contribution/follow`)
    await resident.locator('#email').waitFor()
    await look(resident, script)
    await resident.goto(`${heard.url}/follow/confirm?token=${'a'.repeat(43)}`)
    await press(resident, 'Confirm')
    expect(await textOf(resident, '.nhsuk-error-summary li')).toBe('This link was used already, or is too old')
    await look(resident, script)
  })

  it('staff acknowledge and answer it, beginning with the template', async () => {
    await signInAs(staff, heard.url, 'data-protection', `/staff/${programme}/data-protection`)
    await staff.getByRole('heading', { name: 'Data protection' }).waitFor()
    await look(staff, script)
    await staff.getByRole('link', { name: /^See their data/ }).click()
    await staff.getByRole('heading', { name: 'See their data' }).waitFor()
    expect(await textOf(staff, 'main .app-words')).toBe('سب کچھ')
    await look(staff, script)
    await press(staff, 'Acknowledge')
    await staff.getByText('The case is acknowledged.').waitFor()
    await staff.getByRole('link', { name: 'Answer', exact: true }).click()
    await staff.locator('#text').waitFor()
    expect(await staff.locator('#text').inputValue()).toContain('Thank you for writing to us about your personal data.')
    await look(staff, script)
    await press(staff, 'Answer')
    expect(await textOf(staff, '#outcome-error')).toBe('Error: Choose what was done')
    await staff.locator('[name=outcome][value=done]').check()
    await press(staff, 'Answer')
    await staff.getByText('The answer is kept, and the case is closed.').waitFor()
    await look(staff, script)
  })

  it('staff record a breach and why it is not reported', async () => {
    await staff.goto(at('data-protection/breach'))
    await look(staff, script)
    await staff.fill('#what', 'A list was sent to the wrong team, and deleted there')
    for (const [part, text] of [
      ['day', '2'],
      ['month', '3'],
      ['year', '2026'],
    ]) {
      await staff.fill(`#on-${part}`, text ?? '')
    }
    await staff.fill('#time', '9:30')
    await press(staff, 'Record the breach')
    await staff.getByText('The breach is recorded.').waitFor()
    expect(await textOf(staff, 'main .nhsuk-tag--red')).toBe('Overdue')
    await staff.getByRole('link', { name: /^Breach of personal data/ }).click()
    await staff.getByRole('link', { name: 'Record why it is not reported' }).click()
    await staff.fill('#text', 'Nobody outside the organisation saw it')
    await press(staff, 'Record why the breach is not reported')
    await staff.getByText('It is recorded why the breach was not reported.').waitFor()
  })

  it('staff place, review and lift a hold, and see schedule and erasures', async () => {
    await staff.goto(at('retention'))
    await staff.getByText('No hold was ever placed.').waitFor()
    await look(staff, script)
    const day = new Date(Date.now() + 30 * 86_400_000)
    const review = async (): Promise<void> => {
      await staff.fill('#review-day', String(day.getUTCDate()))
      await staff.fill('#review-month', String(day.getUTCMonth() + 1))
      await staff.fill('#review-year', String(day.getUTCFullYear()))
    }
    await staff.getByRole('link', { name: 'Place a hold' }).click()
    await staff.fill('#reason', 'An inquiry asked for it')
    await review()
    await press(staff, 'Place the hold')
    await staff.getByText('The hold stands.').waitFor()
    await look(staff, script)
    await staff.getByRole('link', { name: 'Review' }).click()
    await staff.fill('#reason', 'The inquiry goes on')
    await review()
    await press(staff, 'Keep the hold')
    await staff.getByText('The hold stands until its next review.').waitFor()
    await staff.getByRole('link', { name: 'Lift' }).click()
    await staff.fill('#reason', 'The inquiry is over')
    await press(staff, 'Lift the hold')
    await staff.getByText('The hold is lifted.').waitFor()
    await staff.goto(at('erasures'))
    await staff.getByText('Nothing has been erased yet.').waitFor()
    await look(staff, script)
    expect(serious(faults.flat())).toStrictEqual([])
  })

  it('staff erase a person who asked for it without a receipt, and the record is reviewed', async () => {
    const call = httpClient(heard.url, fetch)
    const receipt = await share(heard.url, `A letter came late, ${String(script)}.`, 'The nurse.')
    const before = await call(myContribution, { body: { receipt } })
    if (!before.ok) throw new Error(before.problem.title)
    await staff.goto(at('erasures'))
    await staff.getByRole('link', { name: 'Erase a person' }).click()
    await look(staff, script)
    await press(staff, 'Erase everything')
    await staff.locator('.nhsuk-error-summary').waitFor()
    await look(staff, script)
    await staff.fill('#contribution', before.body.contribution)
    await staff.getByLabel('They asked by phone').check()
    await staff.getByLabel('The person asked for it, and I made sure that they are who they say').check()
    await press(staff, 'Erase everything')
    await staff.getByText('The erasure is under way.').waitFor()
    await look(staff, script)
    const after = await call(myContribution, { body: { receipt } })
    expect(after.ok && after.body.words).toStrictEqual({ status: 'withdrawn' })

    await staff.goto(at('record'))
    await look(staff, script)
    await staff.getByRole('link', { name: 'Record a review' }).click()
    const next = new Date(Date.now() + 90 * 86_400_000)
    await staff.fill('#review-day', String(next.getUTCDate()))
    await staff.fill('#review-month', String(next.getUTCMonth() + 1))
    await staff.fill('#review-year', String(next.getUTCFullYear()))
    await press(staff, 'Record the review')
    await staff.getByText('The review is recorded.').waitFor()
  })
})
