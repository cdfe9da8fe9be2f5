import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Sending } from './mail.ts'
import { isNotifyKey, notifyMailer } from './notify-mailer.ts'

const service = '26785a09-ab16-4eb0-8407-a37497a57506'
const secret = '3d844edf-8d35-48ac-975b-e847b4f122b0'
const key = `heard-${service}-${secret}`
const template = 'f33517ff-2a88-4f6e-b855-c550268ce08a'
const mail: Sending = {
  id: 'abc',
  to: 'resident@heard.example',
  subject: 'Something has moved',
  text: 'See it here\n',
  language: 'en',
  unsubscribe: 'https://heard.example/follow/stop?token=t',
}
const now = Date.parse('2026-11-29T10:00:00Z')

/** What Notify's API demands of a token: HS256 with the secret, the service as issuer, not older than 30 seconds. */
const isGenuine = (authorization: string): boolean => {
  const [head = '', body = '', signature] = authorization.replace('Bearer ', '').split('.')
  const { iss, iat } = JSON.parse(Buffer.from(body, 'base64url').toString())
  const { alg, typ } = JSON.parse(Buffer.from(head, 'base64url').toString())
  const right = createHmac('sha256', secret).update(`${head}.${body}`).digest('base64url')
  return signature === right && iss === service && iat === now / 1000 && alg === 'HS256' && typ === 'JWT'
}

describe('mail by GOV.UK Notify', () => {
  const taken: Record<string, unknown>[] = []
  let answer: { readonly status: number; readonly body: object } | undefined
  let afterwards: 'answer' | 'hang up'
  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const reply = (status: number, body: object) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (!isGenuine(request.headers.authorization ?? '')) reply(403, { status_code: 403, errors: [{ error: 'AuthError', message: 'Invalid token' }] })
    else if (request.method === 'GET') {
      const reference = new URL(request.url ?? '', 'http://notify').searchParams.get('reference')
      reply(200, { notifications: taken.filter((one) => one.reference === reference) })
    } else if (answer) reply(answer.status, answer.body)
    else {
      taken.push((await json(request)) as Record<string, unknown>)
      if (afterwards === 'hang up') request.socket.destroy()
      else reply(201, { id: '1' })
    }
  }
  const server = createServer((request, response) => void receive(request, response))
  const mailer = () => notifyMailer({ key, template, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }, () => now)
  beforeEach(async () => {
    taken.length = 0
    answer = undefined
    afterwards = 'answer'
    await once(server.listen(0, '127.0.0.1'), 'listening')
  })
  afterEach(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  it('is handed over with its reference, its words in the template and its link to stop', async () => {
    expect(await mailer().send(mail)).toBe('sent')
    expect(taken).toStrictEqual([
      {
        email_address: mail.to,
        template_id: template,
        personalisation: { subject: mail.subject, body: mail.text },
        reference: 'abc',
        one_click_unsubscribe_url: mail.unsubscribe,
      },
    ])
  })

  it('is not handed over again when it was taken and the answer got lost', async () => {
    afterwards = 'hang up'
    expect(await mailer().send(mail)).toBe('later')
    afterwards = 'answer'
    expect([await mailer().send(mail), taken.length]).toStrictEqual(['sent', 1])
  })

  it('is refused for good where Notify says so of the address, and tried again for all else', async () => {
    const errors = (error: string, message: string) => ({ errors: [{ error, message }] })
    answer = { status: 400, body: errors('ValidationError', 'email_address Not a valid email address') }
    expect(await mailer().send(mail)).toBe('refused')
    const others = [
      { status: 400, body: errors('BadRequestError', 'Template not found') },
      { status: 429, body: errors('RateLimitError', 'Exceeded rate limit') },
      { status: 500, body: {} },
    ]
    for (const other of others) {
      answer = other
      expect(await mailer().send(mail)).toBe('later')
    }
    expect(await notifyMailer({ key: key.replace('b0', 'b1'), template, url: 'http://127.0.0.1:9' }, () => now).send(mail)).toBe('later')
  })

  it('knows a key by its shape', () => {
    expect([isNotifyKey(key), isNotifyKey(`two words-${service}-${secret}`), isNotifyKey(secret), isNotifyKey('')]).toStrictEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
