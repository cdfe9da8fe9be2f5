import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { listLedgerEntries } from '@heard/contracts/ledger'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testLog } from '../app/ledger/check/test-log.fixture.ts'
import { type Account, accountInLuton, actingAt } from './accountable.fixture.ts'
import { accessibilityFaults, desk, isTooWide, openBrowser, phone, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { lookAtPlain } from './staff.ts'

const luton = '/programmes/luton-cancer'
let heard: Heard
let browser: Browser
let account: Account
/** Place of the entry of the promise that is overdue, and what it is proven by. */
let index: string
let proof: string
let entry: string
/** A checkpoint from before anything was promised. */
let older: string

const at = async (path: string): Promise<string> => (await fetch(heard.url + path)).text()

/** Asks again until there is an answer: the ledger follows what happens a moment later. */
const until = async <T>(ask: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(50)
  }
}

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
  const acting = actingAt(heard.url)
  older = await until(async () => {
    const checkpoint = await at('/ledger/checkpoint')
    return /\n[1-9]\d*\n/.test(checkpoint) ? checkpoint : undefined
  })
  account = await accountInLuton(acting)
  const newest = async (query: { readonly type: string; readonly about?: string }): Promise<string | undefined> => {
    const called = await acting.call(listLedgerEntries, { query })
    return called.ok ? called.body.entries[0]?.index : undefined
  }
  await until(() => newest({ type: 'report.published' }))
  index = await until(() => newest({ about: account.overdue, type: 'commitment.made' }))
  ;[proof, entry] = await Promise.all([at(`/ledger/${index}/proof`), at(`/ledger/${index}/entry`)])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ')
const mainText = async (page: Page): Promise<string> => spaced(await page.locator('main').innerText())
/** The conclusion, and what each check came to. */
const resultsOf = async (page: Page): Promise<string[]> => {
  await page.locator('#check-results :is(h2, p)').waitFor()
  return (await page.locator('#check-results :is(h2, p, li)').allInnerTexts()).map(spaced)
}

const passed = (sentence: string) => `✓ Passed ${sentence}`
const failed = (sentence: string) => `✗ Failed ${sentence}`
const fileRead = () => passed(`The file is a whole proof file. It is about entry ${index}.`)
const fromHere = () => passed(`You gave no entry, so this one was taken from this site: entry ${index}.`)
const included = () => passed(`The entry is in the ledger, as entry ${index}. If one letter of it were different, this check would fail.`)
const signedOver = (text: string) => {
  const [origin, size] = text.slice(text.indexOf('\n\n') + 2).split('\n')
  return passed(`The checkpoint was signed by ${origin}. It covers ${size} entries, and nobody has changed it since.`)
}
const right = 'Everything that was checked is right'
const wrong = 'Do not rely on this: a check failed'

describe('the public ledger without script', () => {
  test('says what was promised, and leads from the promise to its entries', async () => {
    const { context, page, faults } = await visitor(browser, { script: false })
    await page.goto(`${heard.url}${luton}/commitments/${account.overdue}`)
    await page.getByRole('link', { name: 'Check this record' }).click()
    expect(new URL(page.url()).search).toBe(`?about=${account.overdue}`)
    const text = await mainText(page)
    for (const part of [
      'Public Health promised something on',
      'Every practice rings people with their result within seven days',
      'Two practices need new phone lines.',
      'how far a promise was on',
    ]) {
      expect(text).toContain(part)
    }
    await page.getByRole('link', { name: 'Show all entries' }).click()
    await page.getByLabel('What happened').selectOption('Promises made')
    await page.getByRole('button', { name: 'Show' }).click()
    expect(new Set((await page.locator('.app-ledger__says').allInnerTexts()).map((each) => each.includes('promised something')))).toStrictEqual(
      new Set([true]),
    )
    expect(faults).toStrictEqual([])
    await context.close()
  })

  test('says how else an entry and a file can be checked', async () => {
    const { context, page } = await visitor(browser, { script: false })
    await page.goto(`${heard.url}/ledger/${index}`)
    expect(await page.getByRole('button', { name: 'Check this record' }).count()).toBe(0)
    expect(await mainText(page)).toContain('needs JavaScript, which is switched off')
    expect(spaced(await page.locator('#entry-text').innerText())).toBe(spaced(entry))
    await page.goto(`${heard.url}/verify`)
    expect(await page.locator('#check-file').isVisible()).toBe(false)
    expect(await mainText(page)).toContain('The checking happens in your browser')
    await context.close()
  })
})

