import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal } from './index.ts'
import { share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'
let services: FakeServices
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  visitor = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
})

const codeIn = ({ html }: { readonly html: string }): string => /class="app-receipt"[^>]*>([^<]+)</.exec(html)?.[1] ?? ''

describe('answers saved for later', () => {
  test('are kept under a code that is shown once, and gone on with elsewhere', async () => {
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    const saved = await visitor.post(`${share}/later?of=about`, { about: 'friend' })
    const code = codeIn(saved)
    expect([saved.status, titleOf(saved), code.replaceAll(' ', '').length]).toStrictEqual([200, 'Your answers are saved – Heard', 26])
    expect(titleOf(await visitor.get(`${share}/stages`))).toBe('Share your experience – Heard')

    const elsewhere = new Visitor(await createPortal({ call: services.call, origin, profile: 'production' }), origin)
    const back = await elsewhere.post(`${share}/return`, { code: code.toLowerCase() })
    expect([back.path, back.html.includes(`href="${share}/stages"`)]).toStrictEqual([share, true])
  })

  test('say when there is nothing for a code, and when it is no code', async () => {
    const nothing = await visitor.post(`${share}/return`, { code: '0'.repeat(26) })
    const wrong = await visitor.post(`${share}/return`, { code: 'abc' })
    expect([
      nothing.status,
      nothing.html.includes('We found no answers for this code'),
      wrong.status,
      wrong.html.includes('value="abc"'),
    ]).toStrictEqual([404, true, 400, true])
  })

  test('keep what was there before when the page is not filled in right', async () => {
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    const code = codeIn(await visitor.post(`${share}/later?of=about`, {}))
    const back = await visitor.post(`${share}/return`, { code })
    expect(back.html).toContain(`href="${share}/about"`)
  })
})
