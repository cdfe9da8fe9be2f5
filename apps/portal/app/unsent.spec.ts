import { beforeEach, describe, expect, it, test } from 'vitest'
import type { Served, Wanted } from './confirmation.ts'
import { keepingForms, type ServePage, type Unsent } from './unsent.ts'

const at = 'https://heard.example'
const key = 'a-key-of-one-rendering'

type Call = { readonly path: string; readonly method: string; readonly unsent: Unsent | undefined }
let calls: Call[]
beforeEach(() => {
  calls = []
})

/** Answers like this, and hands forms back with an answer of its own. `reads`: whether the page reads its form before it finds that out. */
const serving =
  (answer: Partial<Served> & { readonly status: number }, reads = true): ServePage =>
  async (request, _, unsent) => {
    const { pathname, search } = new URL(request.url)
    calls.push({ path: pathname + search, method: request.method, unsent })
    if (unsent) return { response: new Response('again', { status: unsent.status }), needsConfirmation: false }
    if (reads && request.method === 'POST') await request.formData()
    const headers = { 'retry-after': '7' }
    return { response: new Response('as it was', { status: answer.status, headers }), needsConfirmation: false, ...answer }
  }

const away = { status: 503, unanswered: 'away' } as const
const posted = (path: string, body: URLSearchParams | FormData, length?: number): Request =>
  new Request(at + path, { method: 'POST', body, headers: length === undefined ? {} : { 'content-length': String(length) } })
const typed = (): URLSearchParams =>
  new URLSearchParams([
    ['key', key],
    ['happened', 'Six\r\nmonths & “more”'],
    ['stages', 'diagnosis'],
    ['stages', 'treatment'],
  ])

const answerTo = async (serve: ServePage, request: Request, wanted?: Wanted): Promise<string> =>
  (await keepingForms(serve)(request, wanted)).response.text()

describe('a form that nobody took', () => {
  test.each([true, false])('comes back with all that it held, in its order, with its key (read by the page: %s)', async (reads) => {
    expect(await answerTo(serving(away, reads), posted('/programmes/luton/share/happened?of=1', typed()))).toBe('again')
    expect(calls.at(-1)).toStrictEqual({
      path: '/not-sent',
      method: 'GET',
      unsent: {
        path: '/programmes/luton/share/happened?of=1',
        reason: 'away',
        status: 503,
        fields: [...typed()],
        files: [],
        multipart: false,
      },
    })
  })

  it('comes back in the language of its page, and says how long to wait', async () => {
    const { response } = await keepingForms(serving(away))(posted('/ur/my-contribution/correct', typed()))
    expect([calls.at(-1)?.path, response.status, response.headers.get('retry-after')]).toStrictEqual(['/ur/not-sent', 503, '7'])
  })

  it('comes back without its files, and says where some were chosen', async () => {
    const form = new FormData()
    form.append('words', 'Letters in Urdu')
    form.append('file-1', new File(['secret bytes'], 'minutes.pdf'))
    form.append('file-2', new File([], ''))
    await answerTo(serving(away), posted('/staff/luton/commitments/1/progress', form, 600))
    expect(calls.at(-1)?.unsent).toMatchObject({
      fields: [
        ['words', 'Letters in Urdu'],
        ['file-2', ''],
      ],
      files: ['file-1'],
      multipart: true,
    })
  })

  it('comes back from before somebody was asked who they are', async () => {
    const wanted = { path: '/staff/people/new', fields: [['name', 'Ada Lovelace']] as const, refused: undefined }
    await answerTo(serving(away), new Request(`${at}/account/confirm`), wanted)
    expect(calls.at(-1)?.unsent).toMatchObject({ path: '/staff/people/new', fields: [['name', 'Ada Lovelace']] })
  })
})

describe('the page stands as it is', () => {
  test.each<[string, ServePage, Request]>([
    ['where it was taken', serving({ status: 303 }), posted('/my-place', typed())],
    ['where something else was wrong', serving({ status: 409 }), posted('/my-place', typed())],
    ['where something was missing that it could do without', serving({ status: 200, unanswered: 'away' }), posted('/my-place', typed())],
    ['where nothing was sent', serving(away), new Request(`${at}/my-place`)],
    ['where passwords are', serving(away), posted('/sign-in', new URLSearchParams({ password: 'secret' }))],
    ['where codes of apps are', serving(away), posted('/account/app', new URLSearchParams({ code: '123456' }))],
    ['where somebody joins', serving(away), posted('/join', new URLSearchParams({ password: 'secret' }))],
    ['where files come without a length', serving(away), posted('/my-contribution/files', new FormData())],
    ['where files are far too long', serving(away), posted('/my-contribution/files', new FormData(), 33 * 1024 * 1024)],
  ])('%s', async (_, serve, request) => {
    expect(await answerTo(serve, request)).toBe('as it was')
    expect(calls.map(({ unsent }) => unsent)).toStrictEqual([undefined])
  })
})
