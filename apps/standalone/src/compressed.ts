import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)
const SMALLEST = 1_024
/** Small enough to hold, so that it goes out in one piece with its length. */
const LARGEST_WHOLE = 262_144
const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT }
const text = /^(text\/|application\/(json|javascript|problem\+json)|image\/svg)/

const worthIt = (request: Request, { status, headers, body }: Response): boolean =>
  body !== null &&
  status === 200 &&
  !headers.has('content-encoding') &&
  text.test(headers.get('content-type') ?? '') &&
  (request.headers.get('accept-encoding') ?? '').split(/,\s*/).some((coding) => coding.startsWith('br'))

/** The first bytes of a body up to a limit, and the reader for what is left; nothing left when it all fitted. */
const takeWhole = async (
  body: ReadableStream<Uint8Array>,
): Promise<{ readonly start: Buffer; readonly rest: ReadableStreamDefaultReader<Uint8Array> | undefined }> => {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  for (let size = 0; size <= LARGEST_WHOLE; ) {
    const { done, value } = await reader.read()
    if (done) return { start: Buffer.concat(chunks), rest: undefined }
    chunks.push(value)
    size += value.byteLength
  }
  return { start: Buffer.concat(chunks), rest: reader }
}

async function* following(start: Buffer, rest: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield start
  for (let next = await rest.read(); !next.done; next = await rest.read()) yield next.value
}

/** The answer in Brotli where the browser takes it and it is worth the work. */
export const compressed = async (request: Request, response: Response): Promise<Response> => {
  const headers = new Headers(response.headers)
  headers.append('vary', 'accept-encoding')
  if (!worthIt(request, response) || !response.body) return new Response(response.body, { status: response.status, headers })
  const { start, rest } = await takeWhole(response.body)
  if (!rest && start.length < SMALLEST) return new Response(start, { status: response.status, headers })
  headers.set('content-encoding', 'br')
  headers.delete('content-length')
  const body = rest ? Readable.toWeb(Readable.from(following(start, rest)).pipe(createBrotliCompress({ params }))) : await compress(start, { params })
  return new Response(body as ReadableStream<Uint8Array> | Buffer<ArrayBuffer>, { status: response.status, headers })
}
