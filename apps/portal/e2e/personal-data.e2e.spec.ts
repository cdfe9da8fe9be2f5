import { createHash } from 'node:crypto'
import type { AnswerOf, Called, Route } from '@heard/contracts'
import { applyAsChampion, stepApplication, volunteeringNotice } from '@heard/contracts/champions'
import { defineTheme, draftRecommendation, publishRecommendation } from '@heard/contracts/reporting'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actingAt, dayFromNow } from './accountable.fixture.ts'
import { desk, openBrowser, serious, visitor } from './browser.ts'
import { type Heard, startHeard } from './heard.ts'
import { look, openApplicationOf, press, programme, signInAs, textOf } from './staff.ts'

const params = { programme }
/** What is withdrawn, who stops and who comes and goes: each once with script and once without. */
const scripts = [
  { script: true, name: 'with script', text: 'Ring Dr Khan back', part: 'Recommendation: title', champion: 'Ayesha Bibi', person: 'Ada Okafor' },
  { script: false, name: 'without script', text: 'Dr Khan must ring.', part: 'Recommendation: text', champion: 'Jan Kowalski', person: 'Ben Shah' },
]
const bodyOf = <R extends Route>(called: Called<R>): AnswerOf<R> => {
  if (!called.ok) throw new Error(called.problem.title)
  return called.body
}

/** One recommendation in public, and two champions. */
const prepare = async (url: string): Promise<void> => {
  const acting = actingAt(url)
  const analyst = { headers: await acting.as('analyst') }
  const { theme } = bodyOf(await acting.call(defineTheme, { params, body: { name: 'Ringing back' } }, analyst))
  const publisher = new Headers(await acting.as('publisher'))
  const body = { organisations: ['public-health'], title: 'Ring Dr Khan back', text: 'Dr Khan must ring.', themes: [theme] }
  const drafted = await acting.call(draftRecommendation, { params, body }, { headers: publisher })
  publisher.set('heard-after', drafted.headers.get('heard-position') ?? '')
  const { recommendation } = bodyOf(drafted)
  const published = {
    params: { ...params, recommendation },
    body: { dueBy: dayFromNow(30), cannotWait: { reason: 'It was put to them in a meeting.', language: 'en' } },
  }
  bodyOf(await acting.call(publishRecommendation, published, { headers: publisher }))
  const noticeHash = createHash('sha256').update(volunteeringNotice.words.en).digest('hex')
  for (const { champion } of scripts) {
    const details = { name: champion, contact: '07700 900123', community: 'south-asian', about: 'I speak to many families.' }
    const asked = await acting.call(applyAsChampion, { params, body: { details, sixteenOrOver: true, contactAgreed: true, noticeHash } })
    const of = { params: { ...params, application: bodyOf(asked).application } }
    for (const step of ['offer', 'accept'] as const) {
      bodyOf(await acting.call(stepApplication, { ...of, body: { step } }, { headers: await acting.as('coordinator') }))
    }
  }
}

let heard: Heard
let browser: Browser
beforeAll(async () => {
  heard = await startHeard()
  browser = await openBrowser()
  await prepare(heard.url)
})
afterAll(async () => {
  await browser?.close()
  await heard?.stop()
})

describe.each(scripts)('staff, $name,', ({ script, text, part, champion, person }) => {
  const faults: string[][] = []
  const enter = async (role: string, path: string): Promise<Page> => {
    const { page, faults: found } = await visitor(browser, { script, viewport: desk })
    faults.push(found)
    page.setDefaultTimeout(20_000)
    await signInAs(page, heard.url, role, `/staff/${path}`)
    return page
  }
  afterAll(() => expect(serious(faults.flat())).toStrictEqual([]))

  it('withdraw a published text that names somebody, and the public reads why', async () => {
    const page = await enter('publisher', `${programme}/wordings`)
    await page.getByText(text, { exact: true }).waitFor()
    await look(page, script)
    await page.getByRole('link', { name: new RegExp(`^Withdraw this text ?: ${part}$`) }).click()
    await page.getByRole('heading', { name: 'Withdraw this text' }).waitFor()
    await press(page, 'Withdraw this text for good')
    expect(await textOf(page, '#reason-error')).toBe('Error: Choose why it is withdrawn')
    await look(page, script)
    await page.getByLabel('It names a person, or says who somebody is').check()
    await press(page, 'Withdraw this text for good')
    await page.getByText('It is withdrawn. Its page says when and why.').waitFor()
    expect(await page.getByText(text, { exact: true }).count()).toBe(0)
    await look(page, script)
    await page.goto(`${heard.url}/programmes/${programme}/report`)
    await page
      .getByText(/^This text was withdrawn on .* because it named a person\.$/)
      .first()
      .waitFor()
    expect(await page.getByText(text, { exact: true }).count()).toBe(0)
  })

  it('record that a champion has stopped, once', async () => {
    const page = await enter('coordinator', `${programme}/applications?state=accepted`)
    await openApplicationOf(page, champion)
    await look(page, script)
    await page.getByRole('link', { name: 'Record that they have stopped' }).click()
    await page.getByRole('heading', { name: 'Record that a champion has stopped' }).waitFor()
    const address = page.url()
    await press(page, 'Record that they have stopped')
    expect(await textOf(page, '#why-error')).toBe('Error: Choose why they have stopped, or that you would rather not say')
    await look(page, script)
    await page.getByLabel('I would rather not say').check()
    await press(page, 'Record that they have stopped')
    await page.getByText('It is recorded that the champion has stopped.').waitFor()
    expect(await textOf(page, '.nhsuk-tag')).toBe('Stopped')
    await look(page, script)
    expect((await page.goto(address))?.status()).toBe(404)
  })

  it('invite a person, change their roles, review everybody and remove the person', async () => {
    const page = await enter('administrator', 'people')
    await page.getByRole('heading', { name: 'People and roles' }).waitFor()
    await look(page, script)
    await page.getByRole('link', { name: 'Invite a person' }).click()
    await page.getByRole('heading', { name: 'Invite a person' }).waitFor()
    await press(page, 'Invite the person')
    await page.locator('.nhsuk-error-summary').waitFor()
    await look(page, script)
    await page.fill('#name', person)
    await page.fill('#email', `${person.replace(' ', '.')}@heard.example`)
    await page.selectOption('#role', 'analyst')
    await page.selectOption('#programme', programme)
    await press(page, 'Invite the person')
    await page.getByRole('heading', { name: 'The person is invited' }).waitFor()
    await page.getByRole('link', { name: 'Back to the list' }).click()
    await page.getByRole('link', { name: person }).click()
    await page.getByRole('heading', { name: person }).waitFor()
    await look(page, script)
    await page.selectOption('#role', 'auditor')
    await page.selectOption('#programme', '*')
    await press(page, 'Give the role')
    await page.getByText('The roles are changed.').waitFor()
    await press(page, 'I looked at all of them today')
    await page.getByText('The review is recorded.').waitFor()
    await page.getByRole('link', { name: person }).click()
    await page.getByRole('link', { name: 'Remove this person' }).click()
    await page.getByRole('heading', { name: 'Remove a person' }).waitFor()
    await press(page, 'Erase the account')
    expect(await textOf(page, '#sure-error')).toBe('Error: Tick the box to confirm that this person has left')
    await look(page, script)
    await page.getByLabel('This person has left, or must not sign in any more').check()
    await press(page, 'Erase the account')
    await page.getByText('The account is erased. The record keeps its number only.').waitFor()
    expect(await page.getByText(person).count()).toBe(0)
  })
})
