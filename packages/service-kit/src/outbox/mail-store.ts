import type { Holding } from '@heard/event-store'

/** `refused` by the server for good; `given-up`: its time was over before any server took it; `no-address`: there is nowhere to send it. */
export type MailState = 'waiting' | 'sent' | 'refused' | 'given-up' | 'not-sent' | 'no-address'
/** Of mails that were written. */
export type MailCounts = Readonly<Record<Exclude<MailState, 'no-address'>, number>>
export type WaitingMail = { readonly id: string; readonly recipient: string; readonly attempts: number }
export type BegunMail = { readonly id: string; readonly recipient: string; readonly cause: string; readonly at: number }

/**
 * Which mails there are and how far each is, by ids alone: what they say lies sealed in the vault. Anybody puts in, asks and forgets; only who holds the
 * lease of the outbox sends, and whoever lost it can neither begin to send nor note anything.
 */
export type MailStore = {
  /**
   * Notes a mail before its words are sealed, so that a crash in between leaves none that nobody finds. Whether to go on: not for a mail that is in
   * already, nor for a recipient that was forgotten.
   */
  begin(mail: BegunMail): Promise<boolean>
  /** Moves on a mail that was begun, and no other. False, and nothing is left of it, where the recipient was forgotten meanwhile. */
  settle(id: string, state: MailState): Promise<boolean>
  /** Mails whose time has come, the one that has waited longest first. */
  due(now: number, most: number): Promise<readonly WaitingMail[]>
  /** Takes a mail to hand it to a server; false when it waits no more. @throws LeaseLost */
  take(mail: Pick<WaitingMail, 'id' | 'recipient'>, holding: Holding): Promise<boolean>
  /** Nothing is in the hand of who sends, also not what it could not note the outcome of. @throws LeaseLost */
  putDown(holding: Holding): Promise<void>
  /** @throws LeaseLost */
  finish(mail: WaitingMail, state: MailState, holding: Holding): Promise<void>
  /** Not before this time. @throws LeaseLost */
  again(mail: WaitingMail, due: number, holding: Holding): Promise<void>
  /** Whether another process hands a server a mail to this recipient just now. */
  isInHand(recipient: string): Promise<boolean>
  /** When the newest mail to this recipient for such a cause was put in, in milliseconds. */
  newest(recipient: string, causePrefix: string): Promise<number | undefined>
  /** From now on no mail to this recipient is begun. */
  refuse(recipient: string): Promise<void>
  idsOf(recipient: string): Promise<readonly string[]>
  remove(recipient: string): Promise<void>
  /** Whether anything is known of a mail, on its way or sent, to one of these. */
  knowsAny(recipients: readonly string[]): Promise<boolean>
  stateOf(id: string): Promise<MailState | undefined>
  counts(): Promise<MailCounts>
}

/** None of any kind. */
export const noMails: MailCounts = { waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 0 }
