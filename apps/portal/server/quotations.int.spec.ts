import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const list = '/staff/luton-cancer/quotations'
const report = '/programmes/luton-cancer/report'
const quotation = '01936f00-0000-7000-8000-0000000000f1'
const words = { language: 'en', text: 'I felt forgotten by everybody.' }
const view = {
  quotation,
  contribution: '01936f00-0000-7000-8000-000000000001',
  field: 'happened',
  state: 'proposed',
  proposedAt: '2026-11-23T10:00:00Z',
}

let services: FakeServices
let visitor: Visitor

const signedIn = (role: string) =>
  services.answers.set('whoAmI', {
    principal: { account: '01936f00-0000-7000-8000-0000000000aa', name: 'Ada', grants: [{ role, programme: '*' }] },
  })
const holds = (html: string, ...parts: string[]) => parts.map((part) => html.includes(part))
const sent = (id: string) => services.calls.filter((call) => call.id === id).map(({ body }) => body)

beforeEach(async () => {
  services = new FakeServices()
  services.answers.set('listQuotations', { quotations: [{ ...view, own: false, words }] })
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
  visitor.cookies.set('__Host-session', 'ada')
})

describe('the quotations of a programme, for staff', () => {
  test('can be approved or refused by who may decide and did not propose them', async () => {
    signedIn('publisher')
    expect(holds((await visitor.get(list)).html, words.text, 'Approve for the public', `id="reason-${quotation}"`)).toStrictEqual([true, true, true])
    services.answers.set('listQuotations', { quotations: [{ ...view, own: true, words }] })
    const own = 'You proposed this quotation, so somebody else has to approve it'
    expect(holds((await visitor.get(list)).html, words.text, 'Approve for the public', own, '>The contribution</a>')).toStrictEqual([
      true,
      false,
      true,
      false,
    ])
    signedIn('analyst')
    expect(holds((await visitor.get(list)).html, own, 'Refuse it', '>The contribution</a>')).toStrictEqual([true, false, true])
  })

  test('come a page at a time, and lead to the older and back to the newest ones', async () => {
    signedIn('analyst')
    const address = `${list}?state=proposed`
    services.answers.set('listQuotations', { quotations: [{ ...view, own: false, words }], next: quotation })
    const older = `href="${address}&amp;after=${quotation}"`
    expect(holds((await visitor.get(list)).html, older, '>Newest</a>')).toStrictEqual([true, false])
    services.answers.set('listQuotations', { quotations: [] })
    expect(holds((await visitor.get(`${address}&after=${quotation}`)).html, `href="${address}">Newest</a>`, '>Older</a>')).toStrictEqual([
      true,
      false,
    ])
    expect(services.calls.findLast(({ id }) => id === 'listQuotations')?.query).toBe(`state=proposed&after=${quotation}`)
  })

  test('cannot be approved where their words may not be quoted any more', async () => {
    signedIn('publisher')
    services.answers.set('listQuotations', { quotations: [{ ...view, own: false }] })
    const { html } = await visitor.get(list)
    expect(holds(html, 'These words may not be quoted any more.', 'Approve for the public', 'Refuse it')).toStrictEqual([true, false, true])
  })

  test.each([
    ['same-person-approves', `#quotation-${quotation}`, 'You proposed this quotation, so somebody else has to approve it'],
    ['no-consent', `#quotation-${quotation}`, 'The person did not agree to quoting, or took it back. This cannot be approved'],
    ['already-decided', '#quotations', 'already-decided'],
  ])('say why not: %s', async (code, place, message) => {
    signedIn('coordinator')
    services.refuseNext('approveQuotation', 409, code)
    const { status, html } = await visitor.post(list, { intent: 'approve', quotation })
    expect([status, html.includes(`<a href="${place}">${message}</a>`)]).toStrictEqual([409, true])
  })

  test('need a reason to be refused, and say that it is done', async () => {
    signedIn('publisher')
    services.answers.set('refuseQuotation', { quotation })
    const without = await visitor.post(list, { intent: 'refuse', quotation })
    expect([without.status, without.html.includes(`<a href="#reason-${quotation}">Say why it is refused</a>`)]).toStrictEqual([400, true])
    services.answers.set('listQuotations', { quotations: [] })
    const { path, html } = await visitor.post(list, { intent: 'refuse', quotation, reason: 'out-of-context' })
    expect([path, ...holds(html, 'The quotation is refused.', 'Nothing waits for a decision.')]).toStrictEqual([`${list}?done=refused`, true, true])
    expect(sent('refuseQuotation')).toStrictEqual([{ reason: 'out-of-context' }])
  })
})

describe('quotations in the report', () => {
  const nothing = { recommendations: 0, accepted: 0, acceptedInPart: 0, declined: 0, silent: 0, awaiting: 0 }
  beforeEach(() => {
    services.answers.set('publicReport', { recommendations: [], commitments: [], figures: nothing, today: '2026-11-23' })
    services.answers.set('publicTables', { themes: [] })
    services.answers.set('publicQuotations', { quotations: [{ quotation, words }] })
  })

  test('are marked with their language, under a heading that is there only with them', async () => {
    const shown = `<div class="app-words" dir="auto" lang="en">${words.text}</div>`
    expect(holds((await visitor.get(`/ur${report}`)).html, shown, 'لوگوں کے اپنے الفاظ میں')).toStrictEqual([true, true])
    services.answers.set('publicQuotations', { quotations: [] })
    expect(holds((await visitor.get(report)).html, 'In people’s words')).toStrictEqual([false])
  })

  test('change the tag of the page when one of them goes', async () => {
    const tag = async () => (await visitor.get(report)).headers.get('etag')
    const before = await tag()
    expect(await tag()).toBe(before)
    services.answers.set('publicQuotations', { quotations: [] })
    expect(await tag()).not.toBe(before)
  })
})
