import { myVolunteering } from '@heard/contracts/champions'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Acting, actingAt } from './accountable.fixture.ts'
import { openBrowser, phone, serious, visitor } from './browser.ts'
import { CutLine } from './cut-line.fixture.ts'
import { type Heard, startHeard } from './heard.ts'
import { beginSession, look, press, programme, signInAs } from './staff.ts'
import { Tablet } from './tablet.fixture.ts'
import { belongingChampion } from './volunteer.fixture.ts'

const line = new CutLine()
let origin: string
let heard: Heard
let browser: Browser
let acting: Acting
let device: Tablet

beforeAll(async () => {
  origin = await line.open()
  heard = await startHeard({
    settings: async (behind) => {
      line.leadTo(behind)
      return { HEARD_ORIGIN: origin }
    },
  })
  browser = await openBrowser()
  device = await Tablet.make()
  acting = actingAt(heard.url)
  await belongingChampion(heard.url)
})
afterAll(async () => {
  await browser?.close()
  await device?.remove()
  await heard?.stop()
  await line.close()
})

const home = (): string => `${origin}/staff/${programme}/volunteering`
const logPage = (): string => `${home()}/log`
const state = (on: Page) => on.locator('#log-state')
const said = (on: Page) => on.locator('[data-said]')
const logged = async () => {
  const called = await acting.call(myVolunteering, { params: { programme } }, { headers: await acting.as('champion') })
  if (!called.ok) throw new Error(called.problem.title)
  return called.body.mine?.activities.map(({ kind, minutes }) => `${kind} ${minutes}`).toSorted()
}
/** Comes back with a network. A browser that was killed soon after somebody signed in may have forgotten that; the line may lose what the API answers. */
const comeBack = async (on: Page, path: string): Promise<void> => {
  await on.goto(path)
  if ((await on.locator('#email').count()) === 0) return
  await beginSession(on, heard.url, 'champion')
  await on.goto(path)
}
const log = async (on: Page, kind: string, time: string): Promise<void> => {
  await on.getByLabel(kind).check()
  await press(on, time)
}

test('what a champion logs without a network waits on the phone, also when it dies, and is logged once', { timeout: 300_000 }, async () => {
  const on = await device.start()
  await signInAs(on, origin, 'champion', new URL(logPage()).pathname)
  await on.getByText('This page works without a network.').waitFor()
  line.set('cut')
  await log(on, 'Raised awareness', '1 hour')
  await said(on).getByText('It is kept on this phone').waitFor()
  await log(on, 'Helped at a gathering', '2 hours')
  await state(on).getByText('2 entries wait on this phone. There is no network now.').waitFor()
  await press(on, 'Log it')
  await said(on).getByText('Enter how many minutes it took').waitFor()
  await device.kill()

  const again = await device.start()
  await again.goto(logPage())
  await state(again).getByText('2 entries wait on this phone.').waitFor()
  expect(await again.locator('#log-entries li').allInnerTexts()).toStrictEqual([
    expect.stringMatching(/^Raised awareness, 1 hour, \d+ \w+ \d{4}\.$/),
    expect.stringMatching(/^Helped at a gathering, 2 hours, \d+ \w+ \d{4}\.$/),
  ])
  await log(again, 'Raised awareness', '30 minutes')
  await state(again).getByText('3 entries wait on this phone.').waitFor()
  expect(await logged()).toStrictEqual([])

  // The server takes the first in, and the phone does not hear of it.
  line.set('answers-lost')
  await comeBack(again, logPage())
  await expect.poll(logged, { timeout: 30_000 }).toStrictEqual(['awareness 60'])
  await state(again).getByText('3 entries wait on this phone. There is no network now.').waitFor()
  line.set('up')
  await comeBack(again, logPage())
  await state(again).getByText('All is sent. The last was sent on').waitFor()
  expect(await logged()).toStrictEqual(['awareness 30', 'awareness 60', 'gathering 120'])
  expect(await again.locator('#log-entries li').count()).toBe(0)

  // "My volunteering" sends too, and lists what came of it.
  line.set('cut')
  await log(again, 'Held a conversation', '15 minutes')
  await state(again).getByText('1 entry waits on this phone.').waitFor()
  line.set('up')
  await comeBack(again, home())
  await again.getByText('It is logged. Thank you.').waitFor()
  expect((await logged())?.length).toBe(4)
  expect(await again.locator('#log-waiting').isVisible()).toBe(false)
})

test('what waits is nobody else’s, is said on the page, and can be looked at on a phone', { timeout: 120_000 }, async () => {
  const { page: on, context, faults } = await visitor(browser, { script: true, viewport: phone })
  await signInAs(on, origin, 'champion', new URL(logPage()).pathname)
  await on.getByText('This page works without a network.').waitFor()
  await look(on, true)
  line.set('cut')
  await log(on, 'Raised awareness', '1 hour')
  await state(on).getByText('1 entry waits on this phone.').waitFor()
  await look(on, true)
  line.set('up')
  await context.clearCookies()
  await on.evaluate(() => globalThis.dispatchEvent(new Event('online')))
  await on.getByText('Sign in again, and it is sent.').waitFor()
  const other = await context.newPage()
  await signInAs(other, origin, 'coordinator')
  await on.evaluate(() => globalThis.dispatchEvent(new Event('online')))
  await on.getByText('Somebody else is signed in on this phone.').waitFor()
  const before = await logged()
  await context.clearCookies()
  await signInAs(other, origin, 'champion', new URL(home()).pathname)
  await expect.poll(async () => (await logged())?.length).toBe((before?.length ?? 0) + 1)
  expect(serious(faults).filter((fault) => !/ERR_(CONNECTION|EMPTY|FAILED|SOCKET)/.test(fault))).toStrictEqual([])
  await context.close()
})
