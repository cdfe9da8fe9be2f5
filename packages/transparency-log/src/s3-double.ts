import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = 7

/** As much of an S3 service as a log needs, in memory: path style, signed requests only, small pages. */
export const startS3Double = async () => {
  const objects = new Map<string, Buffer>()
  const types = new Map<string, string>()
  const server = createServer((request, response) => void answer(request, response))

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request))
    const address = new URL(request.url ?? '', 'http://double')
    const [, bucket, ...rest] = address.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const reply = (status: number, content: string | Buffer = '') => {
      response.writeHead(status, typeof content === 'string' ? { 'content-type': 'application/xml' } : {}).end(content)
    }
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) return reply(403)
    if (bucket !== 'bucket') return reply(404)
    if (key === '') return reply(200, listing(address.searchParams))
    if (request.method === 'PUT') {
      objects.set(key, body)
      types.set(key, request.headers['content-type'] ?? '')
      return reply(200)
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return reply(204)
    }
    const found = objects.get(key)
    return found ? reply(200, found) : reply(404)
  }

  const listing = (query: URLSearchParams): string => {
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).toSorted()
    const start = Number(query.get('continuation-token') ?? 0)
    const end = start + PAGE
    const contents = keys.slice(start, end).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`)
    const more =
      end < keys.length ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${end}</NextContinuationToken>` : '<IsTruncated>false</IsTruncated>'
    return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${more}</ListBucketResult>`
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}/bucket`, objects, types, close: () => new Promise((resolve) => server.close(resolve)) }
}
