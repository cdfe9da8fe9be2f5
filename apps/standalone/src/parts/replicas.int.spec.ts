import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { readConfiguration } from '@heard/service-kit'
import { afterEach, describe, expect, it } from 'vitest'
import { refuseAlone } from './composition.ts'
import { Replicas, replicasOf } from './replicas.ts'

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve).closeAllConnections())))
})

type Answers = (request: IncomingMessage, response: ServerResponse) => void

const start = async (answers: Answers): Promise<{ readonly address: string; readonly asked: string[]; readonly server: Server }> => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answers(request, response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server }
}

const says =
  (word: string): Answers =>
  (_, response) =>
    void response.end(word)
const cuts: Answers = (request) => void request.socket.destroy()
const gone = async (): Promise<string> => {
  const { address, server } = await start(says('gone'))
  servers.pop()
  await new Promise((resolve) => server.close(resolve))
  return address
}

const get = { method: 'GET', path: '/one', headers: {} }
const post = { method: 'POST', path: '/one', headers: {}, body: Buffer.from('{}') }
const wordsOf = async (replicas: Replicas, asked: typeof get, times: number): Promise<readonly string[]> => {
  const words: string[] = []
  for (let time = 0; time < times; time += 1) words.push(await text(await replicas.ask(asked)))
  return words
}

describe('the replicas of a part', () => {
  it('are asked by turns', async () => {
    const [one, other] = [await start(says('one')), await start(says('other'))]
    expect(await wordsOf(new Replicas('engagement', [one.address, other.address]), get, 4)).toStrictEqual(['other', 'one', 'other', 'one'])
  })

  it('are one and the same for what belongs together, at every door, as long as it is there', async () => {
    const [one, other] = [await start(says('one')), await start(says('other'))]
    const doors = [new Replicas('engagement', [one.address, other.address]), new Replicas('engagement', [one.address, other.address])]
    const [door = new Replicas('engagement', [])] = doors
    const answered = async (together: string) => text(await door.ask(post, together))
    const words = await Promise.all(Array.from({ length: 20 }, (_, index) => answered(`programme-${index}`)))
    expect(new Set(words)).toStrictEqual(new Set(['one', 'other']))
    for (const [index, word] of words.entries()) for (const each of doors) expect(await text(await each.ask(post, `programme-${index}`))).toBe(word)
    const lost = words.indexOf('one')
    await new Promise((resolve) => one.server.close(resolve).closeAllConnections())
    servers.splice(servers.indexOf(one.server), 1)
    expect(await answered(`programme-${lost}`)).toBe('other')
  })

  it('are passed over when they cannot be reached, by what reads and by what changes something', async () => {
    const one = await start(says('one'))
    const addresses = [await gone(), one.address]
    expect(await wordsOf(new Replicas('engagement', addresses), get, 3)).toStrictEqual(['one', 'one', 'one'])
    expect(await wordsOf(new Replicas('engagement', addresses), post, 3)).toStrictEqual(['one', 'one', 'one'])
  })

  it('are asked once for what changes something, as soon as it may have arrived', async () => {
    const [cutting, one] = [await start(cuts), await start(says('one'))]
    const replicas = new Replicas('engagement', [one.address, cutting.address])
    await expect(replicas.ask(post)).rejects.toMatchObject({ type: 'no-answer-of-part', sent: true })
    expect([cutting.asked, one.asked]).toStrictEqual([['POST /one'], []])
  })

  it('are asked again for what reads', async () => {
    const [cutting, one] = [await start(cuts), await start(says('one'))]
    expect(await wordsOf(new Replicas('engagement', [one.address, cutting.address]), get, 1)).toStrictEqual(['one'])
    expect(cutting.asked).toStrictEqual(['GET /one'])
  })

  it('are asked anew for what reads when a connection that was kept ends under it', async () => {
    const answered = new WeakSet<object>()
    const one = await start(({ socket }, response) => {
      if (answered.has(socket)) return void socket.destroy()
      answered.add(socket)
      response.end('one')
    })
    expect(await wordsOf(new Replicas('engagement', [one.address]), get, 3)).toStrictEqual(['one', 'one', 'one'])
    expect(one.asked.length > 3).toBe(true)
  })

  it('are asked last while they are not ready, and again when they are', async () => {
    let ready = false
    const slow = await start(({ url }, response) => {
      response.statusCode = url !== '/health/ready' || ready ? 200 : 503
      response.end('slow')
    })
    const one = await start(says('one'))
    const replicas = new Replicas('engagement', [slow.address, one.address])
    await replicas.look()
    expect([replicas.ready, await wordsOf(replicas, get, 3)]).toStrictEqual([1, ['one', 'one', 'one']])
    ready = true
    await replicas.look()
    expect((await wordsOf(replicas, get, 2)).toSorted()).toStrictEqual(['one', 'slow'])
  })

  it('say that nothing was sent when none can be reached', async () => {
    const replicas = new Replicas('engagement', [await gone(), await gone()])
    await expect(replicas.ask(post)).rejects.toMatchObject({ type: 'no-answer-of-part', sent: false })
    await replicas.look()
    expect(replicas.ready).toBe(0)
  })
})

describe('a part', () => {
  const facts = { HEARD_EVENT_STORE: 'kurrentdb://127.0.0.1:2113?tls=false' }
  const stores = { ...facts, HEARD_DATABASE_URL: 'postgresql://heard@127.0.0.1/heard' }
  const trusting = { ...stores, HEARD_TRUSTED_PROXIES: '127.0.0.1' }
  const configured = (environment: Readonly<Record<string, string>>) => readConfiguration(environment, '/')

  it.each([
    ['engagement', {}, 'HEARD_EVENT_STORE must name a server for engagement to run as a process of its own'],
    ['engagement', facts, 'HEARD_DATABASE_URL must name a server for engagement'],
    ['portal', {}, 'HEARD_DATABASE_URL must name a server for portal'],
    ['champions', stores, 'HEARD_TRUSTED_PROXIES must name the address that the portal calls champions from'],
    ['reporting', trusting, 'HEARD_SERVICES must say where record is for reporting, such as record=http://'],
    ['record', trusting, 'HEARD_SERVICES must say where reporting is for record, such as reporting=http://'],
  ] as const)('%s does not start with %j, and says what it needs', async (part, environment, needed) => {
    await expect(refuseAlone(part, configured(environment))).rejects.toThrow(needed)
  })

  it('needs to be told where another one is', () => {
    expect(() => replicasOf('events', configured({}), 'portal')).toThrow('HEARD_SERVICES must say where events is for portal')
  })
})
