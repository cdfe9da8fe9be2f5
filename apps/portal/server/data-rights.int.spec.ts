import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { answerAll, share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const code = '0123456789ABCDEFGHJKMNPQ01'
const rights = '/programmes/luton-cancer/data-rights'
const complaint = '/programmes/luton-cancer/complain'

let services: FakeServices
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
})

const sent = (id: string) => services.calls.filter((call) => call.id === id).map(({ body }) => body)

describe('rights over data', () => {
  test.each(['/your-rights', '/privacy'])('are led to from %s, for each programme', async (path) => {
    const { html } = await visitor.get(path)
    expect(html).toContain(`href="${rights}"`)
    expect(html).toContain(`href="${complaint}"`)
  })

  test('are asked for with words and an address, and the day of the answer is told', async () => {
    const asked = await visitor.post(rights, { right: 'access', words: 'All of it', contact: 'resident@heard.example', receipt: '' })
    expect([asked.path, titleOf(asked)]).toStrictEqual([`${rights}/asked?due=2026-12-23`, 'We have received your request – Heard'])
    expect(asked.html).toContain('We answer by 23 December 2026.')
    expect(sent('askForRight')).toStrictEqual([{ right: 'access', details: { words: 'All of it', contact: 'resident@heard.example' } }])
  })

  test('say what is missing, in the order of the form, and keep what was typed', async () => {
    const back = await visitor.post(`/ur${rights}`, { words: ' ', contact: '', receipt: '123' })
    expect(back.status).toBe(400)
    expect([...back.html.matchAll(/<a href="#([a-z]+)">/g)].map(([, field]) => field)).toStrictEqual(['right', 'words', 'receipt'])
    expect(back.html).toContain('value="123"')
    expect(sent('askForRight')).toStrictEqual([])
  })

  test('need a way to answer, and a receipt that is one', async () => {
    const nowhere = await visitor.post(rights, { right: 'erasure', words: 'Please' })
    expect(nowhere.html).toContain('<a href="#contact">Enter how we can reach you, or the code of your receipt</a>')
    services.refuseNext('askForRight', 404, 'unknown-receipt')
    const unknown = await visitor.post(rights, { right: 'erasure', words: 'Please', receipt: code })
    expect([unknown.status, unknown.html.includes('<a href="#receipt">We found nothing for this code.')]).toStrictEqual([404, true])
  })

  test('are complained about, with the code that was entered before already there', async () => {
    await answerAll(visitor)
    await visitor.post(`${share}/check`)
    await visitor.get(`/r/${code}`)
    expect((await visitor.get(complaint)).html).toContain(`value="${code}"`)
    const answered = await visitor.post(complaint, { words: 'Nobody answered', receipt: code })
    expect([answered.path, titleOf(answered)]).toStrictEqual([`${complaint}/sent?due=2026-12-23`, 'We have received your complaint – Heard'])
    expect(sent('complain')).toStrictEqual([{ details: { words: 'Nobody answered' }, receipt: code }])
  })

  test('stand in My contribution with their answers', async () => {
    await answerAll(visitor)
    await visitor.post(`${share}/check`)
    await visitor.get(`/r/${code}`)
    expect((await visitor.get('/my-contribution')).html).toContain('You have asked nothing with this code.')
    const shared = { extended: false, overdue: false, received: '2026-11-23' }
    services.cases = [
      {
        ...shared,
        case: '01936f00-0000-7000-8000-0000000000c1',
        kind: 'rights',
        right: 'access',
        state: 'closed',
        due: '2026-12-23',
        closed: '2026-12-01',
        outcome: 'done',
        answer: 'Here <is> all',
      },
      { ...shared, case: '01936f00-0000-7000-8000-0000000000c2', kind: 'complaint', state: 'open', due: '2026-12-23' },
    ]
    const { html } = await visitor.get('/my-contribution')
    expect(html).toContain('Here &lt;is&gt; all')
    expect(html).toContain('We confirm it by')
    services.refuseNext('myCases', 503, 'not-caught-up')
    expect((await visitor.get('/my-contribution')).html).toContain('We cannot show this at the moment.')
  })
})
