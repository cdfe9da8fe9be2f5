import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const PAGE = 7

/** As much of an S3 service as a log needs, in memory: path style, signed requests and anybody's reading, small pages. */
export const startS3Double = async () => {
  const objects = new Map<string, Buffer>()
  const types = new Map<string, string>()
  const caches = new Map<string, string>()
  /** Each change, as `PUT ledger/checkpoint`. */
  const changes: string[] = []
  const weather = { isDown: false }
  const server = createServer((request, response) => void answer(request, response))

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat(await Array.fromAsync(request))
    const address = new URL(request.url ?? '', 'http://double')
    const [, bucket, ...rest] = address.pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    const reply = (status: number, content: string | Buffer = '') => {
      response.writeHead(status, typeof content === 'string' ? { 'content-type': 'application/xml' } : {}).end(content)
    }
    if (weather.isDown) return reply(503)
    if (request.method === 'GET' && request.headers.authorization === undefined && key !== '') return found(key, reply)
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/')) return reply(403)
    if (bucket !== 'bucket') return reply(404)
    if (key === '') return reply(200, listing(address.searchParams))
    if (request.method === 'GET') return found(key, reply)
    changes.push(`${request.method} ${key}`)
    if (request.method === 'PUT') {
      objects.set(key, body)
      types.set(key, request.headers['content-type'] ?? '')
      caches.set(key, request.headers['cache-control'] ?? '')
      return reply(200)
    }
    objects.delete(key)
    return reply(204)
  }

  const found = (key: string, reply: (status: number, content?: Buffer) => void): void => {
    const bytes = objects.get(key)
    reply(bytes ? 200 : 404, bytes)
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
  const close = (): Promise<void> => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  }
  return { endpoint: `http://127.0.0.1:${port}/bucket`, objects, types, caches, changes, weather, close }
}
