import { strFromU8, unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

describe.each(scripts)('analysts write memos, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  let faults: string[]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    ;({ page, faults } = await visitor(browser, { script, viewport: desk }))
    await share(heard.url, 'I waited three weeks for a letter.', 'Nothing.')
    await signInAs(page, heard.url, 'analyst', `/staff/${programme}/codebook`)
    await page.waitForURL(at('codebook'))
    await page.fill('#name', 'Waiting')
    await press(page, 'Define the theme')
    await notice()
    await page.goto(at('contributions'))
    await page.locator('.app-entries a').first().click()
    await page.getByRole('link', { name: 'De-identify' }).click()
    await page.check('#nobody')
    await press(page, 'Record the de-identified text')
    await notice()
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`
  const notice = (on: Page = page): Promise<string> => {
    const banner = '.nhsuk-notification-banner__content'
    return on
      .locator(banner)
      .waitFor()
      .then(() => textOf(on, banner))
  }
  const memos = (on: Page = page): Promise<string[]> => on.locator('#memos .app-words').allTextContents()

  it('on a contribution, on words of it, on a theme and on the programme, and finds them together', async () => {
    await page.goto(at('contributions'))
    await page.locator('.app-entries a').first().click()
    await page.fill('#memo', 'Is the wait the letter, or both?')
    await page.fill('#memoQuote', 'four weeks')
    await press(page, 'Write the memo')
    await expect.poll(() => textOf(page, '#memoQuote-error')).toBe('Error: These words are not in the text. Copy them exactly as they stand there')
    expect(await page.inputValue('#memo')).toBe('Is the wait the letter, or both?')
    await page.fill('#memoQuote', 'three weeks')
    await press(page, 'Write the memo')
    expect(await notice()).toBe('The memo is written.')
    expect([await memos(), await textOf(page, '#memos q')]).toEqual([['Is the wait the letter, or both?'], 'three weeks'])
    await look(page, script)
    await page.goto(at('codebook'))
    await page.getByRole('link', { name: 'Change Waiting', exact: true }).click()
    await page.fill('#memo', 'Only waits of a week and more')
    await press(page, 'Write the memo')
    expect(await notice()).toBe('The memo is written.')
    await look(page, script)
    await page.goto(at('memos'))
    await page.fill('#memo', 'Few men wrote to us')
    await press(page, 'Write the memo')
    await notice()
    expect(await memos()).toEqual(['Few men wrote to us', 'Only waits of a week and more', 'Is the wait the letter, or both?'])
    await look(page, script)
    await page.selectOption('#about', { label: 'Themes' })
    await press(page, 'Show')
    await expect.poll(() => memos()).toEqual(['Only waits of a week and more'])
  })

  it('keeps both versions where two change one at the same time', async () => {
    const colleague = await page.context().newPage()
    for (const each of [page, colleague]) {
      await each.goto(at('memos?about=programme'))
      await each.getByRole('link', { name: 'Change or remove' }).click()
      await each.locator('#memo').waitFor()
    }
    await colleague.fill('#memo', 'Few men wrote to us. Ask the mosque')
    await press(colleague, 'Save')
    expect(await notice(colleague)).toBe('The memo is changed.')
    await page.fill('#memo', 'Few men wrote to us, and no one over 80')
    await press(page, 'Save')
    await expect.poll(() => textOf(page, '#now .app-words')).toBe('Few men wrote to us. Ask the mosque')
    expect(await page.inputValue('#memo')).toBe('Few men wrote to us, and no one over 80')
    await look(page, script)
    await press(page, 'Save')
    expect(await notice()).toBe('The memo is changed.')
    await colleague.goto(at('memos?about=programme'))
    await colleague.getByRole('link', { name: 'Change or remove' }).click()
    await page.getByRole('link', { name: 'Change or remove' }).first().click()
    await press(page, 'Remove this memo')
    expect(await notice()).toBe('The memo is removed.')
    await colleague.fill('#memo', 'Words of mine')
    await press(colleague, 'Save')
    await expect.poll(() => textOf(colleague, '#memo-error')).toBe('Error: Somebody else removed this memo meanwhile. Your words are kept below')
    await press(colleague, 'Write it as a new memo')
    expect(await notice(colleague)).toBe('The memo is written.')
    await colleague.close()
  })

  it('takes the analysis along for another tool', async () => {
    const file = await page.request.get(at('codebook/qdpx'))
    expect(file.headers()['content-disposition']).toBe(`attachment; filename="project-${programme}.qdpx"`)
    const files = Object.values(unzipSync(await file.body())).map((bytes) => strFromU8(bytes))
    expect(files[0]).toContain('Only waits of a week and more')
    expect(files[1]).toContain('I waited three weeks for a letter.')
    expect(serious(faults, [400, 409])).toEqual([])
  })
})
