import { amendResponse } from '@heard/contracts/reporting'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Account, accountInEastLondon, accountInLuton, actingAt, gatheringsInLuton } from './accountable.fixture.ts'
import { accessibilityFaults, isTooWide, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { lookAtPlain } from './staff.ts'

const luton = '/programmes/luton-cancer'
const elft = '/programmes/elft-big-conversation'
let heard: Heard
let browser: Browser
let account: Account
let gathering: string
let emptyReport: string
let emptyFigures: string

const html = async (path: string): Promise<string> => (await fetch(heard.url + path)).text()

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  ;[emptyReport, emptyFigures] = await Promise.all([html(`${luton}/report`), html(`/ur${luton}/figures`)])
  const acting = actingAt(heard.url)
  account = await accountInLuton(acting)
  await accountInEastLondon(acting)
  gathering = await gatheringsInLuton(acting)
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

/** The text of the page in a browser without script. */
const read = async (path: string): Promise<string> => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(heard.url + path)
  const text = await page.locator('main').innerText()
  await context.close()
  return text.replaceAll(/\s+/g, ' ')
}

/** The tables of a page, by their heading: each line with its numbers. */
const rowsOf = async (path: string): Promise<Readonly<Record<string, readonly string[]>>> => {
  const { context, page } = await visitor(browser, { script: false })
  await page.goto(heard.url + path)
  const found: Record<string, readonly string[]> = {}
  for (const section of await page.locator('main section[aria-labelledby]').all()) {
    const lines = await section.locator('tbody tr').all()
    found[await section.locator('h2').innerText()] = await Promise.all(
      lines.map(async (line) => (await line.locator('th, td').allInnerTexts()).join(' | ')),
    )
  }
  await context.close()
  return found
}

describe('before anything was asked', () => {
  test('the report and the figures say so', () => {
    expect(emptyReport).toContain('Nothing has been recommended or promised yet.')
    expect(emptyFigures).toContain('ابھی کوئی اعداد و شمار جاری نہیں ہوئے۔')
  })
})

