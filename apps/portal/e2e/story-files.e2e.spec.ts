import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look as lookAt, programme, signInAs } from './staff.ts'

let heard: Heard
let browser: Browser

beforeAll(async () => {
  ;[heard, browser] = await Promise.all([startHeard(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
})

const share = `/programmes/${programme}/share`
const next = (page: Page) => page.getByRole('button', { name: 'Continue', exact: true }).click()
/** A quarter of a second of silence, 8,000 samples a second. */
const recording = () => {
  const head = Buffer.from(`RIFF....WAVEfmt ${'.'.repeat(20)}data....`, 'latin1')
  head.writeUInt32LE(36 + 4_000, 4)
  head.writeUInt32LE(16, 16)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    head.writeUInt16LE(value, at)
  head.writeUInt32LE(8_000, 24)
  head.writeUInt32LE(16_000, 28)
  head.writeUInt32LE(4_000, 40)
  return { name: 'note.wav', mimeType: 'audio/wav', buffer: Buffer.concat([head, Buffer.alloc(4_000)]) }
}

test.each([{ script: true }, { script: false }])(
  'a story told by a recording, saved for later, added to, written down and translated, with script: $script',
  async ({ script }) => {
    const { context, page, faults } = await visitor(browser, { script })
    const look = () => lookAt(page, script)
    await page.goto(heard.url + share)
    await page.getByRole('button', { name: 'Start' }).click()
    await page.check('input[value=yes]')
    await next(page)
    await page.check('input[value=myself]')
    await next(page)
    for (const stage of ['diagnosis', 'treatment']) await page.check(`input[value=${stage}]`)
    await next(page)
    await page.check('input[value=prefer-not-to-say]')
    await next(page)
    await next(page)

    await look()
    await page.selectOption('#written-in', 'pl')
    await page.getByRole('button', { name: 'Send a photo or a recording' }).click()
    await look()
    await page.getByRole('button', { name: 'Send this file' }).click()
    expect(await page.locator('.nhsuk-error-summary a').innerText()).toBe('Choose a photo or a recording')
    await page.setInputFiles('#file', { name: 'note.wav', mimeType: 'audio/wav', buffer: Buffer.from('<p>no sound</p>') })
    await page.getByRole('button', { name: 'Send this file' }).click()
    expect(await page.locator('.nhsuk-error-summary a').innerText()).toContain('We cannot open this file')
    await look()
    await page.setInputFiles('#file', recording())
    await page.getByRole('button', { name: 'Send this file' }).click()
    expect(await page.locator('main li').first().innerText()).toContain('Recording, 0.1 MB')
    await next(page)

    expect(new URL(page.url()).pathname).toBe(`${share}/worked`)
    await page.fill('#worked', 'Pielęgniarka.')
    await page.getByRole('button', { name: 'Save and come back later' }).click()
    await look()
    const code = (await page.locator('.app-receipt').innerText()).replaceAll(' ', '')
    expect((await context.cookies()).map(({ name }) => name)).toStrictEqual([])
    await page.getByRole('link', { name: 'Go on with answers that you saved' }).click()
    await page.fill(
      '#code',
      code.replace(/^./, (sign) => (sign === '0' ? '1' : '0')),
    )
    await next(page)
    expect(await page.locator('.nhsuk-error-summary a').innerText()).toContain('We found no answers for this code')
    await look()
    await page.fill('#code', code.toLowerCase())
    await next(page)
    await page.getByRole('link', { name: 'Go on where you stopped' }).click()

    await look()
    for (const barrier of ['language', 'waiting']) await page.check(`input[value=${barrier}]`)
    await next(page)
    await next(page)
    for (const answer of ['yes', 'no', 'no', 'no', 'no']) {
      await page.check(`input[value=${answer}]`)
      await next(page)
    }
    await look()
    const answers = await page.locator('.nhsuk-summary-list__value').allInnerTexts()
    expect(answers.filter((text) => /MB|Waiting|Pielęgniarka/.test(text)).map((text) => text.split(/\s+/))).toStrictEqual([
      ['Recording,', '0.1', 'MB'],
      ['Pielęgniarka.'],
      ['Language', 'Waiting'],
    ])
    await page.getByRole('button', { name: 'Send my contribution' }).click()
    const receipt = (await page.locator('.app-receipt').innerText()).replaceAll(' ', '')

    await page.goto(`${heard.url}/r/${receipt}`)
    await look()
    await page.getByRole('link', { name: 'Add something' }).click()
    await page.fill('#more', 'I jeszcze jedno.')
    await page.getByRole('button', { name: 'Add it' }).click()
    expect(await page.locator('.app-words').allInnerTexts()).toStrictEqual(['Pielęgniarka.', 'I jeszcze jedno.'])
    await page.getByRole('link', { name: 'Your photo or recording' }).click()
    await look()
    const sound = await context.request.get(heard.url + (await page.locator('audio').getAttribute('src')))
    expect([sound.status(), sound.headers()['content-type'], sound.headers()['x-content-type-options'], (await sound.body()).length]).toStrictEqual([
      200,
      'audio/wav',
      'nosniff',
      4_044,
    ])

    await writeDown(page, script)
    expect(serious(faults)).toStrictEqual([])
    await context.close()
  },
)

/** As staff: what the file says, then the marks, then English. */
const writeDown = async (page: Page, script: boolean): Promise<void> => {
  await signInAs(page, heard.url, 'analyst', `/staff/${programme}/contributions?language=pl&barrier=waiting`)
  await page.locator(`main a[href*="/staff/${programme}/contributions/"]`).first().click()
  await page.getByRole('link', { name: 'Recording, 0.1 MB' }).click()
  await lookAt(page, script)
  await page.fill('#words', 'Czekałam pół roku.')
  await page.getByRole('button', { name: 'Keep these words' }).click()
  await page.getByRole('link', { name: 'De-identify', exact: true }).click()
  await page.check('input[name=nobody]')
  await page.getByRole('button', { name: 'Record the de-identified text' }).click()
  await page.getByText('Translate into English').click()
  await page.fill('#translation-file1', 'I waited half a year.')
  await page.getByRole('button', { name: 'Keep the translation' }).click()
  await page.getByRole('heading', { name: 'In English' }).waitFor()
  await lookAt(page, script)
  expect(await page.locator('.app-words').allInnerTexts()).toStrictEqual([
    'Pielęgniarka.',
    'I jeszcze jedno.',
    'Czekałam pół roku.',
    'I waited half a year.',
  ])
}
