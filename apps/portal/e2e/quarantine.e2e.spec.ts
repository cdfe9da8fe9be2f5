import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, programme, share, signInAs, textOf } from './staff.ts'

const page = `/staff/${programme}/quarantine`

describe('stories that are held back', () => {
  let heard: Heard
  let browser: Browser
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    for (const words of ['Nobody rang me', 'Nobody rang me', 'Nobody wrote to me', 'Nobody wrote to me']) await share(heard.url, words, 'The nurse')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })

  it.each([
    { script: true, name: 'with script', button: 'Let it in', said: 'The story is in. It can be de-identified and coded now.', left: '1 story' },
    { script: false, name: 'without script', button: 'Set it aside', said: 'The story is set aside. It is not analysed.', left: '0 stories' },
  ])('are read and decided by a coordinator, $name', async ({ script, button, said, left }) => {
    const { page: coordinator, faults, context } = await visitor(browser, { script, viewport: desk })
    await signInAs(coordinator, heard.url, 'coordinator', page)
    await coordinator.getByRole('heading', { name: 'Held back' }).waitFor()
    expect(await coordinator.locator('main').innerText()).toContain('The same words came within a day before.')
    await look(coordinator, script)
    await coordinator.getByRole('main').getByRole('button', { name: button, exact: true }).first().press('Enter')
    await coordinator.getByText(said).waitFor()
    expect(await textOf(coordinator, '#stories')).toBe(left)
    await look(coordinator, script)
    expect(faults).toStrictEqual([])
    await context.close()
  })

  it('are not for others', async () => {
    const { page: auditor, context } = await visitor(browser, { script: false })
    await signInAs(auditor, heard.url, 'auditor', '/staff')
    await auditor.getByRole('heading', { name: 'My work' }).waitFor()
    expect((await auditor.goto(heard.url + page))?.status()).toBe(403)
    await context.close()
  })
})
