import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Holding, Tenure } from '@heard/event-store'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { Platform } from '../platform.ts'
import type { Mail, Mailer } from './mail.ts'
import type { MailCounts, MailState, MailStore, WaitingMail } from './mail-store.ts'
import { notifyMailer } from './notify-mailer.ts'
import { messageIdOf, smtpMailer } from './smtp-mailer.ts'

/**
 * A mail, who it is for (an id, never an address) and what it answers: sent once for the two, however often it is put in.
 * `usefulFor`: milliseconds after which it is not sent any more, if that is sooner than for all mails.
 */
export type Post = { readonly recipient: string; readonly cause: string; readonly mail: Mail; readonly usefulFor?: number }

const Kept = z.strictObject({
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  language: z.string(),
  unsubscribe: z.string().exactOptional(),
  replyTo: z.string().exactOptional(),
  thread: z.array(z.string()).exactOptional(),
  byHand: z.boolean().exactOptional(),
})

const LOOK_EVERY_MS = 5_000
const MINUTE_MS = 60_000
const LONGEST_PAUSE_MS = 6 * 60 * MINUTE_MS
const KEEP_TRYING_MS = 7 * 24 * 60 * MINUTE_MS
const BATCH = 20
const IN_HAND_MS = 50

/** Pause after so many failed attempts: a minute, doubled each time, six hours at most. */
export const pauseAfter = (attempts: number): number => Math.min(MINUTE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS)

/**
 * Mails on their way out. What a mail says is sealed in the vault until a server took it, for seven days at most; here are ids and counts only.
 * A crash between the server's answer and our note of it sends a mail twice, with the same Message-ID: never at all would be worse. Of several processes
 * that put mails in, the one that holds the lease of the outbox sends them.
 * Without a mail server nothing is kept and nothing is sent; that shows in `/health/detail`.
 */
