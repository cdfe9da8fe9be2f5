import { createTransport } from 'nodemailer'
import type { Mailer, Sending, Sent } from './mail.ts'

const TIMEOUT_MS = 20_000

type Rejection = { readonly code: string | undefined; readonly status: number }

const rejectionOf = (error: unknown): Rejection => {
  const field = (name: string): unknown => (typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined)
  const code = field('code')
  return { code: typeof code === 'string' ? code : undefined, status: Number(field('responseCode') ?? 0) }
}

/** A permanent answer (RFC 5321, 5yz) to this very mail; one to our credentials is for the operator to mend. */
const isFinal = ({ code, status }: Rejection): boolean => status >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')

/** The Message-ID of a mail: the same at every attempt. */
export const messageIdOf = (id: string, from: string): string => `<${id}@${from.slice(from.lastIndexOf('@') + 1)}>`

/**
 * Sends by SMTP. `url`: `smtp://user:password@host:587` or `smtps://…`; `from`: the sender's address.
 */
export const smtpMailer = (url: string, from: string): Mailer => {
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS }
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...timeouts,
    logger: false,
  })
  return {
    async send({ id, to, subject, text, language, unsubscribe, replyTo, thread = [], byHand = false }: Sending): Promise<Sent> {
      const headers = {
        ...(byHand ? {} : { 'Auto-Submitted': 'auto-generated' }),
        // The page takes the click of a mail program as it takes the button (RFC 8058).
        ...(unsubscribe === undefined ? {} : { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
        'Content-Language': language,
      }
      try {
        await transport.sendMail({
          from,
          to,
          subject,
          text,
          messageId: messageIdOf(id, from),
          ...(replyTo === undefined ? {} : { replyTo }),
          ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1), references: [...thread] }),
          headers,
          ...(unsubscribe ? { list: { unsubscribe } } : {}),
        })
        return 'sent'
      } catch (error) {
        return isFinal(rejectionOf(error)) ? 'refused' : 'later'
      }
    },
    close: () => transport.close(),
  }
}
