import { brotliDecompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressed } from './compressed.ts'

const asking = (codings: string) => new Request('http://heard.example/', { headers: { 'accept-encoding': codings } })
const page = (text: string, headers: Record<string, string> = {}) =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('compressing an answer', () => {
  it.each([
    ['in one piece', 5_000],
    ['as a stream', 600_000],
  ])('brings back the same text, %s', async (_, size) => {
    const text = 'Say what happened. '.repeat(size / 19)
    const response = await compressed(asking('gzip, br'), page(text, { etag: 'W/"1"' }))
    expect([response.headers.get('content-encoding'), response.headers.get('vary'), response.headers.get('etag')]).toEqual([
      'br',
      'accept-encoding',
      'W/"1"',
    ])
    expect(brotliDecompressSync(await bytes(response)).toString()).toBe(text)
  })

  it.each([
    ['the browser does not take it', asking('gzip'), page('x'.repeat(5_000))],
    ['it is small', asking('br'), page('x')],
    ['it is a picture', asking('br'), page('x'.repeat(5_000), { 'content-type': 'image/png' })],
    ['it is compressed already', asking('br'), page('x'.repeat(5_000), { 'content-encoding': 'gzip' })],
  ])('leaves it alone when %s', async (_, request, response) => {
    const before = response.clone()
    const after = await compressed(request, response)
    expect(after.headers.get('content-encoding')).toBe(before.headers.get('content-encoding'))
    expect(await bytes(after)).toEqual(await bytes(before))
  })

  it('keeps an answer without a body as it is', async () => {
    const response = await compressed(asking('br'), new Response(null, { status: 304, headers: { etag: 'W/"1"' } }))
    expect([response.status, response.headers.get('etag'), response.body]).toEqual([304, 'W/"1"', null])
  })
})
