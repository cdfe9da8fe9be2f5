import { strToU8, zipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe.each(scripts)('staff read, de-identify and code, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
    await share(heard.url, 'I waited three weeks. Dr Mary Hill rang me on 07700 900123. I waited again.', 'Mary Hill listened.')
    await share(heard.url, 'The letter was hard to read.', 'The nurse was kind.')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`

  it('asks to sign in, keeps the address that was typed, and goes on to the page that was wanted', async () => {
    await page.goto(at('codebook'))
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.fill('#email', 'analyst@heard.example')
    await page.fill('#password', 'not this one')
    await press(page, 'Sign in')
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('The e-mail address, the password or the code is not right')
    expect([await page.inputValue('#email'), await page.inputValue('#password'), await page.title()]).toStrictEqual([
      'analyst@heard.example',
      '',
      'Error: Sign in – Heard',
    ])
    await look(page, script)
    await signInAs(page, heard.url, 'analyst', `/staff/${programme}/codebook`)
    expect(page.url()).toBe(at('codebook'))
  })

  it('shows what waits', async () => {
    await page.goto(`${heard.url}/staff?programme=${programme}`)
    expect(await textOf(page, '.app-waiting')).toMatch(/^2 contributions to de-identify/)
    await look(page, script)
  })

  it('keeps a codebook of nested themes', async () => {
    await page.goto(at('codebook'))
    await press(page, 'Define the theme')
    expect(await textOf(page, '#name-error')).toBe('Error: Enter a name for the theme')
    for (const [name, parent] of [
      ['Waiting', 'At the top'],
      ['Waiting for letters', 'Waiting'],
      ['Kindness', 'At the top'],
    ] as const) {
      await page.fill('#name', name)
      await page.selectOption('#parent', { label: parent })
      await press(page, 'Define the theme')
      expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('The theme is in the codebook.')
    }
    expect(await textOf(page, '.app-tree .app-tree strong')).toBe('Waiting for letters')
    await look(page, script)
    await page.getByRole('link', { name: 'Change Waiting for letters' }).click()
    await page.selectOption('#parent', { label: 'Kindness' })
    await look(page, script)
    await press(page, 'Move')
    expect(await page.locator('.app-tree > li:has(.app-tree) > .app-tree__theme > strong').innerText()).toBe('Kindness')
    await page.getByRole('link', { name: 'Change Kindness' }).click()
    await press(page, 'Retire this theme')
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('Move or retire the themes inside it first')
  })

  it('brings in a codebook of another tool, and gives ours to one', async () => {
    await page.goto(at('codebook'))
    await page.getByRole('link', { name: 'Bring in a codebook from another tool' }).click()
    await press(page, 'Look at it')
    expect(await textOf(page, '#file-error')).toBe('Error: Choose a codebook, a file that ends in “.qdc” or “.qdpx”')
    const bring = (content: string | Uint8Array) =>
      page
        .setInputFiles('#file', { name: 'codes.qdc', mimeType: 'application/xml', buffer: Buffer.from(content) })
        .then(() => press(page, 'Look at it'))
    await bring('Waiting')
    await expect.poll(() => textOf(page, '#file-error')).toMatch(/^Error: This is not a codebook/)
    const code = (digit: number, name: string, inside = '') =>
      `<Code guid="${digit}FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="${name}" isCodable="true">${inside}</Code>`
    const codes = `<CodeBook><Codes>${code(1, 'waiting', code(2, 'On the phone'))}${code(3, 'Food &amp; drink')}</Codes></CodeBook>`
    const described = `<Project xmlns="urn:QDA-XML:project:1.0">${codes}</Project>`
    await bring(zipSync({ 'project.qde': strToU8(described), 'sources/1.txt': strToU8('Words of somebody') }))
    await page.getByRole('heading', { name: 'It adds 2 themes' }).waitFor()
    await look(page, script)
    await press(page, 'Add the themes')
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('The themes are in the codebook.')
    expect(await page.locator('.app-tree > li:has(.app-tree)', { hasText: 'On the phone' }).locator('> .app-tree__theme > strong').innerText()).toBe(
      'Waiting',
    )
    const file = await page.request.get(at('codebook/qdc'))
    expect([file.headers()['content-disposition'], (await file.text()).includes('name="Food &amp; drink"')]).toStrictEqual([
      `attachment; filename="codebook-${programme}.qdc"`,
      true,
    ])
  })

  it('de-identifies the words of a story', async () => {
    await page.goto(at('contributions?state=received'))
    await page.locator('.app-entries a').last().click()
    await look(page, script)
    await page.getByRole('link', { name: 'De-identify' }).click()
    await page.fill('#typed', 'John')
    await page.selectOption('#kind', 'name')
    await press(page, 'Add these words')
    expect(await textOf(page, '#typed-error')).toBe('Error: These words are not in the text. Copy them exactly as they stand there')
    await page.fill('#typed', 'Dr Mary Hill')
    await press(page, 'Add these words')
    await press(page, 'Preview')
    expect(await textOf(page, '.nhsuk-inset-text [data-field=happened]')).toBe('I waited three weeks. [name] rang me on [phone]. I waited again.')
    await look(page, script)
    await press(page, 'Record the de-identified text')
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('The text is de-identified. Analysts can read and code it now.')
  })

  it('wants to be told that nothing identifies anybody', async () => {
    await page.goto(at('contributions?state=received'))
    await page.locator('.app-entries a').first().click()
    await page.getByRole('link', { name: 'De-identify' }).click()
    await press(page, 'Record the de-identified text')
    expect(await textOf(page, '#nobody-error')).toBe('Error: Mark what identifies somebody, or confirm that nothing does')
    await page.check('#nobody')
    await press(page, 'Record the de-identified text')
    expect(await textOf(page, '.app-answers [data-field=happened]')).toBe('The letter was hard to read.')
  })

  it('codes an excerpt and the whole, and takes a coding back', async () => {
    await page.goto(at('contributions?q=weeks'))
    await page.locator('.app-entries a').first().click()
    await page.selectOption('#theme', { label: 'Waiting' })
    await page.locator('[name=part][value=excerpt]').check()
    await page.fill('#quote', 'I waited')
    await press(page, 'Code')
    expect(await textOf(page, '#quote-error')).toBe('Error: These words stand in more than one place. Add some of the words around them')
    expect(await page.inputValue('#quote')).toBe('I waited')
    await look(page, script)
    await page.fill('#quote', 'waited three weeks')
    await press(page, 'Code')
    expect([await textOf(page, '.app-codings q'), await textOf(page, '.app-answers mark')]).toStrictEqual([
      'waited three weeks',
      'waited three weeks',
    ])
    await page.selectOption('#theme', { label: 'Kindness' })
    await page.locator('[name=part][value=whole]').check()
    await press(page, 'Code')
    expect(await page.locator('.app-codings strong').allInnerTexts()).toStrictEqual(['Waiting', 'Kindness'])
    await page.getByRole('button', { name: 'Undo Kindness' }).click()
    expect(await page.locator('.app-codings strong').allInnerTexts()).toStrictEqual(['Waiting'])
    await look(page, script)
    await page.getByRole('link', { name: 'Open the original words' }).click()
    expect(await textOf(page, '[data-field=worked]')).toBe('Mary Hill listened.')
    await look(page, script)
  })

  const withScript = script ? it : () => undefined
  withScript('takes what is selected in the text as the excerpt', async () => {
    await page.goto(at('contributions?q=weeks'))
    await page.locator('.app-entries a').first().click()
    await page.selectOption('#theme', { label: 'Waiting' })
    await page.evaluate(`{
      const text = document.querySelector('[data-field=happened]')
      const last = text.lastChild
      document.getSelection().setBaseAndExtent(last, last.data.lastIndexOf('I waited'), last, last.data.lastIndexOf('I waited') + 8)
    }`)
    await expect.poll(() => page.inputValue('#quote')).toBe('I waited')
    await press(page, 'Code')
    expect(await page.locator('.app-answers mark').allInnerTexts()).toStrictEqual(['waited three weeks', 'I waited'])
  })

  withScript('keeps what is typed before the script has come', async () => {
    await page.goto(at('contributions?q=weeks'))
    await page.locator('.app-entries a').first().click()
    await page.selectOption('#theme', { label: 'Waiting' })
    await page.locator('[name=part][value=excerpt]').check()
    await page.fill('#quote', 'I waited')
    let come = () => {}
    const coming = new Promise<void>((resolve) => {
      come = resolve
    })
    await page.route('**/*.js', async (route) => {
      await coming
      await route.continue()
    })
    await press(page, 'Code')
    await page.locator('#quote-error').waitFor()
    await page.fill('#quote', 'waited three weeks')
    come()
    await expect.poll(() => page.locator('#quote').evaluate((area) => Object.keys(area).some((key) => key.startsWith('__react')))).toBe(true)
    expect(await page.inputValue('#quote')).toBe('waited three weeks')
    await page.unroute('**/*.js')
  })

  it('counts people in tables, and releases none too small', async () => {
    await page.goto(at('tables'))
    expect(await textOf(page, '.app-heat__summary')).toBe('5 themes, 4 stages. Most people: 1 for “Waiting”, stage “Diagnosis”.')
    await look(page, script)
    await page.goto(at('tables/release'))
    expect(await textOf(page, '#release p')).toContain('No tables are waiting.')
    await look(page, script)
    await press(page, 'Work out the next release')
    await page.locator('.nhsuk-error-summary').waitFor()
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('There is nothing yet that the public may see')
  })

  it('makes the browser complain about nothing but the answers it was refused', () =>
    expect(script ? serious(faults, [400, 401, 403, 409, 422]) : []).toStrictEqual([]))
})
