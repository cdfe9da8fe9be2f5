import { createHash } from 'node:crypto'
import { listWordings, withdrawWording } from '@heard/contracts/reporting'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, type Acting, accountInEastLondon, accountInLuton, actingAt, publishVersion } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, look, lookAtPlain, press, textOf } from './staff.ts'

const programme = 'luton-cancer'
const luton = `/programmes/${programme}`
const elft = '/programmes/elft-big-conversation'
const staff = `/staff/${programme}/reports`
let heard: Heard
let browser: Browser
let acting: Acting
let account: Account

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  acting = actingAt(heard.url)
  account = await accountInLuton(acting)
  await accountInEastLondon(acting)
  await publishVersion(acting, 'elft-big-conversation', {
    title: 'Our Strategy so far',
    summary: 'Two promises are under way.',
    objectives: [{ objective: 'experience-of-care', text: 'More teams have peer support.' }],
  })
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

type Window = { readonly page: Page; readonly faults: string[]; close(): Promise<void> }

const signedIn = async (who: string, script: boolean): Promise<Window> => {
  const { context, page, faults } = await visitor(browser, { script, viewport: desk })
  await beginSession(page, heard.url, who)
  return { page, faults, close: () => context.close() }
}

const pdfOf = async (path: string): Promise<string> => {
  const { context, page } = await visitor(browser, { script: true })
  await page.goto(heard.url + path)
  const pdf = await page.pdf({ tagged: true, outline: true, format: 'A4' })
  await context.close()
  return pdf.toString('latin1')
}

const compose = async (script: boolean): Promise<void> => {
  const { page, faults, close } = await signedIn('analyst', script)
  await page.goto(`${heard.url}${staff}/write?language=en`)
  await press(page, 'Save')
  expect(await page.locator('.nhsuk-error-summary__list a').allInnerTexts()).toStrictEqual(['Enter a title', 'Enter a summary'])
  await page.fill('#title', 'What came of it')
  await page.fill('#summary', 'Half of what was promised is done.')
  await page.fill('#easyRead', `We asked.\n${'They did a lot of things that nobody can count any more and more of it came'.repeat(2)}`)
  await press(page, 'Save')
  expect(await textOf(page, '.nhsuk-error-summary__list a')).toMatch(/^Line 2 has \d+ words; use 15 or fewer, or make two lines of it$/)
  expect(await page.inputValue('#title')).toBe('What came of it')
  await page.fill('#easyRead', 'We asked for things.\nHalf of them are done.')
  await press(page, 'Save')
  await page.waitForURL(/done=saved/)
  await look(page, script)
  await page.getByRole('link', { name: 'See how it will look' }).click()
  expect(await textOf(page, 'main')).toContain('Half of what was promised is done.')
  await look(page, script)
  await press(page, 'Propose this edition')
  await page.waitForURL(/done=proposed/)
  await page.getByRole('link', { name: 'See what was proposed' }).click()
  expect(await textOf(page, '#decide')).toContain('You proposed this edition.')
  expect(serious(faults)).toStrictEqual([])
  await close()
}

const putBack = async (script: boolean): Promise<void> => {
  const { page, close } = await signedIn('publisher', script)
  await page.goto(heard.url + staff)
  await page.getByRole('link', { name: 'Read it and decide' }).click()
  await page.getByRole('link', { name: 'Put it back' }).click()
  await press(page, 'Put it back')
  expect(await textOf(page, '.nhsuk-error-summary__list')).toBe('Enter what should change')
  await page.fill('#reason', 'Say which half.')
  await look(page, script)
  await press(page, 'Put it back')
  await page.waitForURL(/done=put-back/)
  await close()
}

const goOn = async (script: boolean): Promise<void> => {
  const { page, close } = await signedIn('analyst', script)
  await page.goto(heard.url + staff)
  expect(await textOf(page, 'main')).toContain('Say which half.')
  await page.goto(`${heard.url}${staff}/write?language=en`)
  expect(await page.inputValue('#summary')).toBe('Half of what was promised is done.')
  await page.fill('#summary', 'The letters are done.')
  await press(page, 'Save')
  await page.waitForURL(/done=saved/)
  await page.goto(`${heard.url}${staff}/preview`)
  await press(page, 'Propose this edition')
  await page.waitForURL(/done=proposed/)
  await close()
}

const approve = async (script: boolean): Promise<void> => {
  const { page, faults, close } = await signedIn('publisher', script)
  await page.goto(`${heard.url}${staff}/preview`)
  await look(page, script)
  await press(page, 'Approve and publish')
  await page.waitForURL(/done=published/)
  expect(serious(faults)).toStrictEqual([])
  await close()
}

describe.each([
  [true, 2],
  [false, 3],
])('with script: %s, edition %i', (script, number) => {
  test('is written, put back, proposed again, approved by somebody else, and has its page', async () => {
    await compose(script)
    await putBack(script)
    await goOn(script)
    await approve(script)
    const { page, context } = await visitor(browser, { script })
    await page.goto(`${heard.url}${luton}/report`)
    await page.getByRole('link', { name: 'this edition as it was published' }).click()
    expect(new URL(page.url()).pathname).toBe(`${luton}/report/versions/${number}`)
    const text = await textOf(page, 'main')
    for (const part of ['What came of it', 'The letters are done.', `What changed since edition ${number - 1}`]) expect(text).toContain(part)
    await page.getByRole('link', { name: 'Read this in easier words' }).click()
    expect(await page.locator('.app-easy-read p').allInnerTexts()).toStrictEqual(['We asked for things.', 'Half of them are done.'])
    await context.close()
  })
})

