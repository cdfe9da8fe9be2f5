import { expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
const released = {
  programme: 'luton-cancer',
  release: {
    release: '01936f00-0000-7000-8000-000000000009',
    number: 1,
    at: '2026-11-28T10:00:00Z',
    counted: '2026-11-27',
    rule: 'counts/1',
    hash: 'a'.repeat(64),
  },
  tables: [{ question: 'sex', answered: 55, options: [{ option: 'female', people: 30, percent: 55 }] }],
}

test.each([
  ['', 'Out of every 100 people'],
  ['/ur', 'ہر 100 لوگوں میں سے'],
])('the figures of who has taken part (%s) say what their shares are of', async (language, share) => {
  const services = new FakeServices()
  services.answers.set('publicEquality', released)
  const visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
  const { status, html } = await visitor.get(`${language}/programmes/luton-cancer/figures/people`)
  expect([status, /<th[^>]*>([^<]*100[^<]*)</.exec(html)?.[1]]).toStrictEqual([200, share])
})