describe('an entry', () => {
  test('is checked by keyboard in the browser, and nothing is asked of anybody', async () => {
    const { context, page, faults } = await visitor(browser, { script: true })
    await page.goto(`${heard.url}/ledger/${index}`, { waitUntil: 'networkidle' })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.getByRole('button', { name: 'Check this record' }).focus()
    await page.keyboard.press('Enter')
    expect(await resultsOf(page)).toStrictEqual([
      right,
      fileRead(),
      signedOver(proof),
      included(),
      passed('The words shown under “What was said” are the words that the entry was made for.'),
      passed('The words shown under “How to tell it is done” are the words that the entry was made for.'),
      passed('The words shown under “Who answers for it” are the words that the entry was made for.'),
    ])
    expect(await page.getByRole('status').innerText()).toContain(right)
    expect([asked, faults]).toStrictEqual([[], []])
    await context.close()
  })

  test('is not right when the page shows other words or letters', async () => {
    const { context, page } = await visitor(browser, { script: true })
    await page.goto(`${heard.url}/ledger/${index}`)
    await page.evaluate(
      `for (const words of document.querySelectorAll('[data-file]')) words.dataset.file = words.dataset.file.replace('seven', 'eight')`,
    )
    await page.getByRole('button', { name: 'Check this record' }).click()
    const [conclusion, ...steps] = await resultsOf(page)
    expect([conclusion, steps.at(-2)]).toStrictEqual([
      wrong,
      failed('The words under “How to tell it is done” are not the words that the entry was made for. Somebody changed them.'),
    ])
    await page.evaluate(`document.querySelector('#entry-text').textContent += ' '`)
    await page.getByRole('button', { name: 'Check this record' }).click()
    expect((await resultsOf(page))[3]).toBe(failed('The proof does not fit the entry. One of them was changed, or the proof is about another entry.'))
    await context.close()
  })

  test('gives its proof as a file that proves it, in Urdu too', async () => {
    const { context, page, faults } = await visitor(browser, { script: true })
    await page.goto(`${heard.url}/ur/ledger/${index}`)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'ثبوت ڈاؤن لوڈ کریں' }).click()])
    expect([download.suggestedFilename(), readFileSync(await download.path(), 'utf8')]).toStrictEqual([`ledger-entry-${index}.tlog-proof`, proof])
    await page.goto(`${heard.url}/ur/verify`)
    await page.locator('#proof').setInputFiles(await download.path())
    await page.getByRole('button', { name: 'جانچیں', exact: true }).click()
    expect((await resultsOf(page))[0]).toBe('جو کچھ جانچا گیا سب درست ہے')
    expect(faults).toStrictEqual([])
    await context.close()
  })
})

type Given = { readonly file?: string; readonly entry?: string; readonly older?: string; readonly key?: string }

