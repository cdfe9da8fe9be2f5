import type { DigestPace, FollowConsent } from '@heard/contracts/engagement'
import { type Caller, Platform, Turns, uuidv7 } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { FollowBeginnings } from './follow-beginnings.ts'
import { FollowEndings } from './follow-endings.ts'
import { type Following, Follows } from './follows.ts'

/** What is asked for; `mailbox` is a fingerprint of the address, `way` one of the topic with it. */
export type Subscription = {
  readonly programme: string
  readonly topic: string
  readonly mailbox: string
  readonly way: string
  readonly pace: DigestPace
  readonly email: string
  readonly language: string
  readonly consent: FollowConsent
}

const DAY_MS = 86_400_000

/** One subscription for each address and thing. Whoever only knows an address can end none, and have one first mail a day sent to it at most. */
@Injectable()
export class Subscriptions {
  private readonly turns = new Turns()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(FollowBeginnings) private readonly beginnings: FollowBeginnings,
    @Inject(FollowEndings) private readonly endings: FollowEndings,
  ) {}

  /** Begins one that waits to be confirmed; nothing where a first mail went to this address within a day. */
  ask(subscription: Subscription, caller: Caller): Promise<bigint | undefined> {
    const { mailbox, way } = subscription
    return this.inTurn(mailbox, async () => {
      if (await this.askedToday(mailbox)) return undefined
      const position = await this.inTurn(way, () => this.begin(subscription, caller))
      await this.noteAsked(mailbox)
      return position
    })
  }

  /** One that was confirmed takes the place of the earlier one. Bears repetition. */
  async settle(way: string, following: Following, caller: Caller): Promise<void> {
    const before = await this.follows.under(way)
    // The request's own command belongs to the new one.
    if (before && before.follow !== following.follow) await this.endings.end(before, 'replaced', { ...caller, command: undefined })
    await this.follows.settle(way, following)
  }

  /** One after the other for one address, or for one address and thing. */
  inTurn<T>(of: string, work: () => Promise<T>): Promise<T> {
    return this.turns.take(of, work)
  }

  private async begin({ consent, email, mailbox: _mailbox, ...target }: Subscription, caller: Caller): Promise<bigint> {
    const { programme, way, language } = target
    const waiting = await this.follows.waitingUnder(way)
    if (waiting) await this.makeRoom(way, waiting, caller)
    const newId = (): string => uuidv7(this.platform.clock.now())
    const following: Following = { programme, follow: newId() }
    const subject = newId()
    const token = await this.follows.keep(following, { ...target, subject })
    return this.beginnings.begin({ following, subject, email, language, token, consent }, caller)
  }

  private async makeRoom(way: string, waiting: Following, caller: Caller): Promise<void> {
    // A crash may have come between its confirmation and its taking the place.
    if ((await this.follows.statusOf(waiting)) === 'confirmed') return this.settle(way, waiting, caller)
    await this.endings.end(waiting, 'replaced', { ...caller, command: undefined })
  }

  private async askedToday(mailbox: string): Promise<boolean> {
    const { vault, clock } = this.platform
    return (await vault.recall('mail', mailbox, new Date(clock.now()).toISOString())) !== undefined
  }

  /** Outlives the address for as long as it counts, as a keyed hash. */
  private async noteAsked(mailbox: string): Promise<void> {
    const { vault, clock } = this.platform
    await vault.keep({ kind: 'mail', key: mailbox, payload: 'asked', expires: new Date(clock.now() + DAY_MS).toISOString() })
  }
}
