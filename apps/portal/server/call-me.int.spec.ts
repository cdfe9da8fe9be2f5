import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const code = '0123456789ABCDEFGHJKMNPQ01'
const page = '/programmes/luton-cancer/call-me'
const said = { contact: '07700 900123', when: '', message: 'no', name: '' }

let services: FakeServices
let visitor: Visitor

const receiptsSent = () => services.calls.filter(({ id }) => id === 'askForCall').map(({ body }) => body.receipt)
const check = async () => (await visitor.post(page, { ...said, at: 'name' })).html
const send = (more: Readonly<Record<string, string>> = {}) => visitor.post(page, { ...said, ...more, at: 'check' })

beforeEach(async () => {
  services = new FakeServices()
  services.answers.set('askForCall', { concern: '01936f00-0000-7000-8000-0000000000c1' })
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
})

describe('asking to be called', () => {
  test('is tied to what somebody shared only when they say so', async () => {
    expect(await check()).not.toContain('This is about what I shared')
    visitor.cookies.set('__Host-receipt', code)
    const html = await check()
    expect(html).toContain('This is about what I shared')
    expect(html).not.toContain('checked=""')
    await send()
    await send({ about: 'shared' })
    expect(receiptsSent()).toStrictEqual([undefined, code])
  })

  test('keeps the tick while an answer is changed', async () => {
    visitor.cookies.set('__Host-receipt', code)
    const changing = await visitor.post(page, { ...said, at: 'check', go: 'when', about: 'shared' })
    expect(changing.html).toContain('<input type="hidden" name="about" value="shared"/>')
    const back = await visitor.post(page, { ...said, at: 'when', changing: 'yes', about: 'shared' })
    expect(back.html).toContain('checked=""')
    expect(back.html).not.toContain('type="hidden" name="about"')
  })

  test('asks nobody who is too young about what others shared on this device', async () => {
    visitor.cookies.set('__Host-receipt', code)
    expect((await visitor.post(page, { ...said, at: 'name', young: 'yes' })).html).not.toContain('This is about what I shared')
    await send({ young: 'yes', about: 'shared' })
    expect(receiptsSent()).toStrictEqual([undefined])
  })

  test('says when the programme is over', async () => {
    services.refuseNext('askForCall', 409, 'programme-not-open')
    const { status, html } = await send()
    expect([status, html.includes('<a href="#send">This programme is over. Nobody would call you.')]).toStrictEqual([409, true])
  })

  test.each([
    ['en', 'Ask us to get in touch with you'],
    ['ur', 'ہم سے کہیں کہ آپ سے بات کریں'],
  ])('is offered to somebody too young in words that a child uses, in %s', async (language, words) => {
    const { html } = await visitor.get(`/${language === 'en' ? '' : `${language}/`}programmes/luton-cancer/share/too-young`)
    expect(/<a[^>]*call-me\?young[^>]*>([^<]*)/.exec(html)?.[1]).toBe(words)
  })
})
