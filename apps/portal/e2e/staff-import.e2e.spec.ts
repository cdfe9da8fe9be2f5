import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { feedback, look, press, programme, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]

const results = (page: Page): Promise<string[]> => page.locator('.nhsuk-summary-list__value').allInnerTexts()

describe.each(scripts)('staff import a file, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let page: Page
  const folder = mkdtempSync(join(tmpdir(), 'heard-large-'))
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    ;({ page } = await visitor(browser, { script, viewport: desk }))
    await signInAs(page, heard.url, 'analyst', `/staff/${programme}/import`)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const at = (path: string): string => `${heard.url}/staff/${programme}/${path}`
  const upload = async (file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> => {
    await page.goto(at('import'))
    await page.setInputFiles('#file', file)
    await press(page, 'Upload')
  }
  const importIt = async (): Promise<void> => {
    await page.locator('[name=deidentified][value=yes]').check()
    await press(page, 'Preview')
    await page.locator('button[value=start]').click()
    await page.getByRole('heading', { name: 'The import has finished' }).waitFor()
  }

  it('says what is wrong with a file', async () => {
    await press(page, 'Upload')
    expect(await textOf(page, '#file-error')).toBe('Error: Choose a CSV or XLSX file that is not empty')
    await look(page, script)
    const large = join(folder, 'large.csv')
    writeFileSync(large, Buffer.alloc(31 * 1024 * 1024, 'a'))
    await upload(large)
    expect(await textOf(page, '#file-error')).toBe('Error: This file is larger than 30 MB. Split it, or leave columns out')
    await upload({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from('<!doctype html><p>hello') })
    expect(await textOf(page, '#file-error')).toBe(
      'Error: This file is not a CSV or XLSX file, whatever its name says; save it as a CSV or XLSX file without a password and try again',
    )
    await upload({ name: 'answers.xlsx', mimeType: 'text/csv', buffer: Buffer.from('said\nhello\n') })
    expect(await textOf(page, '#file-error')).toBe(
      'Error: The name of this file ends as if it were of another kind; give it the right ending and try again',
    )
    await look(page, script)
  })

  it('proposes a map, previews it and saves it', async () => {
    await upload(feedback)
    await look(page, script)
    await press(page, 'Preview')
    expect(await textOf(page, '#deidentified-error')).toBe('Error: Say whether the texts name anybody')
    await page.locator('[name=deidentified][value=yes]').check()
    await page.locator('#role-2').selectOption('')
    await press(page, 'Preview')
    expect((await results(page)).slice(0, 2)).toStrictEqual(['208', '208'])
    expect(await page.locator('#role-2').inputValue()).toBe('')
    await look(page, script)
    await page.fill('#name', 'Patient feedback')
    await press(page, 'Save the map')
    expect(await textOf(page, '.nhsuk-notification-banner__content')).toBe('The map is saved.')
    expect(await page.locator('#role-2').inputValue()).toBe('')
  })

  it('imports, and finds everything again the second time', async () => {
    await importIt()
    expect((await results(page)).slice(0, 3)).toStrictEqual(['208', '208', '0 (imported before, not taken twice)'])
    await look(page, script)
    await upload(feedback)
    await page.locator('#map').selectOption({ label: 'Patient feedback' })
    await press(page, 'Use this map')
    await importIt()
    expect((await results(page)).slice(0, 3)).toStrictEqual(['208', '0', '208 (imported before, not taken twice)'])
    expect(await textOf(page, 'main p')).toBe('Nothing is new: everything in this file had been imported before.')
  })

  it('gives the rejected rows back as a file', async () => {
    await upload({
      name: 'stages.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('comment,stage\nThe wait was far too long for me,diagnosis\nNobody rang me back,nowhere\n'),
    })
    await page.locator('#role-0').selectOption('words.happened')
    await page.locator('#role-1').selectOption('stage')
    await page.locator('[name=deidentified][value=no]').check()
    await press(page, 'Preview')
    expect(await textOf(page, '#preview')).toContain('The programme has no such stage')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the rejected rows (CSV)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('stages-rejected.csv')
  })

  it('shows what was imported, a page at a time, narrowed by filters', async () => {
    await page.goto(at('contributions?origin=import'))
    expect(await textOf(page, '[role=status]')).toBe('208 contributions match')
    await look(page, script)
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.getByText('Page 2').waitFor()
    await page.getByRole('link', { name: 'Page before' }).click()
    await page.getByText('Page 1').waitFor()
    await page.fill('#q', 'appointment')
    if (!script) await press(page, 'Show')
    await page.waitForURL(/[?&]q=appointment/)
    await page.locator('[role=status]', { hasNotText: '208' }).waitFor()
    const found = await textOf(page, '[role=status] strong')
    await page.reload()
    expect(await textOf(page, '[role=status] strong')).toBe(found)
    await page.goto(at('contributions?from=2021-02-31'))
    expect(await textOf(page, '.nhsuk-error-summary li')).toBe('From: enter a real day')
  })
})
