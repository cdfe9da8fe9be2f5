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
