import { createHash } from 'node:crypto'
import { subscribeWords } from '@heard/contracts/engagement'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { answerAll, share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const code = '0123456789ABCDEFGHJKMNPQ01'
const token = 'a'.repeat(43)
const page = '/my-contribution/follow'

let services: FakeServices
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
})

const tell = async (contact: 'yes' | 'no') => {
  await answerAll(visitor)
  await visitor.post(`${share}/consent-contact`, { agree: contact })
  await visitor.post(`${share}/check`)
  await visitor.get(`/r/${code}`)
}

const sent = (id: string) => services.calls.filter((call) => call.id === id).map(({ body }) => body)

describe('following a contribution by e-mail', () => {
  test('needs the agreement to be contacted first', async () => {
    await tell('no')
    const { html } = await visitor.get(page)
    expect([html.includes('href="/my-contribution/consent/contact"'), html.includes('id="email"')]).toStrictEqual([true, false])
  })

  test('begins with an address, and waits for its confirmation', async () => {
    await tell('yes')
    const wrong = await visitor.post(page, { email: 'me' })
    expect([wrong.status, wrong.html.includes('<a href="#email">Enter an e-mail address, such as name@example.com</a>')]).toStrictEqual([400, true])
    const asked = await visitor.post(page, { email: ' me@heard.example ' })
    expect([asked.path, asked.html.includes('Follow it within 7 days')]).toStrictEqual([page, true])
    expect(sent('follow')).toStrictEqual([{ receipt: code, email: 'me@heard.example', language: 'en' }])
    services.refuseNext('follow', 503, 'no-mail-server')
    expect((await visitor.post(page, { email: 'me@heard.example' })).html).toContain('We could not do it just now. Try again in a while')
  })

  test.each([
    ['confirm', 'confirmFollow', 'Confirm your e-mail address', 'Your address is confirmed'],
    ['stop', 'unfollow', 'Stop the e-mails', 'The e-mails have stopped'],
  ])('%s: nothing happens before the button of the linked page', async (name, route, before, after) => {
    const address = `/follow/${name}?token=${token}`
    expect([titleOf(await visitor.get(address)), sent(route)]).toStrictEqual([`${before} – Heard`, []])
    services.refuseNext(route, 404, 'unknown-link')
    expect((await visitor.post(address)).html).toContain('This link was used already, or is too old')
    expect(titleOf(await visitor.post(address))).toBe(`${after} – Heard`)
    expect(sent(route)).toStrictEqual([{ token }, { token }])
  })

  test('stop: takes the one click of a mail program, which sends no origin and no cookies (RFC 8058)', async () => {
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
    const portal = await createPortal({ call: services.call, origin, profile: 'production' })
    const answer = await portal.handle(new Request(`${origin}/follow/stop?token=${token}`, { method: 'POST', body }))
    expect([answer.status, sent('unfollow')]).toStrictEqual([200, [{ token }]])
  })
})

describe('following a programme or a commitment', () => {
  const subscribing = '/programmes/luton-cancer/follow'

  test('needs an address and a pace, keeps what was typed, and then waits for the confirmation', async () => {
    const wrong = await visitor.post(subscribing, { email: 'me' })
    expect([
      wrong.status,
      wrong.html.includes('href="#email"'),
      wrong.html.includes('href="#pace"'),
      wrong.html.includes('value="me"'),
    ]).toStrictEqual([400, true, true, true])
    services.answers.set('subscribe', { follow: 'asked' })
    expect(wrong.html).toContain(subscribeWords.en)
    const notice = /name="notice" value="([0-9a-f]{64})"/.exec(wrong.html)?.[1] ?? ''
    expect(notice).toBe(createHash('sha256').update(subscribeWords.en).digest('hex'))
    const asked = await visitor.post(`${subscribing}?commitment=01936f00-0000-7000-8000-000000000001`, {
      email: ' me@heard.example ',
      pace: 'weekly',
      notice,
    })
    expect([titleOf(asked), asked.html.includes('Follow it within 7 days')]).toStrictEqual(['Look at your e-mails – Heard', true])
    expect(asked.html).toContain('one such e-mail a day')
    expect(sent('subscribe')).toStrictEqual([
      { email: 'me@heard.example', language: 'en', pace: 'weekly', noticeHash: notice, commitment: '01936f00-0000-7000-8000-000000000001' },
    ])
  })
})