/** What the verifier makes of what it is given, and what it asked the site for. */
const verify = async ({ file, ...fields }: Given): Promise<{ readonly results: string[]; readonly asked: string[] }> => {
  const { context, page, faults } = await visitor(browser, { script: true })
  await page.goto(`${heard.url}/verify`, { waitUntil: 'networkidle' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url().slice(heard.url.length)}`))
  if (file !== undefined) await page.locator('#proof').setInputFiles({ name: 'a.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(file) })
  for (const [name, text] of Object.entries(fields)) await page.locator(`#${name}`).fill(text)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  const results = await resultsOf(page)
  expect(serious(faults)).toStrictEqual([])
  await context.close()
  return { results, asked }
}

/** The text with the character behind `mark` changed into another of base64. */
const flipped = (text: string, mark: string): string => {
  const place = text.indexOf(mark) + mark.length + 5
  return `${text.slice(0, place)}${text[place] === 'A' ? 'B' : 'A'}${text.slice(place + 1)}`
}

describe('the verifier', () => {
  test('checks a proof with its entry offline, and fetches the entry only where none was given', async () => {
    expect(await verify({ file: proof, entry: `\n${entry}\n` })).toStrictEqual({
      results: [right, fileRead(), signedOver(proof), included()],
      asked: [],
    })
    expect(await verify({ file: proof })).toStrictEqual({
      results: [right, fileRead(), fromHere(), signedOver(proof), included()],
      asked: [`GET /ledger/${index}/entry`],
    })
  })

  const other = testLog(
    'other.example/log',
    Array.from({ length: 40 }, (_, each) => `entry ${each}`),
  )
  test.each([
    [
      'one byte of the proof flipped',
      () => ({ file: flipped(proof, `index ${index}\n`) }),
      'The proof does not fit the entry. One of them was changed, or the proof is about another entry.',
    ],
    [
      'one byte of the checkpoint flipped',
      () => ({ file: flipped(proof, `\n${signedSize()}\n`) }),
      () => `The checkpoint was changed after ${originHere()} signed it: the signature does not fit.`,
    ],
    [
      'a wrong key',
      () => ({ file: proof, key: testLog(originHere(), [], 7).key }),
      () =>
        `The checkpoint says that it is from ${originHere()}, but it is not signed with this key. Either the key is wrong or somebody else made it.`,
    ],
    [
      'another log’s proof',
      () => ({ file: other.proof(3) }),
      () => `This proof is from another ledger, other.example/log. The key that you check with belongs to ${originHere()}.`,
    ],
    [
      'a cut file',
      () => ({ file: proof.slice(0, -30) }),
      'This was a proof file, but it is damaged: a part was cut off or changed, so it cannot be read. Download it again.',
    ],
    ['no proof at all', () => ({ file: 'Dear neighbour' }), 'This is not a proof file. Choose a file whose name ends in .tlog-proof.'],
    [
      'a key that is cut',
      () => ({ file: proof, key: 'heard+12' }),
      'The key is not whole, or a letter of it is wrong. Copy it again from beginning to end.',
    ],
  ])('says in its own words what is wrong with %s', async (_what, given, sentence) => {
    const { results } = await verify({ entry, ...given() })
    expect([results[0], results.at(-1)]).toStrictEqual([wrong, failed(typeof sentence === 'string' ? sentence : sentence())])
  })

  const originHere = () => proof.slice(proof.indexOf('\n\n') + 2).split('\n')[0] ?? ''
  const signedSize = () => proof.slice(proof.indexOf('\n\n') + 2).split('\n')[1] ?? ''

  test('checks that the ledger only grew since a checkpoint that somebody kept', async () => {
    const from = older.split('\n')[1] ?? ''
    const { results, asked } = await verify({ older })
    const size = /from \d+ to (\d+) entries/.exec(results[1] ?? '')?.[1]
    expect(Number(size)).toBeGreaterThan(Number(from))
    expect({ results, asked }).toStrictEqual({
      results: [
        right,
        passed(`Since your checkpoint the ledger has only grown, from ${from} to ${size} entries. Nothing before that was changed or taken out.`),
      ],
      asked: [`GET /api/v1/ledger/consistency?from=${from}`],
    })
  })

  test('says so when the checkpoint was changed, and when nothing was given', async () => {
    const changed = flipped(older, `\n${older.split('\n')[1]}\n`)
    expect((await verify({ older: changed })).results).toStrictEqual([
      wrong,
      failed(`Your older checkpoint is not signed with the key of ${originHere()}, or it was changed.`),
    ])
    expect((await verify({})).results).toStrictEqual(['Choose a proof file, or paste a checkpoint that you kept.'])
  })
})

describe('accessibility', () => {
  test.each(['/ledger', '/ur/ledger'])('%s meets every rule and fits every screen, without script or cookie', (path) =>
    lookAtPlain(browser, heard.url + path),
  )

  test.each(['/ledger', '/ur/ledger'])('%s/… and the verifier do so before and after a check', async (path) => {
    for (const viewport of [phone, desk]) {
      const { context, page, faults } = await visitor(browser, { script: true, viewport })
      const found: unknown[] = []
      const look = async () => found.push(await accessibilityFaults(page), await isTooWide(page))
      await page.goto(`${heard.url}${path}/${index}`)
      await look()
      await page.locator('#check-entry button').click()
      await resultsOf(page)
      await look()
      await page.goto(`${heard.url}${path.replace('ledger', 'verify')}`)
      await look()
      await page.locator('#check-file button').click()
      await look()
      await page.locator('#proof').setInputFiles({ name: 'a.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(proof) })
      await page.locator('#check-file button').click()
      await page.locator('.app-checks').waitFor()
      await look()
      expect([found, faults]).toStrictEqual([[[], false, [], false, [], false, [], false, [], false], []])
      await context.close()
    }
  })
})

test('a printed report carries the checkpoint, and where it can be checked as a picture', async () => {
  const { context, page } = await visitor(browser, { script: false, viewport: desk })
  await page.goto(`${heard.url}${luton}/report`)
  await page.emulateMedia({ media: 'print' })
  const text = spaced(await page.locator('.app-sealed').innerText())
  expect(text).toMatch(/Checkpoint of \S+ when this page was made: \d+ entries, fingerprint [A-Za-z0-9+/]{43}=/)
  expect(text).toContain(`${heard.url}/ledger?programme=luton-cancer`)
  expect(await page.locator('.app-sealed svg').isVisible()).toBe(true)
  await context.close()
})