describe('Here’s what we will do', () => {
  test('says what was asked, who answered, and who is silent since when', async () => {
    const text = await read(`${luton}/report`)
    for (const part of [
      '5 recommendations were made',
      'In our first year six things were asked and three were answered.',
      'No answer since',
      '(84 days).',
      'Bedfordshire, Luton and Milton Keynes Integrated Care Board answers for it now.',
      'We do not show how many people stand behind this, so that nobody can be recognised.',
      'Public Health declines this.',
      'There are not enough radiographers for a seventh day.',
      'This recommendation was withdrawn. The reason: It was put to the wrong organisation.',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('puts what the community sees beside what the organisation claims', async () => {
    const text = await read(`${luton}/commitments/${account.disputed}`)
    expect(text).toContain('People see less than is said')
    expect(text).toContain('All forty letters are rewritten.')
    expect(text).toContain('Residents see: a little of it About 25 people said so.')
  })

  test('keeps the old wording and the old day of a promise', async () => {
    const text = await read(`${luton}/commitments/${account.overdue}`)
    expect(text).toContain('Every practice rings people with their result within eight days')
    expect(text).toContain('The promise said before: Every practice rings people with their result within seven days')
    expect(text).toMatch(/The day moved from .+ to .+\./)
  })

  test('groups a strategy by its objectives, with its progress year after year', async () => {
    const text = await read(`${elft}/report`)
    for (const part of [
      'Improve the experience of care',
      'What was done, year by year',
      'Thirty of sixty teams have one.',
      'The first ten teams have one.',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('marks wording in another language than the page', async () => {
    expect(await html(`/ur${luton}/report`)).toContain('<bdi lang="en" dir="ltr">Pay for interpreters at every appointment</bdi>')
  })

  test('has a page and an anchor for each recommendation and promise, and none for a draft or a wrong address', async () => {
    const page = await html(`${luton}/report`)
    expect([account.silent, account.overdue].map((id) => page.includes(`id="${id}"`))).toStrictEqual([true, true])
    expect(page).not.toContain('Free parking for treatment')
    const statuses = await Promise.all(
      [`recommendations/${account.silent}`, 'recommendations/nonsense', `commitments/${account.silent}`].map(
        async (path) => (await fetch(`${heard.url}${luton}/${path}`)).status,
      ),
    )
    expect(statuses).toStrictEqual([200, 404, 404])
  })

  test('opens every history on paper', async () => {
    const { context, page } = await visitor(browser, { script: true })
    await page.goto(`${heard.url}${luton}/report`)
    const folded = page.getByText('Two practices need new phone lines.')
    expect(await folded.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await folded.isVisible()).toBe(true)
    await context.close()
  })
})

describe('figures', () => {
  test('show people in released numbers only, and say where a number is withheld', async () => {
    const { context, page } = await visitor(browser, { script: false })
    await page.goto(`${heard.url}${luton}/figures`)
    const cells = await page.locator('.app-heat td').allInnerTexts()
    expect(new Set(cells.map((cell) => cell.trim()))).toStrictEqual(new Set(['10', 'not shown']))
    await page.getByText('About this release').click()
    expect(await page.locator('main').innerText()).toMatch(/[0-9a-f]{64}/)
    await context.close()
  })
})

describe('how each organisation is doing', () => {
  test('is counted by year, and together', async () => {
    const rows = await rowsOf(`${luton}/report/organisations`)
    const unanswered = (silent: number) => [
      'Asked for something | 1 | 1',
      'Answered | 0 | 0',
      `Past its day without an answer | ${silent} | ${silent}`,
    ]
    expect(rows).toStrictEqual({
      'Public Health': [
        'Asked for something | 3 | 3',
        'Answered | 3 | 3',
        'Past its day without an answer | 0 | 0',
        expect.stringMatching(/^Days until the answer \(the middle of all\) \| (\d+) \| \1$/),
        'Promises | 4 | 4',
        'Kept by their day, the organisation says | 1 | 1',
        'Kept after their day, the organisation says | 0 | 0',
        'Kept, the organisation says, but people see it differently | 1 | 1',
        'Past their day and not kept | 1 | 1',
        'Their day is still to come | 1 | 1',
        'Changed after they were made | 1 | 1',
      ],
      'Bedfordshire, Luton and Milton Keynes Clinical Commissioning Group': [...unanswered(1), 'Promises | 0 | 0'],
      Healthwatch: [...unanswered(0), 'Promises | 0 | 0'],
    })
  })
})

describe('public pages', () => {
  const pages = [
    `${luton}/report`,
    `${luton}/report/organisations`,
    `${luton}/figures`,
    `${luton}/gatherings`,
    `${luton}/gatherings/ask`,
    `${luton}/gatherings/asked`,
    `${luton}/champion`,
    `${luton}/champion/return`,
    `${luton}/champion/later`,
    `${elft}/report`,
    `${elft}/champion`,
  ].flatMap((path) => [path, `/ur${path}`])

  test.each(pages)('%s is accessible, fits every screen, and carries no script and no cookie', (path) => lookAtPlain(browser, heard.url + path))

  test('the page of a recommendation and of a promise are accessible too', async () => {
    for (const path of [`${luton}/recommendations/${account.accepted}`, `/ur${luton}/commitments/${account.disputed}`]) {
      const { context, page } = await visitor(browser, { script: true })
      await page.goto(heard.url + path)
      expect([await accessibilityFaults(page), await isTooWide(page)]).toStrictEqual([[], false])
      await context.close()
    }
  })

  test('answer 304 until something happens, each language for itself', async () => {
    const known = async (path: string, tag: string): Promise<number> => (await fetch(heard.url + path, { headers: { 'if-none-match': tag } })).status
    const tagOf = async (path: string): Promise<string> => (await fetch(heard.url + path)).headers.get('etag') ?? ''
    const paths = [
      `${luton}/report`,
      `/ur${luton}/report`,
      `${luton}/figures`,
      `${luton}/recommendations/${account.accepted}`,
      `${luton}/commitments/${account.overdue}`,
    ]
    const tags = await Promise.all(paths.map(tagOf))
    expect(new Set(tags).size).toBe(paths.length)
    expect(await Promise.all(paths.map((path, index) => known(path, tags[index] ?? '')))).toStrictEqual([304, 304, 304, 304, 304])
    expect(await known(paths[1] ?? '', tags[0] ?? '')).toBe(200)
    const { call, as } = actingAt(heard.url)
    const params = { programme: 'luton-cancer', recommendation: account.accepted }
    const body = { answer: 'accepted' as const, text: 'Yes, from next spring.', why: 'The start moved.' }
    expect((await call(amendResponse, { params, body }, { headers: await as('stakeholder.luton-cancer') })).status).toBe(204)
    await expect.poll(() => known(paths[0] ?? '', tags[0] ?? '')).toBe(200)
    expect(await known(paths[3] ?? '', tags[3] ?? '')).toBe(200)
  })
})

describe('a gathering', () => {
  test('is listed with its state, and goes into a calendar', async () => {
    const text = await read(`${luton}/gatherings`)
    for (const part of ['Hear Me: finding out', 'Cancelled', 'The market is closed that day.', 'ہیئر می: علاج کے بعد']) expect(text).toContain(part)
    const file = await fetch(`${heard.url}${luton}/gatherings/${gathering}/calendar.ics`)
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(await file.text()).toContain('SUMMARY;LANGUAGE=en:Hear Me: finding out')
    expect((await fetch(`${heard.url}${luton}/gatherings/nonsense/calendar.ics`)).status).toBe(404)
  })
})
