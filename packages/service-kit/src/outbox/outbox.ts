import { join } from 'node:path'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Platform } from '../platform.ts'
import type { Mail, Mailer } from './mail.ts'
import { type MailState, OutboxFile } from './outbox-file.ts'
import { smtpMailer } from './smtp-mailer.ts'

/** A mail, who it is for (an id, never an address) and what it answers: sent once for the two, however often it is put in. */
export type Post = { readonly recipient: string; readonly cause: string; readonly mail: Mail }

const Kept = z.strictObject({ to: z.string(), subject: z.string(), text: z.string(), language: z.string(), unsubscribe: z.string() })

const LOOK_EVERY_MS = 5_000
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS
const KEEP_TRYING_MS = 7 * 24 * 60 * MINUTE_MS
const BATCH = 20

/** Pause after so many failed attempts: a minute, doubled each time, six hours at most. */
export const pauseAfter = (attempts: number): number => Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)

/**
 * Mails on their way out. What a mail says is sealed in the vault until a server took it, for seven days at most; here are ids and counts only.
 * A crash between the server's answer and our note of it sends a mail twice, with the same Message-ID: never at all would be worse.
 * Without a mail server nothing is kept and nothing is sent; that shows in `/health/detail`.
 */
@Injectable()
export class Outbox {
  private readonly file: OutboxFile
  private readonly mailer: Mailer | undefined
  private sending: Promise<void> = Promise.resolve()
  private timer: NodeJS.Timeout | undefined

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'configuration' | 'vault' | 'clock'>) {
    const { dataDirectory, smtpUrl, mailFrom } = platform.configuration
    this.file = new OutboxFile(join(dataDirectory, 'policies', 'outbox.sqlite'))
    this.mailer = smtpUrl === undefined ? undefined : smtpMailer(smtpUrl, mailFrom)
  }

  onApplicationBootstrap(): void {
    if (!this.mailer) return
    this.timer = setInterval(() => void this.flush(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.sending
    this.mailer?.close()
    this.file.close()
  }

  /** Whether there is a server to send by. */
  get canSend(): boolean {
    return this.mailer !== undefined
  }

  /** Takes a mail in, durably; a second one for the same recipient and cause is passed over. It is sent soon after. */
  async put({ recipient, cause, mail }: Post): Promise<void> {
    const { vault, clock } = this.platform
    const id = vault.fingerprint('mail', JSON.stringify([recipient, cause]))
    if (this.file.has(id)) return
    const at = clock.now()
    if (this.mailer) await vault.keep({ kind: 'mail', key: id, payload: mail, expires: new Date(at + KEEP_TRYING_MS).toISOString() })
    this.file.add({ id, recipient, cause, state: this.mailer ? 'waiting' : 'not-sent', at })
    void this.flush()
  }

  /** When the newest mail whose cause begins like this was put in for a recipient, in milliseconds. */
  newest(recipient: string, causePrefix: string): number | undefined {
    return this.file.newest(recipient, causePrefix)
  }

  /** Drops everything for a recipient, also what waits to be sent. */
  async forget(recipient: string): Promise<void> {
    for (const id of this.file.idsOf(recipient)) await this.platform.vault.drop('mail', id)
    this.file.remove(recipient)
  }

  /** Tries everything that is due, one after the other. */
  flush(): Promise<void> {
    this.sending = this.sending.then(() => this.sendDue()).catch(() => undefined)
    return this.sending
  }

  counts(): Readonly<Record<MailState, number>> {
    return this.file.counts()
  }

  private async sendDue(): Promise<void> {
    const { mailer } = this
    if (!mailer) return
    for (const { id, attempts } of this.file.due(this.platform.clock.now(), BATCH)) await this.send(mailer, id, attempts)
  }

  private async send(mailer: Mailer, id: string, attempts: number): Promise<void> {
    const { vault, clock } = this.platform
    const mail = Kept.safeParse(await vault.recall('mail', id, new Date(clock.now()).toISOString()))
    const outcome = mail.success ? await mailer.send({ ...mail.data, id }) : 'refused'
    if (outcome === 'later') {
      this.file.again(id, clock.now() + pauseAfter(attempts + 1))
      return
    }
    this.file.finish(id, outcome === 'sent' ? 'sent' : 'given-up')
    await vault.drop('mail', id)
  }
}
