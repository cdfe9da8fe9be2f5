import { MyData } from '@heard/contracts/engagement'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { answerAll, share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const code = '0123456789ABCDEFGHJKMNPQ01'

let services: FakeServices
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
  await answerAll(visitor)
  await visitor.post(`${share}/check`)
})

describe('the holder of a receipt', () => {
  test('sees who opened it, by role, and why', async () => {
    await visitor.get(`/r/${code}`)
    expect((await visitor.get('/my-contribution')).html).toContain('href="/my-contribution/seen"')
    const seen = await visitor.get('/my-contribution/seen')
    expect([seen.status, titleOf(seen), seen.headers.get('cache-control')]).toStrictEqual([200, 'Who looked at it – Heard', 'no-store'])
    expect(seen.html.replaceAll('<!-- -->', '')).toContain(
      '<strong>Analyst</strong>: to put it together with what others said, <time dateTime="2026-11-24T09:00:00Z">24 November 2026</time>',
    )
  })

  test('reads everything, and takes it along as a file', async () => {
    await visitor.get(`/r/${code}`)
    const page = await visitor.get('/ur/my-contribution/everything')
    expect(page.html).toContain('href="/ur/my-contribution/everything.json"')
    expect(page.html).toContain('Six &lt;b&gt;months&lt;/b&gt;.')
    const file = await visitor.get('/my-contribution/everything.json')
    expect(['content-type', 'content-disposition', 'cache-control'].map((name) => file.headers.get(name))).toStrictEqual([
      'application/json; charset=utf-8',
      'attachment; filename="my-contribution.json"',
      'no-store',
    ])
    expect(JSON.parse(file.html)).toMatchObject({ format: 'heard/my-contribution/2', words: { words: { happened: '\nSix <b>months</b>.' } } })
  })

  test('has what was answered about equality in the file, in the place that its format has for it', async () => {
    await visitor.get(`/r/${code}`)
    const answers = { sex: { choice: 'female' } }
    services.answers.set('myEquality', { programme: 'luton-cancer', answers })
    const file = await visitor.get('/my-contribution/everything.json')
    expect(MyData.parse(JSON.parse(file.html)).equality).toStrictEqual(answers)
    services.answers.set('myEquality', { programme: 'luton-cancer' })
    expect(MyData.parse(JSON.parse((await visitor.get('/my-contribution/everything.json')).html))).not.toHaveProperty('equality')
  })

  test('has in the file what was said of promises', async () => {
    await visitor.get(`/r/${code}`)
    const [commitment, other] = ['01936f00-0000-7000-8000-0000000000c1', '01936f00-0000-7000-8000-0000000000c2']
    const text = { status: 'open', language: 'en', text: 'Ring people' }
    const asked = { organisation: 'public-health', due: '2026-12-01', text, claim: 1 }
    services.answers.set('myVerdicts', {
      programme: 'luton-cancer',
      asked: [
        { ...asked, commitment, verdict: 'limited' },
        { ...asked, commitment: other },
      ],
    })
    const file = await visitor.get('/my-contribution/everything.json')
    expect(MyData.parse(JSON.parse(file.html)).verdicts).toStrictEqual([{ commitment, claim: 1, verdict: 'limited' }])
    expect((await visitor.get('/my-contribution/everything')).html).toContain('Ring people')
  })

  test('has what was said of drafts, in the file and on the page', async () => {
    await visitor.get(`/r/${code}`)
    const [recommendation, other] = ['01936f00-0000-7000-8000-0000000000d1', '01936f00-0000-7000-8000-0000000000d2']
    const [title, text] = ['Ring people soon', 'Ring people within a week.'].map((each) => ({ status: 'open', language: 'en', text: each }))
    const asked = { round: 1, organisations: ['public-health'], title, text, until: '2026-12-14', isOpen: true }
    const said = { answer: 'partly', change: 'In the evening, <too>.' }
    services.answers.set('myDraftChecks', {
      programme: 'luton-cancer',
      checks: [
        { ...asked, recommendation, ...said },
        { ...asked, recommendation: other },
      ],
    })
    const file = await visitor.get('/my-contribution/everything.json')
    expect(MyData.parse(JSON.parse(file.html)).draftChecks).toStrictEqual([{ recommendation, round: 1, ...said }])
    expect((await visitor.get('/my-contribution/everything')).html).toContain('In the evening, &lt;too&gt;.')
  })

  test.each(['seen', 'everything', 'everything.json'])('enters the code first for %s', async (page) => {
    const asked = await new Visitor(await createPortal({ call: new FakeServices().call, origin, profile: 'production' }), origin).get(
      `/my-contribution/${page}`,
    )
    expect(asked.path).toBe('/my-contribution')
  })
})
