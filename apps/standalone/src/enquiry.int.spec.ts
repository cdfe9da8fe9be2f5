import { setTimeout as pause } from 'node:timers/promises'
import type { BodyOf } from '@heard/contracts'
import {
  addToMyEnquiry,
  askConnector,
  downloadMyEnquiry,
  eraseMyContribution,
  listEnquiries,
  myContribution,
  myEnquiry,
  recordEnquiry,
  type stepEnquiry as Step,
  showEnquiry,
  stepEnquiry,
  withdrawMyEnquiry,
} from '@heard/contracts/engagement'
import { listMiniEventRequests } from '@heard/contracts/events'
import { EnquiryWatch, RetentionWorker } from '@heard/engagement'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { agreeing } from './enquiry.fixture.ts'
import { programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const params = { programme }
const DAY_MS = 86_400_000
const email = 'resident@heard.example'

describe('what people ask a connector', () => {
  const clock = { time: 0, now: () => clock.time }
  let server: TestMailServer
  let platform: TestHeard
  beforeEach(async () => {
    clock.time = Date.parse('2026-11-23T09:00:00Z')
    server = new TestMailServer()
    platform = await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await server.start(), HEARD_MAIL_REPLY_TO: 'ask@heard.example' } })
  })
  afterEach(async () => {
    await platform.close()
    await server.close()
  })

  const ok = <T>(answer: { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }): T => {
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const as = async (account: string): Promise<Headers> => {
    const { store, positions } = platform.heard.platform
    const headers = new Headers(await platform.as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return headers
  }
  const connector = () => as('connector')
  const asked = { kind: 'question', words: 'When is the next event?', language: 'ur', ...agreeing('ur') } as const
  const ask = async (body: Partial<BodyOf<typeof askConnector>> = {}) =>
    ok(await platform.call(askConnector, { params, body: { ...asked, ...body } }))
  const step = async (enquiry: string, body: BodyOf<typeof Step>) =>
    platform.call(stepEnquiry, { params: { ...params, enquiry }, body }, { headers: await connector() })
  const show = async (enquiry: string) => ok(await platform.call(showEnquiry, { params: { ...params, enquiry } }, { headers: await connector() }))
  const list = async (query: { show?: 'open' | 'mine' | 'unassigned' | 'overdue' | 'closed'; reference?: string } = {}) =>
    ok(await platform.call(listEnquiries, { params, query }, { headers: await connector() }))
  const mailed = async (count: number): Promise<string> => {
    while (server.taken.length < count) await pause(5)
    return (server.taken[count - 1] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')
  }
  const headerOf = (mail: string, name: string) => new RegExp(`^${name}: (.*)\r$`, 'm').exec(mail)?.[1]
  const watch = () => platform.heard.get(EnquiryWatch).look()

  it('is answered by e-mail in one thread, and its holder sees all of it by the receipt', async () => {
    const { enquiry, receipt, due } = await ask({ contact: { name: 'Sana', email } })
    expect(due).toBe('2026-11-30')
    const reference = enquiry.slice(-8).toUpperCase()
    ok(await step(enquiry, { step: 'answer', how: 'email', text: 'On Monday.' }))
    const first = await mailed(1)
    expect([headerOf(first, 'To'), headerOf(first, 'Reply-To'), headerOf(first, 'In-Reply-To')]).toStrictEqual([
      email,
      `ask+${reference}@heard.example`,
      undefined,
    ])
    const heard = { step: 'hear', channel: 'email', text: 'At what time?', messageId: '<theirs@heard.example>' } as const
    ok(await step(enquiry, heard))
    ok(await step(enquiry, { step: 'answer', how: 'email', text: 'At ten.' }))
    const second = await mailed(2)
    const one = headerOf(first, 'Message-ID')
    expect([headerOf(second, 'In-Reply-To'), headerOf(second, 'References')]).toStrictEqual([
      '<theirs@heard.example>',
      `${one} <theirs@heard.example>`,
    ])
    expect(headerOf(second, 'Subject')).toBe(headerOf(first, 'Subject'))
    const { state, contact, messages } = ok(await platform.call(myEnquiry, { body: { receipt } }))
    expect([state, contact, messages.map(({ from, text }) => [from, text])]).toStrictEqual([
      'answered',
      { name: 'Sana', email },
      [
        ['person', asked.words],
        ['connector', 'On Monday.'],
        ['person', 'At what time?'],
        ['connector', 'At ten.'],
      ],
    ])
    const standings = async () => (await show(enquiry)).history.map((entry) => (entry.what === 'answer' ? entry.mail : entry.what))
    while ((await standings()).includes('waiting')) await pause(5)
    expect(await standings()).toStrictEqual(['person', 'sent', 'person', 'due', 'sent'])
    expect(await platform.call(myContribution, { body: { receipt } })).toMatchObject({ ok: false, status: 404 })
  })

  it('records which words were agreed to, in which language, and takes no consent to others', async () => {
    const { receipt } = await ask()
    const taken = ok(await platform.call(downloadMyEnquiry, { body: { receipt } }))
    const { noticeHash } = agreeing('ur')
    expect(taken.consent).toStrictEqual({ purpose: 'enquiry', version: 1, notice: noticeHash, language: 'ur' })
    const others = await platform.call(askConnector, { params, body: { ...asked, noticeHash: noticeHash.replaceAll(/./g, '0') } })
    expect(others).toMatchObject({ status: 409, problem: { type: '/problems/notice-changed' } })
  })

  it('meets the same enquiry and the same receipt when it is sent again', async () => {
    const headers = new Headers({ 'idempotency-key': 'the-same-key-each-time' })
    const sent = () => platform.call(askConnector, { params, body: asked }, { headers })
    const [one, other] = [ok(await sent()), ok(await sent())]
    expect(other).toStrictEqual(one)
    expect((await list()).total).toBe(1)
  })

  it('is one enquiry with one receipt when the button is pressed many times at once', async () => {
    const headers = new Headers({ 'idempotency-key': 'pressed-many-times' })
    const answers = await Promise.all(Array.from({ length: 8 }, () => platform.call(askConnector, { params, body: asked }, { headers })))
    expect(new Set(answers.map((answer) => ok(answer).receipt)).size).toBe(1)
    expect((await list()).total).toBe(1)
  })

  it('is recorded by staff, given to somebody, moved to another day, closed and opened again by its holder', async () => {
    const told = { kind: 'idea', channel: 'phone', words: 'A stall at the market', language: 'en', ...agreeing() } as const
    const { enquiry, receipt } = ok(await platform.call(recordEnquiry, { params, body: told }, { headers: await connector() }))
    const { colleagues, counts } = await list()
    expect([counts, colleagues.map(({ name }) => name).toSorted()]).toMatchObject([{ open: 1, mine: 0, unassigned: 1 }, expect.any(Array)])
    const mine = colleagues.find(({ name }) => /connector/i.test(name))?.account ?? ''
    ok(await step(enquiry, { step: 'assign', to: mine, note: 'You know the market' }))
    ok(await step(enquiry, { step: 'due', due: '2026-12-01' }))
    expect(await step(enquiry, { step: 'due', due: '2026-11-22' })).toMatchObject({ ok: false, status: 422 })
    expect(await step(enquiry, { step: 'answer', how: 'email', text: 'Yes' })).toMatchObject({ ok: false, problem: { type: '/problems/no-email' } })
    ok(await step(enquiry, { step: 'answer', how: 'phone', text: 'We said yes on the phone' }))
    ok(await step(enquiry, { step: 'close', outcome: 'idea-passed-on' }))
    expect((await list({ show: 'closed' })).enquiries).toMatchObject([{ enquiry, due: '2026-12-01', state: 'closed', outcome: 'idea-passed-on' }])
    ok(await platform.call(addToMyEnquiry, { body: { receipt, words: 'And a second one' } }))
    expect((await list({ show: 'mine' })).enquiries).toMatchObject([{ enquiry, due: '2026-11-30', state: 'open', channel: 'phone' }])
    expect((await list({ reference: enquiry.slice(-8, -4) })).enquiries).toHaveLength(1)
    ok(await platform.call(withdrawMyEnquiry, { body: { receipt } }))
    const taken = ok(await platform.call(downloadMyEnquiry, { body: { receipt } }))
    expect([taken.outcome, taken.notes.map(({ text }) => text)]).toStrictEqual(['withdrawn', ['You know the market']])
    expect(taken.openings.flatMap(({ by }) => by)).toContain('you')
    expect(await step(enquiry, { step: 'reopen' })).toMatchObject({ ok: false, problem: { type: '/problems/enquiry-withdrawn' } })
    ok(await step(enquiry, { step: 'hear', channel: 'phone', text: 'They rang after all' }))
    ok(await step(enquiry, { step: 'answer', how: 'phone', text: 'We said so on the phone' }))
  })

  it('reminds whoever it is assigned to once when it is due and once when it is late, and shows mail that came back', async () => {
    const { enquiry } = await ask({ contact: { email } })
    const { colleagues } = await list()
    ok(await step(enquiry, { step: 'assign', to: colleagues.find(({ name }) => /connector/i.test(name))?.account ?? '' }))
    clock.time += 7 * DAY_MS
    await watch()
    await watch()
    expect(headerOf(await mailed(1), 'Subject')).toContain('is due today')
    clock.time += DAY_MS
    await list()
    await watch()
    await watch()
    expect(headerOf(await mailed(2), 'Subject')).toContain('is overdue')
    expect((await list({ show: 'overdue' })).enquiries).toMatchObject([{ enquiry, overdue: true, reminded: true }])
    server.answer = 550
    ok(await step(enquiry, { step: 'answer', how: 'email', text: 'Sorry that it took so long' }))
    while (server.attempts < 3) await pause(5)
    await list()
    while (!(await list()).enquiries[0]?.bounced) await watch()
    expect((await list()).enquiries).toMatchObject([{ enquiry, state: 'open', bounced: true }])
    expect((await show(enquiry)).history.at(-1)).toMatchObject({ what: 'bounced', seen: 'mail-server' })
    expect(server.taken).toHaveLength(2)
  })

  it('makes of an invitation one request for a gathering', async () => {
    const { enquiry, receipt } = await ask({ kind: 'invitation', words: 'Come to our iftar', contact: { phone: '01582 000000' } })
    const details = { name: 'Sana', contact: '01582 000000', group: 'Sewing circle', whenAndWhere: 'On Friday in the hall' }
    ok(await step(enquiry, { step: 'gathering', details }))
    expect(await step(enquiry, { step: 'gathering', details })).toMatchObject({ problem: { type: '/problems/already-asked-for' } })
    const requests = async () => ok(await platform.call(listMiniEventRequests, { params }, { headers: await connector() })).requests
    while ((await requests()).length === 0) await pause(5)
    expect(await requests()).toMatchObject([{ state: 'new', details }])
    const taken = ok(await platform.call(downloadMyEnquiry, { body: { receipt } }))
    expect(taken.gatherings).toStrictEqual([{ at: '2026-11-23T09:00:00.000Z', details }])
  })

  it('is erased by the receipt with its answers, its mails and its request for a gathering', async () => {
    const { enquiry, receipt } = await ask({ kind: 'invitation', contact: { email } })
    server.answer = 451
    ok(await step(enquiry, { step: 'answer', how: 'email', text: 'We come' }))
    ok(await step(enquiry, { step: 'gathering', details: { name: 'Sana', contact: email, group: 'Choir', whenAndWhere: 'Soon' } }))
    let state = ''
    while (state !== 'erased') state = ok(await platform.call(eraseMyContribution, { body: { receipt } })).state
    expect((await show(enquiry)).history.map((one) => ('text' in one ? one.text : undefined))).toStrictEqual([undefined, undefined, undefined])
    expect(await step(enquiry, { step: 'answer', how: 'page', text: 'Hello?' })).toMatchObject({ problem: { type: '/problems/enquiry-erased' } })
    expect(await platform.call(myEnquiry, { body: { receipt } })).toMatchObject({ ok: false, status: 404 })
    const { requests } = ok(await platform.call(listMiniEventRequests, { params }, { headers: await connector() }))
    expect(requests.map(({ details }) => details)).toStrictEqual([undefined])
    expect((await list({ show: 'closed' })).enquiries).toMatchObject([{ enquiry, erased: true }])
  })

  it('goes ninety days after it was closed, and not while its gathering is still asked for', async () => {
    const [plain, wished] = [await ask({ kind: 'idea' }), await ask({ kind: 'invitation' })]
    ok(await step(wished.enquiry, { step: 'gathering', details: { name: 'Sana', contact: email, group: 'Choir', whenAndWhere: 'Soon' } }))
    for (const { enquiry } of [plain, wished]) ok(await step(enquiry, { step: 'close', outcome: 'answered' }))
    const erased = async () => (await list({ show: 'closed' })).enquiries.filter((row) => row.erased).map(({ enquiry }) => enquiry)
    clock.time += 90 * DAY_MS
    await platform.heard.get(RetentionWorker).look()
    expect(await erased()).toStrictEqual([])
    clock.time += DAY_MS
    await platform.heard.get(RetentionWorker).look()
    expect(await erased()).toStrictEqual([plain.enquiry])
  })
})
