import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { answerAll, send } from './resident.ts'
import { flood, look, programme, signInAs } from './staff.ts'

const nobodyLooks = async () => {}

describe('while more stories come in than people send', () => {
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    await flood(heard.url)
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  const heldBack = async (): Promise<string> => {
    const { page, context } = await visitor(browser, { script: false })
    await signInAs(page, heard.url, 'coordinator', `/staff/${programme}/quarantine`)
    await page.getByRole('heading', { name: 'Held back' }).waitFor()
    const text = await page.locator('main').innerText()
    await context.close()
    return text
  }

  it('somebody whose browser proves some work is not held back for that, and notices nothing', async () => {
    const { page, faults, context } = await visitor(browser, { script: true })
    await answerAll(page, heard.url, nobodyLooks, 'Told with script')
    await look(page, true)
    await send(page, nobodyLooks)
    await page.locator('.app-receipt').waitFor()
    expect(serious(faults, [400])).toStrictEqual([])
    await context.close()
    expect(await heldBack()).not.toContain('Told with script')
  })

  it('somebody without script sends as ever, gets a receipt, and is read by a coordinator first', async () => {
    const { page, context } = await visitor(browser, { script: false })
    await answerAll(page, heard.url, nobodyLooks, 'Told without script')
    await send(page, nobodyLooks)
    await page.locator('.app-receipt').waitFor()
    await context.close()
    const text = await heldBack()
    expect([text.includes('Told without script'), text.includes('More stories came at once than people usually send')]).toStrictEqual([true, true])
  })
})