test('two people who write at once lose nothing', async () => {
  const [one, other] = [await signedIn('analyst', false), await signedIn('publisher', false)]
  for (const { page } of [one, other]) await page.goto(`${heard.url}${staff}/write?language=en`)
  for (const [{ page }, title] of [
    [one, 'The first'],
    [other, 'The second'],
  ] as const) {
    await page.fill('#title', title)
    await page.fill('#summary', `${title} of two.`)
    await press(page, 'Save')
  }
  expect(await textOf(other.page, '.nhsuk-error-summary__list')).toContain('Somebody else saved this report since you opened it')
  expect(await textOf(other.page, 'main details')).toContain('The first of two.')
  expect(await other.page.inputValue('#title')).toBe('The second')
  await press(other.page, 'Save')
  await other.page.waitForURL(/done=saved/)
  await other.page.locator('summary', { hasText: 'Take English out' }).click()
  await press(other.page, 'Take English out')
  await other.page.waitForURL(/done=dropped/)
  await one.close()
  await other.close()
})

describe('a published edition', () => {
  const version = `${luton}/report/versions/1`

  test('stays as it was, and says where the newest is', async () => {
    const { page, context } = await visitor(browser, { script: false })
    await page.goto(heard.url + version)
    const text = await textOf(page, 'main')
    for (const part of ['Edition 1, published on', 'This is an earlier edition.', 'In our first year six things were asked']) {
      expect(text).toContain(part)
    }
    await context.close()
  })

  test('has a document with the fingerprint that the page and the public ledger say', async () => {
    const { page, context } = await visitor(browser, { script: false })
    await page.goto(heard.url + version)
    const hash = await textOf(page, '#check ~ p .app-code')
    const document = await fetch(`${heard.url}${version}/document.json`)
    expect(document.headers.get('content-disposition')).toBe('attachment; filename="luton-cancer-version-1-document.json"')
    expect(
      createHash('sha256')
        .update(await document.text())
        .digest('hex'),
    ).toBe(hash)
    const open = await fetch(`${heard.url}${version}/report.json`)
    expect(((await open.json()) as { hash: string }).hash).toBe(hash)
    await expect
      .poll(async () => {
        await page.goto(heard.url + version)
        await page.locator('#sealed a').first().click()
        return textOf(page, 'main')
      })
      .toContain('published edition 1 of its report')
    await context.close()
  })

  test('says of a text that was withdrawn that it is', async () => {
    const headers = await acting.as('publisher')
    const listed = await acting.call(listWordings, { params: { programme }, query: { id: account.silent } }, { headers })
    const title = listed.ok ? listed.body.wordings.find(({ part }) => part === 'title') : undefined
    const withdrawal = { params: { programme, ref: title?.ref ?? '' }, body: { reason: 'error' as const } }
    expect((await acting.call(withdrawWording, withdrawal, { headers })).status).toBe(204)
    const page = async () => (await fetch(heard.url + version)).text()
    await expect.poll(page).not.toContain('Pay for interpreters at every appointment')
    expect(await page()).toContain('because it was published by mistake')
  })

  test('is not there under another number or file', async () => {
    const statuses = await Promise.all(
      ['9', '0', 'one', '1/nothing.json', '9/easy-read'].map(async (path) => (await fetch(`${heard.url}${luton}/report/versions/${path}`)).status),
    )
    expect(statuses).toStrictEqual([404, 404, 404, 404, 404])
  })

  test('prints to a PDF with a title, a language and tags', async () => {
    const pdf = await pdfOf(version)
    expect(['/StructTreeRoot', '/Lang (en', '/MarkInfo', '/Outlines', '/Title'].filter((part) => !pdf.includes(part))).toStrictEqual([])
  })
})

test('a strategy shows its years on one line for each objective, and what was written under it', async () => {
  const { page, context } = await visitor(browser, { script: false })
  await page.goto(`${heard.url}${elft}/report/versions/1`)
  expect(await textOf(page, 'main')).toContain('More teams have peer support.')
  const lines = await page.locator('#asked table').first().locator('tbody tr').all()
  const last = await Promise.all(lines.map(async (line) => [await line.locator('th').innerText(), await line.locator('td').last().innerText()]))
  expect(last).toStrictEqual([
    ['Improve population health', '–'],
    ['Improve the experience of care', '1 promise, 0 said to be done'],
    ['Improve staff experience', '1 promise, 0 said to be done'],
    ['Improve value', '–'],
  ])
  await context.close()
})

const pages = [
  `${luton}/report`,
  `${luton}/report/versions`,
  `${luton}/report/versions/1`,
  `${luton}/report/versions/2`,
  `${luton}/report/versions/1/easy-read`,
  `${elft}/report/versions/1`,
].flatMap((path) => [path, `/ur${path}`])

test.each(pages)('%s is accessible, fits every screen, and carries no script and no cookie', (path) => lookAtPlain(browser, heard.url + path))
