import { createHmac } from 'node:crypto'
import { z } from 'zod'
import type { Mailer, Sending, Sent } from './mail.ts'

const TIMEOUT_MS = 20_000
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const KEY = new RegExp(`^.+-(${UUID})-(${UUID})$`)

/** An account of GOV.UK Notify. The template's subject is `((subject))`, its message `((body))`. */
export type NotifySetting = { readonly key: string; readonly template: string; readonly url: string }

/** Whether this is an API key of Notify: a name, the id of the service and the secret. */
export const isNotifyKey = (key: string): boolean => KEY.test(key)

const base64url = (part: object | Buffer): string => (part instanceof Buffer ? part : Buffer.from(JSON.stringify(part))).toString('base64url')

/** The token that Notify wants with each request: HS256 with the secret, `iss` the service, `iat` in seconds. */
const tokenFor = (key: string, now: number): string => {
  const [, iss, secret = ''] = KEY.exec(key) ?? []
  const signed = `${base64url({ typ: 'JWT', alg: 'HS256' })}.${base64url({ iss, iat: Math.floor(now / 1000) })}`
  return `${signed}.${base64url(createHmac('sha256', secret).update(signed).digest())}`
}

const Refusal = z.object({ errors: z.array(z.object({ error: z.string(), message: z.string() })) })
const Found = z.object({ notifications: z.array(z.unknown()) })

/** Notify says so of an address that is none, and of one that only its team may write to with this key; all else is for the operator to mend. */
const isAboutAddress = (body: unknown): boolean =>
  Refusal.safeParse(body).data?.errors.some(({ error, message }) => error === 'ValidationError' && message.startsWith('email_address')) ?? false

/**
 * Sends by GOV.UK Notify. Notify forgets nothing that it took, so a mail that may have been handed over before is asked for by its reference first.
 * Replies and threads are Notify's own: `replyTo` and `thread` have no place there.
 */
export const notifyMailer = ({ key, template, url }: NotifySetting, now: () => number): Mailer => {
  const ask = async (path: string, body?: object): Promise<{ readonly status: number; readonly answer: unknown }> => {
    const response = await fetch(`${url}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${tokenFor(key, now())}`, 'content-type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: response.status, answer: await response.json().catch(() => undefined) }
  }
  const wasTaken = async (id: string): Promise<boolean> => {
    const { answer } = await ask(`/v2/notifications?reference=${encodeURIComponent(id)}`)
    return (Found.safeParse(answer).data?.notifications.length ?? 0) > 0
  }
  const hand = ({ id, to, subject, text, unsubscribe }: Sending) =>
    ask('/v2/notifications/email', {
      email_address: to,
      template_id: template,
      personalisation: { subject, body: text },
      reference: id,
      ...(unsubscribe?.startsWith('https:') ? { one_click_unsubscribe_url: unsubscribe } : {}),
    })
  return {
    async send(mail): Promise<Sent> {
      try {
        if (await wasTaken(mail.id)) return 'sent'
        const { status, answer } = await hand(mail)
        if (status === 201) return 'sent'
        return status === 400 && isAboutAddress(answer) ? 'refused' : 'later'
      } catch {
        return 'later'
      }
    },
    close: () => undefined,
  }
}
