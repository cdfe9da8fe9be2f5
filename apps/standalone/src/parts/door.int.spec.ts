import { once } from 'node:events'
import { request as ask, createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { readConfiguration, silentTelemetry } from '@heard/service-kit'
import { keptLog } from '@heard/service-kit/testing'
import type { FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { routes } from '../services.ts'
import { createServer as createFrontServer, patience } from '../web/server.ts'
import { openDoor } from './door.ts'
import { Replicas } from './replicas.ts'

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

/** A door before a part of two processes that answer like this, and what each was sent. */
const openBefore = async (answer: RequestListener) => {
  const sent: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = []
  const takers: number[] = []
  const addresses: string[] = []
  for (const by of [1, 2]) {
    const part = createServer(async (request, response) => {
      takers.push(by)
      sent.push({ headers: request.headers, body: await text(request).catch(() => 'cut') })
      answer(request, response)
    })
    addresses.push(`http://127.0.0.1:${await listening(part)}`)
    open.push(() => new Promise((resolve) => part.close(resolve).closeAllConnections()))
  }
  const means = { patience, log: keptLog().log, telemetry: silentTelemetry }
  const door = createFrontServer(readConfiguration({}, '/'), [], means).getInstance<FastifyInstance>()
  const replicas = new Replicas('engagement', addresses)
  await openDoor(door, { routes, ...means, telemetry: { traceparent: () => 'of the door' }, replicas: () => replicas })
  open.push(() => door.close())
  const url = new URL(await door.listen({ port: 0, host: '127.0.0.1' }))
  return { sent, takers, url }
}

const story = '/api/v1/engagement/programmes/luton/stories'
const json = { 'content-type': 'application/json' }

describe('the door', () => {
  it('sends on what is the person’s, and none of what belongs to the connection or what only the door may say', async () => {
    const { sent, url } = await openBefore((_, response) => response.end('{}'))
    const headers = {
      ...json,
      'heard-after': 'position',
      'idempotency-key': '0123456789abcdef',
      connection: 'close, X-Mine',
      'x-mine': '1',
      te: 'trailers',
      'proxy-authorization': 'Basic eA==',
      'x-forwarded-for': '10.9.9.9',
      'x-forwarded-host': 'evil.example',
      forwarded: 'for=10.9.9.9',
      'heard-request': '00000000-0000-7000-8000-000000000000',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      tracestate: 'other=1',
      baggage: 'mark=1',
    }
    const asking = ask(new URL(story, url), { method: 'POST', headers })
    asking.end('{"a":1}')
    await once(asking, 'response')
    const [{ headers: arrived, body } = { headers: {}, body: '' }] = sent
    const { host, connection, 'heard-request': id, ...rest } = arrived
    expect([body, rest]).toStrictEqual([
      '{"a":1}',
      {
        ...json,
        'content-length': '7',
        'heard-after': 'position',
        'idempotency-key': '0123456789abcdef',
        'x-forwarded-for': '127.0.0.1',
        traceparent: 'of the door',
      },
    ])
    expect([host === url.host, connection, id === headers['heard-request']]).toStrictEqual([false, 'close', false])
  })

  it('sends all stories, of whatever programme, to the one process that counts them, and everything else by turns', async () => {
    const { takers, url } = await openBefore((_, response) => response.end('{}'))
    const asked = async (...paths: readonly string[]) => {
      const before = takers.length
      for (const path of paths) await fetch(new URL(path, url), path.endsWith('stories') ? { method: 'POST', headers: json, body: '{}' } : {})
      return new Set(takers.slice(before)).size
    }
    const programmes = ['luton', 'bedford', 'elft', 'hackney'].map((name) => `/api/v1/engagement/programmes/${name}/stories`)
    expect([
      await asked(...programmes, '/api/v1/engagement/proof'),
      await asked(...programmes.map(() => '/api/v1/engagement/programmes')),
    ]).toStrictEqual([1, 2])
  })

  it('says that nothing was done when a read gets no answer, and that it is not known when a change gets none', async () => {
    const { url } = await openBefore(({ socket }) => socket.destroy())
    const read = await fetch(new URL('/api/v1/engagement/programmes', url))
    const changed = await fetch(new URL(story, url), { method: 'POST', headers: json, body: '{}' })
    const said = async (answer: Response) => [
      answer.status,
      ((await answer.json()) as { readonly type: string }).type,
      answer.headers.get('retry-after'),
    ]
    expect([await said(read), await said(changed)]).toStrictEqual([
      [503, '/problems/part-unavailable', '5'],
      [502, '/problems/outcome-unknown', null],
    ])
  })

  it('reads no body that is too long, and sends nothing of it on', async () => {
    const { sent, url } = await openBefore((_, response) => response.end('{}'))
    const answer = await fetch(new URL(story, url), { method: 'POST', headers: json, body: 'x'.repeat(1024 * 1024 + 1) })
    expect([answer.status, sent]).toStrictEqual([413, []])
  })

  it('takes no request that says its length twice', async () => {
    const { sent, url } = await openBefore((_, response) => response.end('{}'))
    const socket = connect(Number(url.port), '127.0.0.1')
    socket.end(
      `POST ${story} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /health/detail HTTP/1.1\r\n\r\n`,
    )
    expect([(await text(socket)).split('\r\n')[0], sent]).toStrictEqual(['HTTP/1.1 400 Bad Request', []])
  })

  it('ends its answer unfinished when the part ends there', async () => {
    const { url } = await openBefore((_, response) => {
      response.writeHead(200, { 'content-length': '10' }).write('half')
      setTimeout(() => response.destroy(), 20)
    })
    const answer = await fetch(new URL('/api/v1/engagement/programmes', url))
    await expect(answer.text()).rejects.toThrow()
  })
})
