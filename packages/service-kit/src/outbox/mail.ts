/** A plain-text mail to one address. Nothing of it is stored in clear or logged. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** BCP 47 language tag. */
  readonly language: string
  /** Page where its reader ends these mails (RFC 2369); left out where they asked for this one alone, or must get it. */
  readonly unsubscribe?: string
  /** Where replies go, if not to the sender's address. */
  readonly replyTo?: string
  /** Message-IDs of the mails that this one goes on from, the first one first (RFC 5322, References). */
  readonly thread?: readonly string[]
  /** Somebody wrote it to this very person; nothing answers it by itself either way. */
  readonly byHand?: boolean
}

/** A mail as it is handed to a server. `id` is the same at every attempt. */
export type Sending = Mail & { readonly id: string }

/**
 * `refused`: the server will never take it, so it is not tried again. Anything else that goes wrong is `later`.
 * What the server says is dropped: it repeats the address.
 */
export type Sent = 'sent' | 'refused' | 'later'

/** Hands mails to a server, one at a time. */
export type Mailer = { send(mail: Sending): Promise<Sent>; close(): void }
