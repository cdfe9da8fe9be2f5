import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, press, programme, share, signInAs, textOf } from './staff.ts'

const scripts = [
  { script: true, name: 'with script' },
  { script: false, name: 'without script' },
]
const base = `/staff/${programme}`

describe.each(scripts)('an auditor, $name', ({ script }) => {
  let heard: Heard
  let browser: Browser
  let auditor: Page
  let officer: Page
  let faults: string[][]
  beforeAll(async () => {
    heard = await startHeard()
    browser = await openBrowser()
    const [one, other] = [await visitor(browser, { script, viewport: desk }), await visitor(browser, { script, viewport: desk })]
    auditor = one.page
    officer = other.page
    faults = [one.faults, other.faults]
    for (const page of [auditor, officer]) page.setDefaultTimeout(20_000)
    await share(heard.url, 'Nobody told me', 'The nurse')
    await share(heard.url, 'I waited for months', 'My GP')
  })
  afterAll(async () => {
    await browser?.close()
    await heard?.stop()
  })
  const open = (page: Page, path: string) => page.goto(`${heard.url}${base}/${path}`)
  const row = (page: Page, table: string) => page.getByRole('region', { name: new RegExp(`^${table}`) }).locator('tbody tr')

  it('finds the questions, each with how it stands', async () => {
    await signInAs(auditor, heard.url, 'auditor', `${base}/audit`)
    await auditor.getByRole('heading', { name: /Audit$/ }).waitFor()
    await expect.poll(() => auditor.locator('main .app-entries > li').count()).toBe(34)
    const test = auditor.locator('main .app-entries > li').filter({ hasText: '24. Was security tested?' })
    expect(await test.locator('.nhsuk-tag').textContent()).toBe('Nothing recorded yet')
    await look(auditor, script)
  })

  it('walks from a question to its evidence, to one contribution, and draws a sample', async () => {
    await auditor.getByRole('link', { name: '4. Can you show the consent for a contribution?' }).click()
    await auditor.getByRole('heading', { name: 'Can you show the consent for a contribution?' }).waitFor()
    expect(await textOf(auditor, 'main .nhsuk-body-l')).toContain('2 contributions shared with 10 records of consent')
    await expect.poll(() => row(auditor, 'Consent, contribution by contribution').count()).toBe(10)
    await look(auditor, script)
    await auditor.fill('#sample', '1')
    await auditor.fill('#seed', '7')
    await press(auditor, 'Show')
    await auditor.waitForURL(/sample=1&seed=7/)
    await expect.poll(() => row(auditor, 'Contributions that were drawn').count()).toBe(1)
    const drawn = await row(auditor, 'Contributions that were drawn').textContent()
    await auditor.reload()
    expect(await row(auditor, 'Contributions that were drawn').textContent()).toBe(drawn)
    await look(auditor, script)
    await row(auditor, 'Contributions that were drawn').getByRole('link').click()
    await auditor.getByRole('heading', { name: 'Explore consents' }).waitFor()
    await expect.poll(() => row(auditor, 'Chain of consent').count()).toBe(5)
    await expect.poll(() => row(auditor, 'Chain of consent').filter({ hasText: 'As published' }).count()).toBe(5)
    await look(auditor, script)
  })

  it('is told in the form what is wrong with it', async () => {
    await open(auditor, 'audit/questions/4?from=2026-03-02&to=2026-03-01')
    expect(await textOf(auditor, '#from-error')).toBe('Error: The first day must not lie after the last day')
    await open(auditor, 'audit/questions/4?sample=many')
    await auditor.locator('#sample-error').waitFor()
    await look(auditor, script)
    const missing = await open(auditor, 'audit/questions/35')
    expect(missing?.status()).toBe(404)
  })

  it('takes the evidence along as a file', async () => {
    await open(auditor, 'audit/questions/4')
    const [download] = await Promise.all([auditor.waitForEvent('download'), auditor.getByRole('link', { name: 'Download as CSV' }).click()])
    expect(download.suggestedFilename()).toMatch(/^question-4-luton-cancer-\d{4}-\d\d-\d\d\.csv$/)
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines[0]).toBe('\uFEFFQuestion 4,Can you show the consent for a contribution?')
    expect(lines.filter((line) => /,Given|,given/.test(line)).length).toBe(10)
  })

  it.each(['consents', 'openings', 'retention', 'commitments'])('explores %s', async (explorer) => {
    await open(auditor, `audit/explore/${explorer}`)
    await auditor.locator('main .nhsuk-body-l').waitFor()
    await look(auditor, script)
  })

  it('sees every question without anything to complain about', async () => {
    for (let question = 1; question <= 34; question += 1) {
      const answer = await open(auditor, `audit/questions/${question}`)
      expect([question, answer?.status()]).toStrictEqual([question, 200])
      await auditor.locator('main .nhsuk-body-l').waitFor()
    }
    for (const question of [1, 19, 29, 31]) {
      await open(auditor, `audit/questions/${question}?scope=all`)
      await look(auditor, script)
    }
  })

  it('marks the visit, and sees what is new at the next one', async () => {
    await open(auditor, 'audit')
    await press(auditor, 'Mark this visit')
    await auditor.getByText('Your visit is marked.').waitFor()
    await share(heard.url, 'A new one', 'Nothing')
    await open(auditor, 'audit')
    const anonymous = auditor.locator('main .app-entries > li').filter({ hasText: '27. Is a contribution anonymous by default?' })
    expect(await anonymous.locator('.app-entries__about').textContent()).toBe('1 new since your last visit')
    await look(auditor, script)
  })

  it('proves one recorded fact', async () => {
    await open(auditor, 'audit/questions/4')
    const fact = auditor.locator('main a', { hasText: /^Entry \d/ }).first()
    await fact.click()
    await auditor.getByRole('heading', { name: /^Entry [\d,]+ of the record$/ }).waitFor()
    if (script) {
      await press(auditor, 'Check this record')
      await auditor.locator('#check-results :is(h2, p)').waitFor()
      expect(await textOf(auditor, '#check-results :is(h2, p)')).toBe('Everything that was checked is right')
    } else {
      expect(await auditor.getByRole('button', { name: 'Check this record' }).isVisible()).toBe(false)
      expect(await auditor.locator('main').innerText()).toContain('Checking here needs JavaScript.')
    }
    await look(auditor, script)
  })

  it('takes the evidence pack along, which verifies on any machine', async () => {
    await open(auditor, 'audit')
    const link = auditor.getByRole('link', { name: 'Download the evidence pack (zip)' })
    const [download] = await Promise.all([auditor.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/^evidence-luton-cancer-\d{4}-\d\d-\d\d\.zip$/)
    const folder = await mkdtemp(join(tmpdir(), 'heard-pack-'))
    const pack = join(folder, 'pack.zip')
    await download.saveAs(pack)
    for (const [name, bytes] of Object.entries(unzipSync(await readFile(pack)))) {
      if (/^verify\.(mjs|html)$/.test(name)) await writeFile(join(folder, name), bytes)
    }
    const printed = execFileSync(process.execPath, ['verify.mjs', 'pack.zip'], { cwd: folder, encoding: 'utf8' })
    expect(printed).toMatch(/The evidence pack is what was signed\.\n$/)
    const offline = await visitor(browser, { script: true, viewport: desk })
    await offline.context.setOffline(true)
    await offline.page.goto(`file://${join(folder, 'verify.html')}`)
    await offline.page.setInputFiles('input[type=file]', pack)
    await offline.page.click('button')
    await offline.page.getByText('The evidence pack is what was signed.').waitFor()
    expect(offline.faults).toStrictEqual([])
    await offline.context.close()
    await rm(folder, { recursive: true })
  })

  it('finds what data protection records in the register of assurance', async () => {
    await signInAs(officer, heard.url, 'data-protection', `${base}/assurance`)
    await officer.getByText('Nothing has been recorded yet.').waitFor()
    await look(officer, script)
    await officer.getByRole('link', { name: 'Record an entry' }).click()
    await officer.locator('#kind').waitFor()
    await press(officer, 'Record the entry')
    expect(await textOf(officer, '#kind-error')).toBe('Error: Choose what it is')
    await look(officer, script)
    await officer.selectOption('#kind', 'security-test')
    await officer.locator('[name=everywhere][value=yes]').check()
    await officer.locator('[name=state][value=in-place]').check()
    await officer.fill('#text', 'Tested from outside, report in the safe')
    for (const [part, text] of Object.entries({ day: '2', month: '3', year: '2026' })) await officer.fill(`#on-${part}`, text)
    await press(officer, 'Record the entry')
    await officer.getByText('The entry is recorded.').waitFor()
    await look(officer, script)
    await open(auditor, 'audit/questions/24')
    expect(await textOf(auditor, 'main .nhsuk-tag')).toBe('Evidence there')
    expect(await row(auditor, 'Register of assurance').textContent()).toContain('Tested from outside, report in the safe')
    await look(auditor, script)
    await open(auditor, 'assurance')
    expect(await auditor.getByRole('link', { name: 'Record an entry' }).count()).toBe(0)
    await officer.getByRole('link', { name: /^End it/ }).click()
    await officer.getByRole('heading', { name: 'End the entry' }).waitFor()
    await press(officer, 'End it')
    await officer.getByText('The entry has ended.').waitFor()
    expect(serious(faults.flat())).toStrictEqual([])
  })
})
