import type { OpenedFile } from '@heard/contracts/engagement'

const asked = /^bytes=(\d*)-(\d*)$/

/** The first and last byte that a player asks for; nothing when it asks for everything, or for what is not there. */
const rangeIn = (request: Request, length: number): readonly [from: number, to: number] | undefined => {
  const [, from = '', to = ''] = asked.exec(request.headers.get('range') ?? '') ?? []
  if (from === '' && to === '') return undefined
  const last = to === '' || from === '' ? length - 1 : Math.min(Number(to), length - 1)
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  return first <= last ? [first, last] : undefined
}

/** A file for the page that shows it and nobody else: never kept by a cache, never taken for anything but what it is. Players on iPhones ask for a part first. */
export const fileAnswer = (request: Request, { mediaType, content }: OpenedFile): Response => {
  const bytes = Buffer.from(content, 'base64')
  const headers = new Headers({
    'content-type': mediaType,
    'content-disposition': 'inline',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  })
  const range = rangeIn(request, bytes.length)
  if (!range) return new Response(bytes, { headers })
  const [from, to] = range
  headers.set('content-range', `bytes ${from}-${to}/${bytes.length}`)
  return new Response(bytes.subarray(from, to + 1), { status: 206, headers })
}
