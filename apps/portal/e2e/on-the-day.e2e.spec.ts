import { createHash } from 'node:crypto'
import type { Called, Route } from '@heard/contracts'
import { draftQuestionnaire, listTableNotes, moveConversation } from '@heard/contracts/engagement'
import { announceGathering, eventCareNotice, listRegistrations, registerForGathering } from '@heard/contracts/events'
import { listContributions } from '@heard/contracts/reporting'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Acting, actingAt, dayFromNow } from './accountable.fixture.ts'
import { accessibilityFaults, isTooWide, openBrowser, phone, serious, visitor } from './browser.ts'
import { CutLine } from './cut-line.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, programme, signInAs } from './staff.ts'
import { Tablet } from './tablet.fixture.ts'

const EACH = 20
const NAMES = 3 * EACH
const NOTES = 2 * EACH
const params = { programme }
const nameOf = (index: number): string => `Zebunissa ${String.fromCharCode(65 + Math.floor(index / 26))}${String.fromCharCode(65 + (index % 26))}`

const line = new CutLine()
let origin: string
let heard: Heard
let browser: Browser
let acting: Acting
let gathering: string
let conversation: string
const codes: string[] = []

const bodyOf = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }>['body'] => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}

const prepare = async (): Promise<void> => {
  acting = actingAt(heard.url)
  const headers = await acting.as('coordinator')
  const words = { language: 'en', easyRead: false }
  const question = { question: crypto.randomUUID(), type: 'long-text' as const, options: [], rows: [], audiences: [] }
  const content = {
    words: [{ ...words, title: 'The workshop' }],
    sections: [
      {
        section: crypto.randomUUID(),
        audiences: [],
        words: [{ ...words, title: 'All of it' }],
        questions: [{ ...question, words: [{ ...words, text: 'What helps?', options: {}, rows: {} }] }],
      },
    ],
  }
  conversation = bodyOf(await acting.call(draftQuestionnaire, { params, body: { content } }, { headers })).conversation
  const step = { step: 'open' as const, closes: '2999-12-31', questionnaire: 1 }
  bodyOf(await acting.call(moveConversation, { params: { ...params, conversation }, body: { step } }, { headers }))
  const body = {
    kind: 'workshop' as const,
    startsAt: `${dayFromNow(1)}T10:00:00.000Z`,
    endsAt: `${dayFromNow(1)}T12:00:00.000Z`,
    capacity: 100,
    words: { language: 'en', title: 'Workshop', place: 'The hall', about: 'Tables of six.' },
  }
  gathering = bodyOf(await acting.call(announceGathering, { params, body }, { headers })).gathering
  const noticeHash = createHash('sha256').update(eventCareNotice.words.en).digest('hex')
  for (let index = 0; index < NAMES; index += 1) {
    const details = { name: nameOf(index), phone: '07700 900123', language: 'en' }
    const told = { people: 1, details, needs: { needs: [] }, careAgreed: true as const, noticeHash }
    codes.push(bodyOf(await acting.call(registerForGathering, { params: { ...params, gathering }, body: told })).receipt)
  }
}

beforeAll(async () => {
  origin = await line.open()
  heard = await startHeard({
    settings: async (behind) => {
      line.leadTo(behind)
      return { HEARD_ORIGIN: origin }
    },
  })
  browser = await openBrowser()
  await prepare()
})
afterAll(async () => {
  await browser.close()
  await heard.stop()
  await line.close()
})

const page = (): string => `${origin}/staff/${programme}/gatherings/${gathering}/on-the-day`
const press = (on: Page, form: string, name: string) => on.locator(form).getByRole('button', { name, exact: true }).click()
const said = (on: Page, form: string) => on.locator(`${form} [data-said]`)
const heldBy = (on: Page): Promise<number> =>
  on.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('heard-day')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const counting = opening.result.transaction('items').objectStore('items').count()
          counting.addEventListener('success', () => resolve(counting.result))
        })
      }),
  )

/** Comes back to the page with a network. A browser that was killed soon after somebody signed in may have forgotten that. */
const comeBack = async (on: Page): Promise<void> => {
  await on.goto(page())
  if ((await on.locator('#email').count()) > 0) {
    await beginSession(on, heard.url, 'connector')
    await on.goto(page())
  }
  await on.locator('#on-the-day').waitFor()
}

const come = async (on: Page, found: string, name: string): Promise<void> => {
  await on.fill('#find', found)
  await press(on, '#check-in', 'Check in')
  await expect.poll(() => said(on, '#check-in').innerText()).toBe(`${name}: here.`)
}

const walkIn = async (on: Page): Promise<void> => {
  const before = await heldBy(on)
  await press(on, '#walk-in', 'Count them')
  await expect.poll(() => heldBy(on)).toBe(before + 1)
}

const agree = async (on: Page, table: number): Promise<void> => {
  await on.fill('#table', String(table))
  for (const field of await on.locator('select[name^=agree-]').all()) await field.selectOption('yes')
  await on.check('#old-enough')
}

const note = async (on: Page, text: string, table: number): Promise<void> => {
  await agree(on, table)
  await on.locator('#note').getByLabel('A resident').check()
  await on.fill('#text', text)
  await press(on, '#note', 'Keep the note')
  await expect.poll(() => on.inputValue('#text')).toBe('')
}

const registrations = async () =>
  bodyOf(await acting.call(listRegistrations, { params: { ...params, gathering } }, { headers: await acting.as('coordinator') }))
