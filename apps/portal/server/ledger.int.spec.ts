import type { AnswerOf } from '@heard/contracts'
import type { ledgerStatus, listLedgerEntries } from '@heard/contracts/ledger'
import type { commitmentHistory } from '@heard/contracts/reporting'
import { beforeEach, describe, expect, test } from 'vitest'
import { someCommitment } from '../app/accountability/accountability.fixture.ts'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { titleOf } from './journey.fixture.ts'
import { commitment, ledgerNow, log, shownEntries, shownEntry } from './ledger.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

let services: FakeServices
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: services.call, origin: 'https://heard.example', profile: 'production' }), 'https://heard.example')
})

/** The visible text of a page's main content. */
const textOf = (html: string): string =>
  html
    .slice(html.indexOf('<main'), html.indexOf('</main>'))
    .replaceAll(/<template[\s\S]*?<\/template>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
const scriptsIn = (html: string): string[] => [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
const queryOf = (id: string): string[] => services.calls.filter((call) => call.id === id).map(({ query }) => query)

describe('the public ledger', () => {
  test('says what happened, newest first, with its words: open, withdrawn, missing', async () => {
    const { html } = await visitor.get('/ledger')
    const text = textOf(html)
    const said = [
      'Luton Council said how far a promise was on 20 November 2026: Under way.',
      'These words should be here and are not. No entry says that they were withdrawn. Please tell us.',
      'Luton Council changed a promise. It is now due 1 June 2027.',
      'These words were withdrawn. A later entry of the ledger says so.',
      'Luton Council promised something on 1 October 2026, due 1 May 2027.',
      'Ring everybody <b>within</b> a week',
      'Luton Cancer Engagement Project opened for people to take part (edition 2026).',
    ]
    expect(said.map((part) => text.indexOf(part) >= 0)).toStrictEqual(said.map(() => true))
    expect(said.map((part) => text.indexOf(part))).toStrictEqual(said.map((part) => text.indexOf(part)).toSorted((a, b) => a - b))
    expect(html).toContain('<div class="app-wording" lang="ur" dir="rtl"><p>دس میں سے نو</p></div>')
  })

  test('shows its checkpoint, its key, and who else signed', async () => {
    const text = textOf((await visitor.get('/ledger')).html)
    const root = ledgerNow.checkpoint?.split('\n')[2] ?? ''
    for (const part of [
      'heard.example/ledger',
      root,
      log.key,
      'Monday 23 November 2026, 9:30 am',
      'healthwatch.example/witness : the first 3 entries, on 23 November 2026',
      'paper.example/witness : has not signed yet',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('carries no script, can be kept, and answers 304 while nothing changes', async () => {
    const page = await visitor.get('/ledger')
    expect([scriptsIn(page.html), page.headers.get('cache-control')]).toStrictEqual([[], 'public, max-age=0, must-revalidate'])
    const again = await visitor.get('/ledger', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect(again.status).toBe(304)
  })

  test('asks for what was chosen, and leaves out what a form left empty', async () => {
    await visitor.get(`/ledger?programme=luton-cancer&type=commitment.made&about=${commitment}&before=7`)
    await visitor.get('/ur/ledger?programme=&type=')
    await visitor.get('/ledger?type=constructor')
    expect(queryOf('listLedgerEntries').filter((query) => query !== 'limit=1')).toStrictEqual([
      `programme=luton-cancer&type=commitment.made&about=${commitment}&before=7&limit=25`,
      'limit=25',
      'limit=25',
    ])
  })

  test('leads to older entries and back, keeping what was chosen', async () => {
    const page: AnswerOf<typeof listLedgerEntries> = { size: '4', entries: shownEntries.slice(2).toReversed(), more: true }
    services.answers.set('listLedgerEntries', page)
    const { html } = await visitor.get('/ur/ledger?type=commitment.made&before=4')
    expect(html).toContain('href="/ur/ledger?type=commitment.made&amp;before=2"')
    expect(html).toContain('href="/ur/ledger?type=commitment.made"')
  })

  test('says when it is empty, has no checkpoint, and has stopped', async () => {
    const empty: AnswerOf<typeof ledgerStatus> = {
      origin: ledgerNow.origin,
      verifierKey: ledgerNow.verifierKey,
      size: '0',
      witnesses: [],
      stopped: 'The disk is full.',
    }
    services.answers.set('ledgerStatus', empty)
    services.answers.set('listLedgerEntries', { size: '0', entries: [], more: false })
    const text = textOf((await visitor.get('/ledger')).html)
    for (const part of ['The ledger has stopped', 'The disk is full.', 'No checkpoint has been signed yet.', 'There is no entry to show.']) {
      expect(text).toContain(part)
    }
  })

  test('leads nowhere with a choice that cannot be one', async () => {
    services.refuseNext('listLedgerEntries', 400, 'invalid')
    expect((await visitor.get('/ledger?about=x')).status).toBe(404)
  })
})

describe('an entry', () => {
  test('shows its exact bytes, its seals, what it is about, and how to check it without script', async () => {
    const page = await visitor.get('/ledger/1')
    expect([page.status, titleOf(page)]).toStrictEqual([200, 'Entry 1 – Heard'])
    const text = textOf(page.html)
    const shown = shownEntry(1)
    for (const part of [shown?.leaf ?? '', './heard verify-proof ledger-entry-1.tlog-proof', 'c2sp.org/tlog-proof@v1 index 1'])
      expect(text).toContain(part)
    expect(page.html).toContain(`href="/programmes/luton-cancer/commitments/${commitment}"`)
    expect(shown?.wording.every(({ binding }) => text.includes(`Seal: ${binding}`))).toBe(true)
  })

  test('carries one script of this site and nothing inline', async () => {
    const { html, headers } = await visitor.get('/ur/ledger/1')
    expect(scriptsIn(html)).toStrictEqual([expect.stringMatching(/^<script type="module" src="\/assets\/check-page-[\w-]+\.js">$/)])
    expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  })

  test('gives its proof and itself as files, byte for byte', async () => {
    const [proof, entry] = await Promise.all([visitor.get('/ledger/1/proof'), visitor.get('/ledger/1/entry')])
    const about = ({ headers }: typeof proof) => [headers.get('content-type'), headers.get('content-disposition')]
    expect([proof.html, entry.html]).toStrictEqual([log.proof(1), shownEntry(1)?.leaf])
    expect([about(proof), about(entry)]).toStrictEqual([
      ['text/plain; charset=utf-8', 'attachment; filename="ledger-entry-1.tlog-proof"'],
      ['application/json', 'attachment; filename="ledger-entry-1.json"'],
    ])
  })

  test.each(['/ledger/99', '/ledger/99/proof', '/ledger/99/entry'])('that is not there is a page that helps: %s', async (path) => {
    expect((await visitor.get(path)).status).toBe(404)
  })

  test.each(['/ledger/x', '/ledger/01', '/ledger/x/proof'])('cannot have an address like %s', async (path) => {
    services.refuseNext('showLedgerEntry', 400, 'invalid')
    expect((await visitor.get(path)).status).toBe(404)
  })
})

describe('checking a proof', () => {
  test('says honestly without script that it happens in the browser, and how else', async () => {
    const { html, status } = await visitor.get('/verify')
    expect(status).toBe(200)
    expect(html).toContain('<form id="check-file" hidden="" noValidate="" data-key="heard.example/ledger+')
    expect(/<noscript>([\s\S]*?)<\/noscript>/.exec(html)?.[1]).toContain('This page needs JavaScript')
    expect(textOf(html)).toContain('./heard verify-proof')
  })

  test('has every sentence in the language of the page', async () => {
    const { html } = await visitor.get('/ur/verify')
    const template = /<template id="check-sentences">([\s\S]*?)<\/template>/.exec(html)?.[1] ?? ''
    expect(template.match(/data-says="/g)?.length).toBe(25)
    expect(template).toContain('یہ ثبوت کی فائل نہیں۔')
  })
})

describe('a promise', () => {
  const path = `/programmes/luton-cancer/commitments/${commitment}`
  const promise: AnswerOf<typeof commitmentHistory> = { commitment: someCommitment({ id: commitment, organisation: 'luton-council' }) }
  beforeEach(() => services.answers.set('commitmentHistory', promise))

  test('leads to its entries, and shows the checkpoint and a QR picture', async () => {
    const { html } = await visitor.get(path)
    expect(html).toContain(`<a href="/ledger?about=${commitment}">Check this record</a>`)
    expect(textOf(html)).toContain(
      `Checkpoint of heard.example/ledger when this page was made: 4 entries, fingerprint ${ledgerNow.checkpoint?.split('\n')[2]}`,
    )
    expect(textOf(html)).toContain(`https://heard.example/ledger?about=${commitment}`)
    expect(html).toContain('aria-label="QR code of the address where this record can be checked"')
  })

  test('has another tag when the checkpoint is another', async () => {
    const first = (await visitor.get(path)).headers.get('etag')
    expect((await visitor.get(path)).headers.get('etag')).toBe(first)
    services.answers.set('ledgerStatus', { ...ledgerNow, size: '3', checkpoint: log.checkpoint(3) })
    expect((await visitor.get(path)).headers.get('etag')).not.toBe(first)
  })

  test('is there when the ledger cannot be asked', async () => {
    services.refuseNext('ledgerStatus', 503, 'busy')
    const { html, status } = await visitor.get(path)
    expect([status, html.includes('Check this record'), html.includes('Checkpoint of')]).toStrictEqual([200, true, false])
  })
})
