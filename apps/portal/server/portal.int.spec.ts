import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { FakeServices } from './fake-services.fixture.ts'
import { createPortal, type Portal } from './index.ts'
import { answerAll, purposes, share, titleOf } from './journey.fixture.ts'
import { Visitor } from './visitor.fixture.ts'

const origin = 'https://heard.example'

let services: FakeServices
let portal: Portal
let visitor: Visitor

beforeEach(async () => {
  services = new FakeServices()
  portal = await createPortal({ call: services.call, origin, profile: 'production' })
  visitor = new Visitor(portal, origin)
})

describe('every resident page', () => {
  const paths = [
    '/',
    '/support',
    '/privacy',
    '/your-rights',
    '/accessibility',
    '/cookies',
    '/my-contribution',
    '/ledger',
    '/programmes/luton-cancer',
    share,
  ]

  test.each(paths.flatMap((path) => [path, path === '/' ? '/ur' : `/ur${path}`]))('%s is HTML without script or cookie', async (path) => {
    const page = await visitor.get(path)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('<script')
    expect(page.html).not.toContain('style=')
    expect(page.headers.getSetCookie()).toStrictEqual([])
    expect(
      page.html.startsWith(path.startsWith('/ur') ? '<!doctype html><html lang="ur" dir="rtl">' : '<!doctype html><html lang="en" dir="ltr">'),
    ).toBe(true)
  })

  test('asks nothing of anybody else and weighs less than 60 kB in all', async () => {
    const { html } = await visitor.get('/')
    const links = [...html.matchAll(/(?:src|href)="([^"]*\.(?:css|js|svg))"/g)].map(([, path = '']) => path)
    expect(links.every((path) => path.startsWith('/assets/'))).toBe(true)
    const files = links.map((path) => readFileSync(join(portal.assets, path.replace('/assets/', ''))))
    const bytes = [Buffer.from(html), ...files].map((file) => brotliCompressSync(file).length).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(60_000)
    expect(files.map(String).filter((text) => /https?:\/\/(?!www\.w3\.org)/.test(text.replaceAll(/\/\*[\s\S]*?\*\//g, '')))).toStrictEqual([])
  })
})

describe('the answers', () => {
  test('carry the security headers, and over HTTPS strict transport security', async () => {
    const { headers } = await visitor.get('/')
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('say 304 to whoever has the public page already, and keep private ones out of caches', async () => {
    const page = await visitor.get('/')
    const again = await visitor.get('/', { 'if-none-match': page.headers.get('etag') ?? '' })
    expect([again.status, again.html]).toStrictEqual([304, ''])
    expect((await visitor.get(share)).headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    ['/nothing', 404, 'Page not found – Heard'],
    ['/en', 404, 'Page not found – Heard'],
    ['/ur/nothing/here', 404, 'صفحہ نہیں ملا – Heard'],
    ['/programmes/none', 404, 'Page not found – Heard'],
    ['/programmes/LUTON', 404, 'Page not found – Heard'],
    [`${share}/no-such-question`, 404, 'Page not found – Heard'],
  ])('to %s are %i with a page that helps', async (path, status, title) => {
    const page = await visitor.get(path)
    expect([page.status, titleOf(page)]).toStrictEqual([status, title])
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  test('are an error page in the language of the address when a service is busy', async () => {
    services.refuseNext('listProgrammes', 503, 'not-caught-up')
    const page = await visitor.get('/ur')
    expect([page.status, titleOf(page)]).toStrictEqual([503, 'براہِ کرم تھوڑی دیر بعد دوبارہ کوشش کریں – Heard'])
  })

  test('refuse a form that another site sends', async () => {
    expect((await visitor.post(share, {}, 'https://evil.example')).status).toBe(400)
    expect(services.drafts.size).toBe(0)
  })
})

describe('sharing an experience', () => {
  test('has a field that only machines see, and says whether it was filled in, not with what', async () => {
    const check = await answerAll(visitor)
    expect(check.html).toContain(
      '<div class="app-trap" aria-hidden="true"><label for="website">Leave this empty</label><input id="website" type="text" tabindex="-1" autoComplete="off" name="website"/></div>',
    )
    const done = await visitor.post(`${share}/check`, { website: 'https://cheap.example' })
    expect([done.path, titleOf(done)]).toStrictEqual([`${share}/done`, 'Thank you. We have heard you – Heard'])
    expect([...services.stories.values()].map(({ story }) => story.trapped)).toStrictEqual([true])
    expect(JSON.stringify([...services.stories.values()])).not.toContain('cheap')
  })

  test('asks each question in turn, shows all answers, and gives a receipt', async () => {
    const check = await answerAll(visitor)
    expect([check.path, titleOf(check)]).toStrictEqual([`${share}/check`, 'Check your answers – Heard'])
    expect(check.html).toContain('<div class="app-words" dir="auto" lang="en">\nSix &lt;b&gt;months&lt;/b&gt;.</div>')
    const done = await visitor.post(`${share}/check`)
    expect([done.path, done.status]).toStrictEqual([`${share}/done`, 200])
    expect(done.html).toContain('01234 56789 ABCDE FGHJK MNPQ01')
    expect([...services.stories.values()].map(({ story }) => story)).toStrictEqual([
      {
        about: 'relative',
        oldEnough: true,
        stages: ['diagnosis', 'treatment'],
        community: 'south-asian',
        ward: 'high-town',
        barriers: [],
        words: { happened: '\nSix <b>months</b>.', gotInTheWay: 'money' },
        files: [],
        language: 'en',
        mode: 'web',
        consents: purposes.map((purpose) => ({
          purpose,
          given: purpose === 'analysis',
          noticeVersion: 1,
          noticeHash: `hash-of-${purpose}`,
          language: 'en',
        })),
      },
    ])
  })

  test('works the same in Urdu, with the consent recorded in the language it was read in', async () => {
    await answerAll(visitor, '/ur')
    const done = await visitor.post(`/ur${share}/check`)
    expect([done.path, titleOf(done)]).toStrictEqual([`/ur${share}/done`, 'شکریہ۔ ہم نے آپ کی بات سن لی – Heard'])
    expect([...services.stories.values()].flatMap(({ story }) => story.consents.map(({ language }) => language))).toStrictEqual(
      purposes.map(() => 'ur'),
    )
  })

  test('gives the same receipt however often it is sent, and after a reload', async () => {
    await answerAll(visitor)
    const [first, second] = await Promise.all([visitor.post(`${share}/check`), visitor.post(`${share}/check`)])
    const later = await visitor.post(`${share}/check`)
    const reloaded = await visitor.get(`${share}/done`)
    const codes = [first, second, later, reloaded].map(({ html }) => /app-receipt[^>]*>([^<]*)</.exec(html)?.[1])
    expect(new Set(codes)).toStrictEqual(new Set(['01234 56789 ABCDE FGHJK MNPQ01']))
    expect(services.stories.size).toBe(1)
  })

  test('puts the code in no address, and only a random key in the cookie', async () => {
    await answerAll(visitor)
    await visitor.post(`${share}/check`)
    expect(visitor.trail.filter((path) => path.includes('0123456789'))).toStrictEqual([])
    expect([...visitor.cookies.keys()]).toStrictEqual(['__Host-draft'])
    expect(visitor.cookies.get('__Host-draft')).toMatch(/^[A-Za-z0-9_-]{43}$/)
  })

  test('keeps nothing but the receipt once it was sent', async () => {
    await answerAll(visitor)
    await visitor.post(`${share}/check`)
    expect([...services.drafts.values()]).toStrictEqual([{ programme: 'luton-cancer', receipt: '0123456789ABCDEFGHJKMNPQ01' }])
  })

  test('is not ended by asking a connector something meanwhile, and both are gone when somebody stops', async () => {
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    await visitor.post('/programmes/luton-cancer/contact')
    const asked = await visitor.post('/programmes/luton-cancer/contact/kind', { kind: 'question' })
    expect([asked.status, asked.path]).toStrictEqual([200, '/programmes/luton-cancer/contact/words'])
    expect([...visitor.cookies.keys()]).toStrictEqual(['__Host-draft', '__Host-contact'])
    expect((await visitor.get(share)).html).toContain(`href="${share}/about"`)
    await visitor.post(`${share}/stop`)
    expect([services.drafts.size, visitor.cookies.size]).toStrictEqual([0, 0])
  })

  const saved = async (): Promise<string> => {
    await answerAll(visitor)
    const { html } = await visitor.post(`${share}/later?of=consent-share-partner`, { agree: 'yes' })
    expect(visitor.cookies.size).toBe(0)
    return /app-receipt[^>]*>([^<]*)</.exec(html)?.[1] ?? ''
  }

  test('leads from a code to what was saved under it until it is sent, and never to the receipt', async () => {
    const code = await saved()
    const [kept] = services.drafts.keys()
    const other = new Visitor(portal, origin)
    expect((await other.post(`${share}/return`, { code })).path).toBe(share)
    expect((await other.get(`${share}/check`)).html).toContain('Six &lt;b&gt;months&lt;/b&gt;.')
    expect([...services.drafts.keys()]).toStrictEqual([kept, other.cookies.get('__Host-draft')])
    await other.post(`${share}/check`)
    expect([...services.drafts]).toStrictEqual([
      [other.cookies.get('__Host-draft'), { programme: 'luton-cancer', receipt: '0123456789ABCDEFGHJKMNPQ01' }],
    ])
    expect((await new Visitor(portal, origin).post(`${share}/return`, { code })).status).toBe(404)
  })

  test('leaves what is saved under a code alone when the same browser starts and stops anew, but not when it went on with it', async () => {
    const code = await saved()
    await visitor.post(share)
    await visitor.post(`${share}/stop`)
    expect((await visitor.post(`${share}/return`, { code })).path).toBe(share)
    await visitor.post(`${share}/stop`)
    expect(services.drafts.size).toBe(0)
  })

  test('takes a chosen file along when somebody goes on without pressing send', async () => {
    services.answers.set('keepDraftFile', { kind: 'jpeg', size: 3 })
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    const form = new FormData()
    form.set('next', '1')
    form.set('file', new File(['abc'], 'page.jpg'))
    expect((await visitor.send(`${share}/files`, form)).path).toBe(`${share}/about`)
    expect((await visitor.get(`${share}/files`)).html).toContain('name="remove" value="0"')
    form.set('file', new File([], ''))
    expect((await visitor.send(`${share}/files`, form)).path).toBe(`${share}/about`)
    form.delete('next')
    expect((await visitor.send(`${share}/files`, form)).status).toBe(400)
  })

  test('leaves nothing behind when somebody stops', async () => {
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    const stopped = await visitor.post(`${share}/stop`)
    expect([stopped.path, titleOf(stopped)]).toStrictEqual([`${share}/stopped`, 'Your answers are deleted – Heard'])
    expect([services.drafts.size, visitor.cookies.size]).toStrictEqual([0, 0])
  })

  test('leads somebody too young to support, and keeps nothing', async () => {
    await visitor.post(share)
    const young = await visitor.post(`${share}/old-enough`, { 'old-enough': 'no' })
    expect([young.path, titleOf(young)]).toStrictEqual([`${share}/too-young`, 'We are glad that you came – Heard'])
    expect(young.html).toContain('href="tel:116123"')
    expect([services.drafts.size, visitor.cookies.size]).toStrictEqual([0, 0])
  })

  test('says plainly that it cannot go on without the one agreement that is needed, and sends nothing', async () => {
    await answerAll(visitor, '', 'no')
    const check = await visitor.get(`${share}/check`)
    expect([check.path, titleOf(check)]).toStrictEqual([`${share}/cannot-use`, 'We will not use what you wrote – Heard'])
    await visitor.post(`${share}/check`)
    expect(services.stories.size).toBe(0)
  })

  test('goes on where somebody left, and is not there in another browser', async () => {
    await visitor.post(share)
    await visitor.post(`${share}/old-enough`, { 'old-enough': 'yes' })
    expect((await visitor.get(share)).html).toContain(`href="${share}/about"`)
    const other = new Visitor(portal, origin)
    expect((await other.get(`${share}/about`)).path).toBe(`${share}?expired`)
  })
})

describe('an answer that needs changing', () => {
  test('comes back as it was typed, named in the summary and in the title', async () => {
    await visitor.post(share)
    const typed = `<i>“x”</i> & ${'y'.repeat(10_000)}`
    const back = await visitor.post(`${share}/worked`, { worked: typed })
    expect([back.status, titleOf(back)]).toStrictEqual([400, 'Error: What worked well? – Heard'])
    expect(back.html).toContain('<li><a href="#worked">Your answer must be 10,000 characters or fewer. Take out 13</a></li>')
    expect(back.html).toContain(`&lt;i&gt;“x”&lt;/i&gt; &amp; ${'y'.repeat(10_000)}</textarea>`)
  })

  test('is kept on the page when it could not be saved', async () => {
    await visitor.post(share)
    services.refuseNext('keepDraft', 429, 'too-many-requests')
    const back = await visitor.post(`${share}/happened`, { happened: 'Six months.', 'written-in': 'pl' })
    expect([back.status, titleOf(back)]).toStrictEqual([503, 'Error: What happened? – Heard'])
    expect(back.html).toContain('>Six months.</textarea>')
    expect(back.html).toContain('<option value="pl" lang="pl" selected="">')
  })

  test.each([
    ['programme-not-open', 409, 'This programme is not taking contributions any more. Nothing was sent'],
    ['notice-changed', 409, 'The words you agreed to have changed. Load this page again, read the new words and choose again'],
    ['internal-error', 500, 'We could not send it just now. Your answers are kept. Wait a moment and press the button again'],
  ])('is said when the service refuses: %s', async (code, status, message) => {
    await answerAll(visitor)
    services.refuseNext('shareStory', status, code)
    const back = await visitor.post(`${share}/check`)
    expect([back.status, titleOf(back)]).toStrictEqual([status, 'Error: Check your answers – Heard'])
    expect(back.html).toContain(`<a href="#send">${message}</a>`)
    expect((await visitor.post(`${share}/check`)).path).toBe(`${share}/done`)
  })
})

test('the built files stay under the folder that is served', () => {
  expect(readdirSync(portal.assets).every((name) => statSync(join(portal.assets, name)).isFile())).toBe(true)
})
