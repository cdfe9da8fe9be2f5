import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe.each(scripts)('analysts merge and split themes, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
    await share(heard.url, 'I waited three weeks for a letter.', 'Nothing.')
    await share(heard.url, 'I sat alone in the waiting room.', 'The nurse was kind.')
    await signInAs(page, heard.url, 'analyst', `/staff/${programme}/codebook`)
    await page.waitForURL(at('codebook'))
    for (const name of ['Waiting', 'Letters']) {
      await page.fill('#name', name)
      await press(page, 'Define the theme')
      await page.locator('.nhsuk-notification-banner__content').waitFor()
      await page.goto(at('codebook'))
    }
    for (let waiting = 2; waiting > 0; waiting -= 1) {
      await page.goto(at('contributions?state=received'))
      await page.locator('.app-entries a').first().click()
      await page.getByRole('link', { name: 'De-identify' }).click()
      await page.check('#nobody')
      await press(page, 'Record the de-identified text')
      await page.locator('.nhsuk-notification-banner__content').waitFor()
    }
    for (const [words, theme] of [
      ['weeks', 'Letters'],
      ['alone', 'Waiting'],
    ] as const) {
      await page.goto(at(`contributions?q=${words}`))
      await page.locator('.app-entries a').first().click()
      await page.selectOption('#theme', { label: theme })
      await page.locator('[name=part][value=whole]').check()
      await press(page, 'Code')
      await page.locator('.app-codings strong').waitFor()
    }
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`
  const notice = (): Promise<string> => textOf(page, '.nhsuk-notification-banner__content')
  const change = async (name: string): Promise<void> => {
    await page.goto(at('codebook'))
    await page.getByRole('link', { name: `Change ${name}`, exact: true }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  const countOf = (name: string): Promise<string> => textOf(page, `.app-tree__theme:has(> strong:text-is("${name}")) .app-tree__count`)

  it('merges one into another, having seen both, and undoes it', async () => {
    await change('Letters')
    await look(page, script)
    await page.getByRole('link', { name: 'Merge it into another theme' }).click()
    await page.selectOption('#into', { label: 'Waiting' })
    await look(page, script)
    await press(page, 'Look at both')
    await page.getByRole('heading', { name: 'It will count as Waiting' }).waitFor()
    await look(page, script)
    await press(page, 'Merge them')
    await expect.poll(notice).toBe('The theme is merged. What is coded with it counts as the other one.')
    expect([await countOf('Waiting'), await countOf('Letters')]).toStrictEqual([
      '2 contributions coded with Waiting',
      '0 contributions coded with Letters',
    ])
    await look(page, script)
    await page.goto(at('contributions?q=weeks'))
    await page.locator('.app-entries a').first().click()
    expect(await textOf(page, '.app-codings__about')).toContain('given as “Letters”')
    await page.goto(at('codebook'))
    await page.getByRole('link', { name: 'Bring back Letters' }).click()
    await look(page, script)
    await press(page, 'Undo the merging')
    await expect.poll(notice).toBe('The merging is undone. What is coded with the theme counts as it again.')
    expect(await countOf('Letters')).toBe('1 contributions coded with Letters')
  })

  it('shows both themes as they are now where somebody changed one meanwhile', async () => {
    await change('Letters')
    await page.getByRole('link', { name: 'Merge it into another theme' }).click()
    await page.selectOption('#into', { label: 'Waiting' })
    await press(page, 'Look at both')
    await page.getByRole('heading', { name: 'It will count as Waiting' }).waitFor()
    const colleague = await page.context().newPage()
    await colleague.goto(at('codebook'))
    await colleague.getByRole('link', { name: 'Change Letters', exact: true }).click()
    await colleague.fill('#name', 'Post')
    await press(colleague, 'Save the words')
    await colleague.locator('.nhsuk-notification-banner__content').waitFor()
    await colleague.close()
    await press(page, 'Merge them')
    await expect.poll(() => textOf(page, '.nhsuk-error-summary li')).toMatch(/^Somebody changed one of the two themes meanwhile/)
    await expect.poll(() => textOf(page, 'h1')).toBe('Merge Post')
  })

  it('splits a theme, keeps what was typed, and sorts what is coded with it', async () => {
    await change('Waiting')
    await page.getByRole('link', { name: 'Split it into new themes' }).click()
    await page.fill('#name-1', 'Long')
    await press(page, 'Split it')
    await expect.poll(() => textOf(page, '#name-2-error')).toBe('Error: Enter a name for new theme 2')
    expect(await page.inputValue('#name-1')).toBe('Long')
    await look(page, script)
    await page.fill('#name-2', 'Alone')
    await page.fill('#definition-2', 'Nobody came along')
    await press(page, 'Split it')
    await page.getByRole('heading', { name: 'Sort Waiting' }).waitFor()
    expect(await textOf(page, '.app-words')).toBe('I sat alone in the waiting room.')
    await look(page, script)
    await press(page, 'Sort and go on')
    await expect.poll(() => textOf(page, '#parts-error')).toBe('Error: Choose at least one theme, or let it stay')
    const colleague = await page.context().newPage()
    await colleague.goto(page.url())
    await colleague.getByLabel('Long').check()
    await press(colleague, 'Sort and go on')
    await colleague.getByText('1 sorted, 0 waiting.').waitFor()
    await colleague.close()
    await page.getByLabel('Alone').check()
    await press(page, 'Sort and go on')
    await expect
      .poll(() => textOf(page, '#parts-error'))
      .toBe('Error: Somebody else sorted this one meanwhile and chose “Long”. You chose “Alone”. Change the ticks if theirs are wrong')
    expect(await page.getByLabel('Long').isChecked()).toBe(true)
    await look(page, script)
    await page.getByLabel('Long').uncheck()
    await page.getByLabel('Alone').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('1 sorted, 0 waiting.').waitFor()
    await look(page, script)
    await page.getByRole('link', { name: 'Change the one before' }).click()
    await page.locator('[name=parts]').first().waitFor()
    expect(await page.getByLabel('Alone').isChecked()).toBe(true)
    await press(page, 'Let it stay with Waiting')
    await page.getByText('1 sorted, 0 waiting.').waitFor()
    await press(page, 'Finish the split')
    await expect.poll(notice).toBe('The split is finished. What was not sorted stays with the theme.')
  })

  it('undoes the split, and brings a retired theme back', async () => {
    await change('Waiting')
    await page.getByRole('link', { name: 'The split that is finished' }).click()
    await look(page, script)
    await press(page, 'Undo the split')
    await expect.poll(notice).toBe('The split is undone. Everything that was sorted counts as the theme again.')
    await look(page, script)
    await change('Post')
    await press(page, 'Retire this theme')
    await page.getByRole('link', { name: 'Bring back Post' }).click()
    await press(page, 'Use it again')
    await expect.poll(notice).toBe('The theme is in use again.')
  })

  it('makes the browser complain about nothing but the answers it was refused', () =>
    expect(script ? serious(faults, [400, 409, 422]) : []).toStrictEqual([]))
})
