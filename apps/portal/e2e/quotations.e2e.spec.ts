import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]
const said = 'I felt forgotten by everybody.'

describe.each(scripts)('quotations, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let analyst: Page
  let publisher: Page
  let resident: Page
  let receipt: string
  let faults: string[][]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    const [one, two, three] = [
      await visitor(browser, { script, viewport: desk }),
      await visitor(browser, { script, viewport: desk }),
      await visitor(browser, { script }),
    ]
    ;[analyst, publisher, resident] = [one.page, two.page, three.page]
    faults = [one.faults, two.faults, three.faults]
    for (const page of [analyst, publisher, resident]) page.setDefaultTimeout(20_000)
    receipt = await share(heard.url, `Dr Khan never rang me back. ${said}`, 'The nurse was kind.')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const quotations = `/staff/${programme}/quotations`
  const report = (language = ''): string => `${heard.url}${language}/programmes/${programme}/report`
  const tagOf = async (): Promise<string> => (await fetch(report())).headers.get('etag') ?? ''
  const known = async (tag: string): Promise<number> => (await fetch(report(), { headers: { 'if-none-match': tag } })).status

  it('an analyst proposes words of a de-identified contribution, and cannot approve them', async () => {
    await signInAs(analyst, heard.url, 'analyst', quotations)
    await analyst.getByText('Nothing waits for a decision.').waitFor()
    await look(analyst, script)
    await analyst.goto(`${heard.url}/staff/${programme}/contributions?state=received`)
    await analyst.locator('.app-entries a').first().click()
    await analyst.getByRole('link', { name: 'De-identify' }).click()
    await analyst.fill('#typed', 'Khan')
    await analyst.selectOption('#kind', 'name')
    await press(analyst, 'Add these words')
    await press(analyst, 'Record the de-identified text')
    await analyst.fill('#quotation', 'Dr [name] never')
    await press(analyst, 'Propose the quotation')
    expect(await textOf(analyst, '#quotation-error')).toBe('Error: Something inside this part was taken out; choose words without it')
    expect(await analyst.inputValue('#quotation')).toBe('Dr [name] never')
    await look(analyst, script)
    await analyst.fill('#quotation', said)
    await press(analyst, 'Propose the quotation')
    expect(await textOf(analyst, '.nhsuk-notification-banner__content')).toBe('The quotation is proposed. Somebody else has to approve it.')
    await analyst.goto(heard.url + quotations)
    await analyst.getByText('You proposed this quotation, so somebody else has to approve it.').waitFor()
    expect(await analyst.getByRole('button', { name: 'Approve for the public' }).count()).toBe(0)
    await look(analyst, script)
  })

  it('a publisher approves them, and the public reads them', async () => {
    const before = await tagOf()
    await signInAs(publisher, heard.url, 'publisher', quotations)
    expect(await textOf(publisher, '.app-quote')).toBe(said)
    await look(publisher, script)
    await publisher.getByText('Refuse it').click()
    await press(publisher, 'Refuse')
    expect(await textOf(publisher, '.nhsuk-error-summary li')).toBe('Say why it is refused')
    await look(publisher, script)
    await press(publisher, 'Approve for the public')
    expect(await textOf(publisher, '.nhsuk-notification-banner__content')).toBe('The quotation is approved. It is on the public report now.')
    await publisher.getByRole('link', { name: 'Approved' }).click()
    await publisher.getByText(said).waitFor()
    await look(publisher, script)
    await expect.poll(() => known(before)).toBe(200)
    for (const language of ['', '/ur']) {
      await resident.goto(report(language))
      expect(await textOf(resident, '.app-quote [lang=en]')).toBe(said)
      expect(await resident.locator('script').count()).toBe(0)
      await look(resident, script)
    }
  })

  it('they are gone as soon as the teller takes the agreement back', async () => {
    const before = await tagOf()
    expect(await known(before)).toBe(304)
    await resident.goto(`${heard.url}/r/${receipt}`)
    await resident.goto(`${heard.url}/my-contribution/consent/anonymous-quotation`)
    await resident.locator('#change').click()
    await resident.waitForURL(/\/my-contribution(\?|$)/)
    expect(await known(before)).toBe(200)
    await resident.goto(report())
    expect(await resident.locator('.app-quote').count()).toBe(0)
    await publisher.goto(`${heard.url}${quotations}?state=withdrawn`)
    const ended = async (): Promise<number> => {
      await publisher.reload()
      return publisher.getByText('The person took their agreement back.').count()
    }
    await expect.poll(ended, { timeout: 20_000 }).toBe(1)
    await look(publisher, script)
    await analyst.goto(`${heard.url}/staff/${programme}/contributions`)
    await analyst.locator('.app-entries a').first().click()
    await analyst.fill('#quotation', 'never rang me back')
    await press(analyst, 'Propose the quotation')
    expect(await textOf(analyst, '#quotation-error')).toBe(
      'Error: The person did not agree to quoting, or took it back. Nothing of this contribution may be quoted',
    )
  })

  it('leaves no error in the console', () => {
    expect(serious(faults.flat())).toStrictEqual([])
  })
})
