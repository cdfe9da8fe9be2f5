import { mkdirSync, writeFileSync } from 'node:fs'
import { respond } from '@heard/contracts/reporting'
import { test } from 'vitest'
import { accountInEastLondon, accountInLuton, actingAt, publishVersion } from './accountable.fixture.ts'
import { openBrowser, visitor } from './browser.ts'
import { startHeard } from './heard.ts'
import { signInAs } from './staff.ts'

test('shots', async () => {
  const [heard, browser] = await Promise.all([startHeard(), openBrowser()])
  const acting = actingAt(heard.url)
  mkdirSync('/tmp/shots8', { recursive: true })
  const account = await accountInLuton(acting)
  await accountInEastLondon(acting)
  const icb = await acting.as('stakeholder.luton-cancer')
  const called = await acting.call(
    respond,
    { params: { programme: 'luton-cancer', recommendation: account.waiting }, body: { answer: 'accepted', text: 'x' } },
    { headers: icb },
  )
  console.log(called.status)
  const { amendResponse, claimOutcome } = await import('@heard/contracts/reporting')
  await acting.call(
    amendResponse,
    {
      params: { programme: 'luton-cancer', recommendation: account.accepted },
      body: { answer: 'accepted-in-part', text: 'Only in three practices.', reasons: 'Money.', why: 'Costs rose.' },
    },
    { headers: icb },
  )
  await acting.call(
    claimOutcome,
    { params: { programme: 'luton-cancer', commitment: account.overdue }, body: { text: 'All practices ring.' } },
    { headers: icb },
  )
  await publishVersion(acting, 'luton-cancer', {
    title: 'Our second year',
    summary: 'Most answers are in.\n\n- Three of four practices ring people.\n- Letters are still hard to read.',
    easyRead: 'We asked for six things.\nMost got an answer.\nSome are done.',
    objectives: [],
  })
  await publishVersion(acting, 'elft-big-conversation', {
    title: 'Our Strategy so far',
    summary: 'Two promises are under way.',
    objectives: [{ objective: 'experience-of-care', text: 'More teams have peer support.' }],
  })
  const shot = async (path: string, name: string, width: number, script = false) => {
    const { context, page } = await visitor(browser, { script, viewport: { width, height: 900 } })
    await page.goto(heard.url + path)
    await page.screenshot({ path: `/tmp/shots8/${name}-${width}.png`, fullPage: true })
    await context.close()
  }
  for (const width of [360, 1280]) {
    await shot('/programmes/luton-cancer/report', 'live', width)
    await shot('/programmes/luton-cancer/report/versions', 'list', width)
    await shot('/programmes/luton-cancer/report/versions/2', 'version', width)
    await shot('/programmes/luton-cancer/report/versions/2/easy-read', 'easy', width)
    await shot('/programmes/elft-big-conversation/report/versions/1', 'elft', width)
    await shot('/ur/programmes/luton-cancer/report/versions/2', 'ur', width)
    const { context, page } = await visitor(browser, { script: true, viewport: { width, height: 900 } })
    await signInAs(page, heard.url, 'analyst')
    await page.waitForURL(/\/staff$/)
    for (const [path, name] of [
      ['reports', 'desk'],
      ['reports/write?language=en', 'write'],
      ['reports/preview', 'preview'],
    ]) {
      await page.goto(`${heard.url}/staff/elft-big-conversation/${path}`)
      await page.screenshot({ path: `/tmp/shots8/staff-${name}-${width}.png`, fullPage: true })
    }
    await context.close()
  }
  const { context, page } = await visitor(browser, { script: true })
  for (const [path, name] of [
    ['/programmes/luton-cancer/report/versions/2', 'luton'],
    ['/programmes/elft-big-conversation/report/versions/1', 'elft'],
    ['/programmes/luton-cancer/report/versions/2/easy-read', 'easy'],
  ]) {
    await page.goto(heard.url + path)
    writeFileSync(`/tmp/shots8/${name}.pdf`, await page.pdf({ tagged: true, outline: true, format: 'A4' }))
  }
  await context.close()
  await browser.close()
  await heard.stop()
}, 300_000)
