import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type FetchLike, generalProblems, httpClient } from '@heard/contracts'
import { createPortal, type Portal } from '../server/index.ts'

/** `away`: the services cannot be reached. `silent`: what counts gets there, and the answer to it does not come back. */
type Way = 'open' | 'away' | 'silent'

/** Pages of a platform that is apart from them, as its door answers while a part is down. */
export type CutOff = { readonly url: string; is(way: Way): void; close(): Promise<void> }

const problem = (code: 'part-unavailable' | 'outcome-unknown'): Response => {
  const { status, title } = generalProblems[code]
  const headers = { 'content-type': 'application/problem+json', ...(code === 'part-unavailable' ? { 'retry-after': '5' } : {}) }
  return new Response(JSON.stringify({ type: `/problems/${code}`, title, status }), { status, headers })
}

const requestOf = async (origin: string, asked: IncomingMessage): Promise<Request> => {
  const headers = Object.entries(asked.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : []))
  const body = asked.method === 'POST' ? { body: new Uint8Array(await buffer(asked)) } : {}
  return new Request(`${origin}${asked.url}`, { method: asked.method ?? 'GET', headers, ...body })
}

const send = async (answer: Response, reply: ServerResponse): Promise<void> => {
  for (const [name, value] of answer.headers) if (name !== 'content-encoding' && name !== 'content-length') reply.appendHeader(name, value)
  reply.statusCode = answer.status
  reply.end(Buffer.from(await answer.arrayBuffer()))
}

/** Pages on an address of their own, in front of the services of a platform that runs. */
export const cutOffFrom = async (platform: string): Promise<CutOff> => {
  let way: Way = 'open'
  const through: FetchLike = async (address, init) => {
    if (way === 'away') return problem('part-unavailable')
    const answer = await fetch(address, init)
    return way === 'silent' && new Headers(init?.headers).has('idempotency-key') ? problem('outcome-unknown') : answer
  }
  let portal: Portal | undefined
  let url = ''
  const server = createServer(async (asked, reply) => {
    const isPage = !asked.url?.startsWith('/assets/')
    const answer = isPage ? await portal?.handle(await requestOf(url, asked)) : await fetch(`${platform}${asked.url}`)
    await send(answer ?? new Response(null, { status: 503 }), reply)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  portal = await createPortal({ call: httpClient(platform, through), origin: url, profile: 'production' })
  return {
    url,
    is(next) {
      way = next
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
