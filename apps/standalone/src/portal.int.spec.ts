import { keptLog } from '@heard/service-kit/testing'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { mountPortal } from './portal.ts'
import { requestId } from './web/behind.ts'

describe('the pages beside the API', () => {
  let server: FastifyInstance
  let kept: ReturnType<typeof keptLog>
  afterEach(() => server.close())

  const start = async (handle: (request: Request) => Promise<Response>, origin = 'http://127.0.0.1:4000') => {
    kept = keptLog()
    server = fastify({ genReqId: requestId })
    await mountPortal(server, { handle }, { origin, log: kept.log })
    await server.ready()
  }
  const get = (url: string, host = '127.0.0.1:4000') => server.inject({ url, headers: { host } })

  it('are asked for by the address of this installation, whatever the request says', async () => {
    await start((request) => Promise.resolve(new Response(request.url)))
    expect((await get('/a?b=1', 'elsewhere.example')).body).toBe('http://127.0.0.1:4000/a?b=1')
  })

  it('get the body of a form unread', async () => {
    await start(async (request) => new Response((await request.formData()).get('name') as string))
    const answer = await server.inject({
      method: 'POST',
      url: '/',
      headers: { host: '127.0.0.1:4000', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'name=Zo%C3%AB',
    })
    expect(answer.body).toBe('Zoë')
  })

  it('send a visitor of localhost to the address that cookies and forms belong to', async () => {
    await start(() => Promise.resolve(new Response('page')))
    const answer = await get('/programmes?x=1', 'localhost:4000')
    expect([answer.statusCode, answer.headers.location]).toEqual([307, 'http://127.0.0.1:4000/programmes?x=1'])
  })

  it('send a visitor of 127.0.0.1 to localhost, where that is the address', async () => {
    await start(() => Promise.resolve(new Response('page')), 'http://localhost:4000')
    const answers = [await get('/programmes?x=1'), await get('/', 'localhost:4000'), await get('/', '127.0.0.1:4001')]
    expect(answers.map(({ statusCode, headers }) => [statusCode, headers.location])).toEqual([
      [307, 'http://localhost:4000/programmes?x=1'],
      [200, undefined],
      [200, undefined],
    ])
  })

  it('answer 500 when one breaks, and say nothing of why but a code by which the log has it', async () => {
    await start(() => Promise.reject(new RangeError('secret')))
    const answer = await get('/')
    expect([answer.statusCode, answer.body.includes('Something went wrong on our side'), answer.body.includes('secret')]).toEqual([500, true, false])
    const request = answer.headers['heard-request']
    expect(answer.body).toContain(`tell us this code: <code>${request}</code>`)
    const at = expect.arrayContaining([expect.stringMatching(/^apps\/standalone\/src\/portal\.int\.spec\.ts:\d+$/)])
    expect(kept.lines()).toStrictEqual([{ level: 'error', event: 'request.failed', request, error: { class: 'RangeError', at } }])
  })

  it('leave unknown operations of the API to problem details', async () => {
    await start(() => Promise.resolve(new Response('page')))
    const answer = await get('/api/v1/nothing')
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })
})
