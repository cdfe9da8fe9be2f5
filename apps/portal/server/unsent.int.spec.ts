import { type Call, type Called, generalProblems, type Route } from '@heard/contracts'
import { beforeEach, describe, expect, test } from 'vitest'
import { filled, formsOf } from '../e2e/reading-age/form.ts'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { answerAll, share, titleOf } from './journey.fixture.ts'
import { type Answer, Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const words = 'Six\r\nmonths & <b>“more”</b>'

/** What becomes of calls: they get there, or a part is away, or there is no way to it, or what it says to something that counts is lost. */
let way: 'open' | 'away' | 'cut' | 'silent'
let services: FakeServices
let visitor: Visitor

const problem = (code: 'part-unavailable' | 'outcome-unknown'): Called<Route> => {
  const said = generalProblems[code]
  return { ok: false, status: said.status, problem: { type: `/problems/${code}`, ...said }, headers: new Headers({ 'retry-after': '5' }) }
}

const through: Call = async (route, input, options) => {
  if (way === 'away') return problem('part-unavailable') as Called<typeof route>
  if (way === 'cut') throw new TypeError('fetch failed')
  const called = await services.call(route, input, options)
  return way === 'silent' && options?.headers?.has('idempotency-key') ? (problem('outcome-unknown') as Called<typeof route>) : called
}

beforeEach(async () => {
  way = 'open'
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: through, origin, profile: 'production' }), origin)
})

/** Presses the button of the page that handed a form back. */
const sendAgain = ({ html }: Answer): Promise<Answer> => {
  const [form] = formsOf(html)
  if (!form?.action) throw new Error('there is no form to send again')
  return visitor.post(form.action, filled(form, {}, new Set()))
}
const tell = (said: Answer) => [said.status, titleOf(said), said.headers.get('cache-control'), said.headers.get('retry-after')]
const title = 'Error: Please send this again – Heard'
const drafts = () => JSON.stringify([...services.drafts.values()])

describe('words that were sent while a part is away', () => {
  test('come back on the page, and are there once it is back and they are sent again', async () => {
    await visitor.post(share)
    way = 'away'
    const back = await visitor.post(`${share}/happened`, { happened: words, 'written-in': 'en' })
    expect(tell(back)).toStrictEqual([503, title, 'no-store', '5'])
    expect(back.html).toContain('<a href="#send-again">A part of this website does not answer right now. What you sent has not arrived.</a>')
    expect(back.html).toContain('months &amp; &lt;b&gt;“more”&lt;/b&gt;</div>')
    expect(back.html).not.toContain('Many people')
    expect(tell(await sendAgain(back))).toStrictEqual(tell(back))
    way = 'open'
    expect([(await sendAgain(back)).status, drafts().includes('Six\\nmonths & <b>“more”</b>')]).toStrictEqual([200, true])
  })

  test('come back where there was no way to it at all, which may have been too late', async () => {
    await visitor.post(share)
    way = 'cut'
    const back = await visitor.post(`${share}/happened`, { happened: words, 'written-in': 'en' })
    expect(tell(back)).toStrictEqual([502, title, 'no-store', null])
    expect(back.html).toContain('We do not know if what you sent has arrived.</a>')
  })

  test('come back in the language of the page, from right to left', async () => {
    way = 'away'
    const back = await visitor.post('/ur/my-place', { code: '0'.repeat(26), step: 'show', words })
    expect([titleOf(back), back.html.includes('lang="ur" dir="rtl"'), back.html.includes('action="/ur/my-place"')]).toStrictEqual([
      'غلطی: براہِ کرم یہ دوبارہ بھیجیں – Heard',
      true,
      true,
    ])
    expect(back.html).not.toContain('app-languages')
  })

  test('come back to staff too', async () => {
    visitor.cookies.set('__Host-session', 'ada')
    way = 'away'
    const back = await visitor.post('/staff/luton-cancer/quotations', { intent: 'refuse', quotation: 'q', reason: 'Out of context' })
    expect([back.status, back.html.includes('Out of context</div>')]).toStrictEqual([503, true])
  })

  test('do not come back where they are passwords', async () => {
    way = 'away'
    const back = await visitor.post('/sign-in', { email: 'ada@heard.example', password: 'a-secret-password', code: '123456' })
    expect([back.status, titleOf(back)]).toStrictEqual([503, 'A part of this website does not answer right now – Heard'])
    expect(back.html).not.toMatch(/a-secret-password|123456/)
  })
})

describe('a story whose answer is lost', () => {
  test('may be sent again: it is there once, and the receipt is the one of the first time', async () => {
    await answerAll(visitor)
    way = 'silent'
    const lost = await visitor.post(`${share}/check`)
    expect(tell(lost)).toStrictEqual([502, title, 'no-store', null])
    expect(lost.html).toContain('We do not know if what you sent has arrived.</a>')
    expect(services.stories.size).toBe(1)
    way = 'open'
    const done = await sendAgain(lost)
    expect([done.path, done.html.includes('01234 56789 ABCDE FGHJK MNPQ01'), services.stories.size]).toStrictEqual([`${share}/done`, true, 1])
  })

  test('is said to be perhaps there where only the receipt could not be kept', async () => {
    await answerAll(visitor)
    services.refuseNext('keepDraft', 503, 'part-unavailable')
    const lost = await visitor.post(`${share}/check`)
    expect([lost.status, lost.html.includes('We do not know if what you sent has arrived.</a>')]).toStrictEqual([503, true])
    expect([(await sendAgain(lost)).path, services.stories.size]).toStrictEqual([`${share}/done`, 1])
  })
})

describe('too much at once', () => {
  test('hands a form back where its page cannot', async () => {
    await visitor.post(share)
    services.refuseNext('recallDraft', 429, 'too-many-requests')
    const back = await visitor.post(`${share}/happened`, { happened: words, 'written-in': 'en' })
    expect([back.status, titleOf(back), back.html.includes('Many people are using this website right now. What you sent')]).toStrictEqual([
      429,
      title,
      true,
    ])
  })
})

describe('a page that is only looked at', () => {
  test.each([
    ['away', '/programmes/luton-cancer', 'A part of this website does not answer right now – Heard'],
    ['cut', '/programmes/luton-cancer', 'A part of this website does not answer right now – Heard'],
    ['away', '/ur', 'اس ویب سائٹ کا ایک حصہ اس وقت جواب نہیں دے رہا – Heard'],
    ['away', '/staff', 'A part of Heard does not answer right now – Heard'],
  ] as const)('says so while a part is %s: %s', async (state, path, said) => {
    way = state
    expect(tell(await visitor.get(path))).toStrictEqual([503, said, 'no-store', '5'])
  })

  test('is not the one that hands forms back', async () => {
    expect((await visitor.get('/not-sent')).status).toBe(404)
  })
})