const noted = async () =>
  bodyOf(await acting.call(listTableNotes, { params: { ...params, conversation } }, { headers: await acting.as('coordinator') })).tables

describe('two tablets on the day, with the network cut', () => {
  const tablets: Tablet[] = []
  afterAll(async () => {
    for (const tablet of tablets) await tablet.remove()
  })

  test('lose nothing, double nothing and can be read by nobody', { timeout: 600_000 }, async () => {
    for (let index = 0; index < 2; index += 1) tablets.push(await Tablet.make())
    const pages = await Promise.all(tablets.map((tablet) => tablet.start()))
    const dayCodes: string[] = []
    for (const on of pages) {
      await signInAs(on, origin, 'connector', new URL(page()).pathname)
      await on.getByText('This page works without a network now').waitFor()
      await press(on, '#get-names', 'Fetch the names')
      await said(on, '#get-names').getByText(`${NAMES} names are on this device`).waitFor()
      dayCodes.push(/again: ([0-9A-Z ]+)$/.exec(await said(on, '#get-names').innerText())?.[1] ?? '')
    }
    line.set('cut')

    // The first names are noted by both.
    for (const [device, on] of pages.entries()) {
      for (let index = 0; index < EACH; index += 1) await come(on, nameOf(index), nameOf(index))
      for (let index = 0; index < EACH / 2; index += 1) await note(on, `Nightjar ${device} ${index}`, 1 + device)
    }
    for (const tablet of tablets) await tablet.kill()
    for (const tablet of tablets) expect(await tablet.filesWith(['Nightjar', 'Zebunissa'])).toStrictEqual([])

    const again = await Promise.all(tablets.map((tablet) => tablet.start()))
    for (const [device, on] of again.entries()) {
      await on.goto(page())
      await on.getByText(`${EACH * 1.5} wait to be sent, sealed on this device.`).waitFor()
      await on.fill('#day-code', '000000000000')
      await press(on, '#open-names', 'Show the names')
      await said(on, '#open-names').getByText('This is not the code').waitFor()
      await on.fill('#day-code', dayCodes[device] ?? '')
      await press(on, '#open-names', 'Show the names')
      await said(on, '#open-names').getByText(`${NAMES} names are shown`).waitFor()
      for (let index = EACH * (1 + device); index < EACH * (2 + device); index += 1) {
        if (index % 2 === 0) await come(on, nameOf(index), nameOf(index))
        else await come(on, codes[index] ?? '', 'By code')
      }
      for (let index = 0; index < EACH; index += 1) await walkIn(on)
      for (let index = EACH / 2; index < NOTES; index += 1) await note(on, `Nightjar ${device} ${index}`, 1 + device)
      expect(await heldBy(on)).toBe(5 * EACH)
    }

    // The server takes things in, and the tablets do not hear of it; then one of them is killed.
    line.set('answers-lost')
    for (const on of again) {
      await comeBack(on)
    }
    await expect.poll(async () => (await registrations()).registrations.some(({ arrived }) => arrived > 0), { timeout: 30_000 }).toBe(true)
    expect(await Promise.all(again.map(heldBy))).toStrictEqual([5 * EACH, 5 * EACH])
    await tablets[0]?.kill()
    line.set('up')
    const first = await tablets[0]?.start()
    const both = [first, again[1]].filter((on) => on !== undefined)
    for (const on of both) {
      await comeBack(on)
      await expect.poll(() => on.locator('#state').innerText(), { timeout: 120_000 }).toBe('All is sent.')
      expect(await heldBy(on)).toBe(0)
    }

    const { registrations: all, doors } = await registrations()
    expect([all.map(({ arrived }) => arrived), doors.walkIns]).toStrictEqual([Array.from({ length: NAMES }, () => 1), 2 * EACH])
    const tables = (await noted()).map(({ table }) => table)
    expect([tables.filter((table) => table === 1).length, tables.filter((table) => table === 2).length]).toStrictEqual([NOTES, NOTES])
    const listed = await acting.call(listContributions, { params, query: { origin: 'gathering' } }, { headers: await acting.as('coordinator') })
    expect(bodyOf(listed).contributions.length).toBeGreaterThan(0)
  })
})

beforeEach(() => line.set('up'))

test('a tablet says what is missing, brings back what was refused, and looks right on a phone', { timeout: 120_000 }, async () => {
  const { page: on, context, faults } = await visitor(browser, { script: true, viewport: phone })
  await signInAs(on, origin, 'connector', new URL(page()).pathname)
  await on.getByText('This page works without a network now').waitFor()
  expect([await isTooWide(on), await accessibilityFaults(on)]).toStrictEqual([false, []])
  await press(on, '#check-in', 'Check in')
  await said(on, '#check-in').getByText('Choose a name from the list, or enter the whole code').waitFor()
  await press(on, '#note', 'Keep the note')
  await said(on, '#note').getByText('Enter the number of the table').waitFor()
  await come(on, 'A'.repeat(26), 'By code')
  await on.getByText('Nobody has this code. Look for the name instead.').waitFor()
  expect([await isTooWide(on), await accessibilityFaults(on)]).toStrictEqual([false, []])
  await on.getByRole('button', { name: 'Put it right' }).click()
  await on.locator('summary').click()
  await on.locator('#permit-photographs-2').check()
  await come(on, codes[0] ?? '', 'By code')
  await expect.poll(() => heldBy(on)).toBe(0)
  await expect.poll(async () => (await registrations()).registrations[0]?.permissions).toStrictEqual(['photographs'])
  expect(serious(faults)).toStrictEqual([])
  await context.close()
})
