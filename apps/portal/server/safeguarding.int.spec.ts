import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const staff = '/staff/luton-cancer'
const [enquiry, concern, other] = ['e1', 'c1', 'c2'].map((end) => `01936f00-0000-7000-8000-0000000000${end}`)
const raised = {
  concern,
  source: 'enquiry',
  urgency: 'today',
  raisedAt: '2026-11-29T10:00:00Z',
  state: 'open',
  due: '2026-11-29T18:00:00Z',
  overdue: false,
  enquiry,
  reachable: false,
  steps: [],
}
const asked = {
  enquiry,
  reference: '000000E1',
  kind: 'question',
  channel: 'web',
  language: 'en',
  state: 'open',
  at: '2026-11-28T10:00:00Z',
  due: '2026-12-04',
  overdue: false,
  reminded: false,
  trapped: false,
  bounced: false,
  erased: false,
  canMail: false,
  history: [],
  colleagues: [],
}

let services: FakeServices
let visitor: Visitor

const signedIn = (role: string) =>
  services.answers.set('whoAmI', {
    principal: { account: '01936f00-0000-7000-8000-0000000000aa', name: 'Ada', grants: [{ role, programme: '*' }] },
  })
/** Whether a page says this, and whether it has a form in its main part. */
const hasForm = (html: string, said: string) => [html.includes(said), html.slice(html.indexOf('<main')).includes('name="key"')]
const page = async (path: string) => (await visitor.get(`${staff}/${path}`)).html

beforeEach(async () => {
  services = new FakeServices()
  services.answers.set('showEnquiry', asked)
  services.answers.set('listConcerns', { concerns: [raised, { ...raised, concern: other, enquiry: other }] })
  services.answers.set('showConcern', { ...raised, callOn: '2026-12-01', history: [] })
  services.answers.set('raiseConcern', { concern, due: raised.due })
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
  visitor.cookies.set('__Host-session', 'ada')
})

describe('an enquiry that somebody is worried about', () => {
  test('leads to the concern those who act on it, and nobody else learns of it', async () => {
    signedIn('coordinator')
    const shown = await page(`enquiries/${enquiry}`)
    const links = [concern, other, `new?enquiry=${enquiry}`].map((end) => shown.includes(`href="${staff}/safeguarding/${end}"`))
    expect(links).toStrictEqual([true, false, true])
    signedIn('connector')
    expect((await page(`enquiries/${enquiry}`)).match(/href="[^"]*\/safeguarding\/[^"]*"/g)).toStrictEqual([
      `href="${staff}/safeguarding/new?enquiry=${enquiry}"`,
    ])
    expect(services.calls.filter(({ id }) => id === 'listConcerns').length).toBe(1)
  })

  test('is where one comes back to when the concern is raised, and the concern leads to it', async () => {
    signedIn('coordinator')
    const sent = await visitor.post(`${staff}/safeguarding/new?enquiry=${enquiry}`, { words: 'She asks for help.', urgency: 'today' })
    expect([sent.status, sent.path]).toStrictEqual([200, `${staff}/enquiries/${enquiry}?done=raised`])
    expect(await page(`safeguarding/${concern}`)).toContain(`href="${staff}/enquiries/${enquiry}"`)
    signedIn('data-protection')
    expect(await page(`safeguarding/${concern}`)).not.toContain(`href="${staff}/enquiries/${enquiry}"`)
  })
})

describe('what staff see of a concern, and where there is nothing to choose', () => {
  test('names the day of a planned call as every page names days', async () => {
    signedIn('coordinator')
    const html = await page(`safeguarding/${concern}`)
    expect([html.includes('1 December 2026'), html.includes('>2026-12-01<')]).toStrictEqual([true, false])
  })

  test.each([
    ['listColleagues', `safeguarding/${concern}/assign`, 'Nobody else may look after concerns of this programme.'],
    ['listReaders', `contributions/${concern}/hand-over`, 'Nobody else may read contributions of this programme.'],
  ])('says where nobody is left to hand it to, and offers no form (%s)', async (operation, path, said) => {
    signedIn('coordinator')
    const me = { account: '01936f00-0000-7000-8000-0000000000aa', name: 'Ada', own: true }
    services.answers.set(operation, { colleagues: [me] })
    expect(hasForm(await page(path), said)).toStrictEqual([true, false])
    services.answers.set(operation, { colleagues: [me, { account: other, name: 'Ben', own: false }] })
    expect(hasForm(await page(path), said)).toStrictEqual([false, true])
  })

  test('says where no service is there to point somebody to', async () => {
    signedIn('connector')
    services.answers.set('signpostingCounts', { counts: [] })
    services.answers.set('findSupport', { services: [] })
    expect(hasForm(await page('signposting'), 'none is published in the support directory')).toStrictEqual([true, false])
  })
})
