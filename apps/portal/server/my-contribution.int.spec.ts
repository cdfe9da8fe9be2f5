import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal, type Portal } from './index.ts'
import { answerAll, share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const code = '0123456789ABCDEFGHJKMNPQ01'

let services: FakeServices
let portal: Portal
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  portal = await createPortal({ call: services.call, origin, profile: 'production' })
  const teller = new Visitor(portal, origin)
  await answerAll(teller)
  await teller.post(`${share}/check`)
  visitor = new Visitor(portal, origin)
})

describe('my contribution', () => {
  test('opens with the code as people type it, and shows words, agreements and steps', async () => {
    const mine = await visitor.post('/my-contribution', { code: ' o123456789abcde-fghjkmnpqo1 ' })
    expect([mine.path, mine.status]).toStrictEqual(['/my-contribution', 200])
    expect(mine.html).toContain('\nSix &lt;b&gt;months&lt;/b&gt;.</div>')
    expect(mine.html).toContain('We received it')
    expect(mine.html).toContain('You may read my story and learn from it.')
    expect(mine.headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['123', 400, 'Enter the whole code: 26 letters and numbers'],
    ['ZZZZZZZZZZZZZZZZZZZZZZZZZZ', 404, 'We found nothing for this code. Check it against your receipt'],
  ])('answers the code %s with %i and what to do', async (typed, status, message) => {
    const back = await visitor.post('/my-contribution', { code: typed })
    expect([back.status, titleOf(back)]).toStrictEqual([status, 'Error: My contribution – Heard'])
    expect(back.html).toContain(`<a href="#code">${message}</a>`)
    expect(back.html).toContain(`value="${typed}"`)
    expect(visitor.cookies.size).toBe(0)
  })

  test('opens by the link on the receipt, which leaves the address at once', async () => {
    const response = await portal.handle(new Request(`${origin}/ur/r/${code}`))
    expect([
      response.status,
      response.headers.get('location'),
      response.headers.get('referrer-policy'),
      response.headers.get('cache-control'),
    ]).toStrictEqual([303, '/ur/my-contribution', 'no-referrer', 'no-store'])
    expect(response.headers.getSetCookie()).toStrictEqual([`__Host-receipt=${code}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=1800`])
    expect((await visitor.get(`/r/${code}`)).html).toContain('We received it')
  })

  test('is gone from the device when somebody finishes', async () => {
    await visitor.get(`/r/${code}`)
    const finished = await visitor.post('/my-contribution', { finish: 'yes' })
    expect([finished.path, visitor.cookies.size]).toStrictEqual(['/my-contribution/finished', 0])
    expect((await visitor.get('/my-contribution')).html).toContain('id="code"')
  })

  test('lets an agreement be taken back', async () => {
    await visitor.get(`/r/${code}`)
    const page = await visitor.get('/my-contribution/consent/analysis')
    expect(page.html).toContain('You may read my story and learn from it.')
    const back = await visitor.post('/my-contribution/consent/analysis', { agree: 'no' })
    expect(back.path).toBe('/my-contribution')
    expect(services.calls.filter(({ id }) => id === 'changeConsent').map(({ body }) => body)).toStrictEqual([
      {
        receipt: code,
        choice: { purpose: 'analysis', given: false, noticeVersion: 1, noticeHash: 'hash-of-analysis', language: 'en' },
      },
    ])
  })

  test('can be put right, beginning with what was written', async () => {
    await visitor.get(`/r/${code}`)
    const page = await visitor.get('/my-contribution/correct')
    expect(page.html).toContain('>\n\nSix &lt;b&gt;months&lt;/b&gt;.</textarea>')
    const empty = await visitor.post('/my-contribution/correct', { happened: ' ', worked: 'The nurse' })
    expect([empty.status, empty.html.includes('<a href="#happened">Enter what happened</a>')]).toStrictEqual([400, true])
    const saved = await visitor.post('/my-contribution/correct', { happened: 'Seven months.', worked: 'The nurse', gotInTheWay: ' ' })
    expect(saved.path).toBe('/my-contribution')
    expect(services.calls.filter(({ id }) => id === 'correctWords').map(({ body }) => body)).toStrictEqual([
      { receipt: code, words: { happened: 'Seven months.', worked: 'The nurse' } },
    ])
  })

  test('can be erased, and leaves nothing on the device', async () => {
    await visitor.get(`/r/${code}`)
    expect((await visitor.get('/my-contribution')).html).toContain('href="/my-contribution/erase"')
    services.refuseNext('eraseMyContribution', 503, 'not-caught-up')
    expect(titleOf(await visitor.post('/my-contribution/erase'))).toBe('Error: Please send this again – Heard')
    const erased = await visitor.post('/my-contribution/erase')
    expect([erased.path, titleOf(erased), visitor.cookies.size]).toStrictEqual(['/my-contribution/erased', 'We are deleting everything – Heard', 0])
    expect(services.calls.filter(({ id }) => id === 'eraseMyContribution').map(({ body }) => body)).toStrictEqual([
      { receipt: code },
      { receipt: code },
    ])
  })

  test('cannot be erased or changed without the code', async () => {
    const asked = [
      await visitor.get('/my-contribution/erase'),
      await visitor.post('/my-contribution/erase'),
      await visitor.get('/my-contribution/consent/analysis'),
    ]
    expect(asked.map(({ path }) => path)).toStrictEqual(['/my-contribution', '/my-contribution', '/my-contribution'])
  })
})