@Injectable()
export class Outbox {
  private readonly mails: MailStore
  private readonly mailer: Mailer | undefined
  private readonly tenure: Tenure | undefined
  private holding: Holding | undefined
  private sending: Promise<void> = Promise.resolve()
  private turn: Promise<unknown> = Promise.resolve()
  /** The mail that a server is being given. */
  private inHand: { readonly recipient: string; readonly done: Promise<void> } | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'configuration' | 'vault' | 'clock' | 'telemetry' | 'work'>) {
    const { smtpUrl, mailFrom, notify } = platform.configuration
    this.mails = platform.work.mails
    if (notify) this.mailer = notifyMailer(notify, () => platform.clock.now())
    else this.mailer = smtpUrl === undefined ? undefined : smtpMailer(smtpUrl, mailFrom)
    platform.telemetry.gauge('heard.mails.waiting', async () => [{ value: (await this.counts()).waiting, of: {} }])
    if (this.mailer) this.tenure = platform.work.leases.during('outbox', (holding) => this.sendWhile(holding))
  }

  onApplicationBootstrap(): void {
    if (!this.mailer) return
    this.timer = setInterval(() => void this.flush(), LOOK_EVERY_MS)
    this.timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer)
    await this.tenure?.stop()
    this.mailer?.close()
  }

  /** Whether there is a server to send by. */
  get canSend(): boolean {
    return this.mailer !== undefined
  }

  /**
   * Takes a mail in, durably; a second one for the same recipient and cause, or one for a recipient that was forgotten, is passed over. It is sent soon
   * after.
   */
  put({ recipient, cause, mail, usefulFor = KEEP_TRYING_MS }: Post): Promise<void> {
    return this.oneByOne(async () => {
      const { vault, clock } = this.platform
      const id = this.idOf(recipient, cause)
      const at = clock.now()
      if (!(await this.mails.begin({ id, recipient, cause, at }))) return
      const expires = new Date(at + Math.min(usefulFor, KEEP_TRYING_MS)).toISOString()
      if (this.mailer) await vault.keep({ kind: 'mail', key: id, payload: mail, expires })
      if (!(await this.mails.settle(id, this.mailer ? 'waiting' : 'not-sent'))) await vault.drop('mail', id)
      void this.flush()
    })
  }

  /** Notes, durably, that a recipient has no address for this cause, so that nobody looks for one again. */
  noAddress({ recipient, cause }: Pick<Post, 'recipient' | 'cause'>): Promise<void> {
    return this.oneByOne(async () => {
      const id = this.idOf(recipient, cause)
      if (await this.mails.begin({ id, recipient, cause, at: this.platform.clock.now() })) await this.mails.settle(id, 'no-address')
    })
  }

  /** The Message-ID that a mail has, at every attempt. */
  messageId(recipient: string, cause: string): string {
    return messageIdOf(this.idOf(recipient, cause), this.platform.configuration.mailFrom)
  }

  /** How far a mail is; nothing when there is none. */
  standing(recipient: string, cause: string): Promise<MailState | undefined> {
    return this.mails.stateOf(this.idOf(recipient, cause))
  }

  /** When the newest mail whose cause begins like this was put in for a recipient, in milliseconds. */
  newest(recipient: string, causePrefix: string): Promise<number | undefined> {
    return this.mails.newest(recipient, causePrefix)
  }

  /**
   * Drops everything for a recipient, also what waits to be sent, for good: nothing is taken in for it any more. What a server is just being given is
   * waited for, and not tried again. Answers how many mails there were.
   */
  async forget(recipient: string): Promise<number> {
    const count = await this.oneByOne(async () => {
      await this.mails.refuse(recipient)
      const ids = await this.mails.idsOf(recipient)
      await this.dropAll(ids)
      await this.mails.remove(recipient)
      // What another process was just sealing for one of them.
      await this.dropAll(ids)
      return ids.length
    })
    if (this.inHand?.recipient === recipient) await this.inHand.done
    while (await this.mails.isInHand(recipient)) await pause(IN_HAND_MS)
    return count
  }

  /** Tries everything that is due, one after the other, where it is sent from. */
  flush(): Promise<void> {
    this.sending = this.sending.then(() => this.sendDue()).catch(() => undefined)
    return this.sending
  }

  counts(): Promise<MailCounts> {
    return this.mails.counts()
  }

  private async sendWhile(holding: Holding): Promise<void> {
    this.holding = holding
    if (this.timer) void this.flush()
    if (!holding.signal.aborted) await once(holding.signal, 'abort')
    this.holding = undefined
    await this.sending
  }

  private async dropAll(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.platform.vault.drop('mail', id)
  }

  private idOf(recipient: string, cause: string): string {
    return this.platform.vault.fingerprint('mail', JSON.stringify([recipient, cause]))
  }

  private async sendDue(): Promise<void> {
    const { mailer, holding } = this
    if (!mailer || !holding) return
    // What the last round broke off at: whoever forgets its recipient waits for it.
    await this.mails.putDown(holding)
    for (const mail of await this.mails.due(this.platform.clock.now(), BATCH)) {
      if (holding.signal.aborted || !(await this.mails.take(mail, holding))) continue
      const done = this.send(mailer, mail, holding)
      this.inHand = { recipient: mail.recipient, done: done.catch(() => undefined) }
      await done.finally(() => {
        this.inHand = undefined
      })
    }
  }

  /** Taking in and forgetting look at the same mails. */
  private oneByOne<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }

  private async send(mailer: Mailer, waiting: WaitingMail, holding: Holding): Promise<void> {
    const { vault, clock, telemetry } = this.platform
    const { id, attempts } = waiting
    const mail = Kept.safeParse(await vault.recall('mail', id, new Date(clock.now()).toISOString()))
    const began = performance.now()
    const outcome = mail.success ? await mailer.send({ ...mail.data, id }) : 'too-late'
    telemetry.ended('mail sending', performance.now() - began, { outcome: outcome === 'too-late' ? 'refused' : outcome })
    if (outcome === 'later') return this.mails.again(waiting, clock.now() + pauseAfter(attempts + 1), holding)
    await this.mails.finish(waiting, outcome === 'too-late' ? 'given-up' : outcome, holding)
    await vault.drop('mail', id)
  }
}
