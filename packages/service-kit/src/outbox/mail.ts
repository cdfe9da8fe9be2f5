/** A plain-text mail to one address. Nothing of it is stored in clear or logged. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** BCP 47 language tag. */
  readonly language: string
  /** Page where its reader ends these mails (RFC 2369); left out where they asked for this one alone, or must get it. */
  readonly unsubscribe?: string
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
