import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { confirmFollow, follow, unfollow } from '@heard/contracts/engagement'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Outbox, Platform, Receipts, type ReceiptTarget, Refused, uuidv7 } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { followDecider } from './follow.decider.ts'
import { followStream } from './follow.events.ts'
import { FollowBeginnings } from './follow-beginnings.ts'
import { FollowEndings } from './follow-endings.ts'
import { type Following, Follows } from './follows.ts'
import { Subscriptions } from './subscriptions.ts'

type Standing = AnswerOf<typeof follow>

export class FollowRequest extends Command<Answered<Standing>> {
  constructor(
    readonly body: BodyOf<typeof follow>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(FollowRequest)
export class FollowHandler implements ICommandHandler<FollowRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Receipts) private readonly receipts: Receipts,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(FollowEndings) private readonly endings: FollowEndings,
    @Inject(FollowBeginnings) private readonly beginnings: FollowBeginnings,
  ) {}

  async execute({ body: { receipt, email, language }, caller }: FollowRequest): Promise<Answered<Standing>> {
    if (!this.outbox.canSend) throw new Refused('no-mail-server')
    const { programme, contribution } = await this.standing(receipt)
    const { facts } = await this.reader.read(programme, contribution)
    if (!fold(contributionDecider, facts).consents.get('contact')?.given) throw new Refused('contact-not-agreed')
    // The request's own command belongs to the new following.
    await this.endings.endOf(contribution, 'replaced', { ...caller, command: undefined })

    const newId = (): string => uuidv7(this.platform.clock.now())
    const following: Following = { programme, follow: newId() }
    const subject = newId()
    // An erasure that began meanwhile finds the link and ends this, or the receipt is gone: either way no address outlives it.
    const token = await this.follows.keep(following, { programme, contribution, subject, language })
    await this.standing(receipt).catch(async (error: unknown) => {
      await this.follows.forget(following.follow)
      throw error
    })
    const position = await this.beginnings.begin({ following, subject, email, language, token }, caller)
    return answered({ follow: 'asked' }, position)
  }

  /** What the receipt is for. @throws Refused `unknown-receipt`, also when it was erased */
  private async standing(receipt: string): Promise<ReceiptTarget> {
    const target = await this.receipts.find(receipt)
    if (target.person === undefined) throw new Refused('unknown-receipt')
    return target
  }
}

export class ConfirmFollowRequest extends Command<Answered<AnswerOf<typeof confirmFollow>>> {
  constructor(
    readonly token: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(ConfirmFollowRequest)
export class ConfirmFollowHandler implements ICommandHandler<ConfirmFollowRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
  ) {}

  async execute({ token, caller }: ConfirmFollowRequest): Promise<Answered<Standing>> {
    const following = await this.follows.toConfirm(token)
    const way = (await this.follows.target(following.follow))?.way
    const position = way === undefined ? await this.confirm(following, caller) : await this.confirmIn(way, following, caller)
    await this.follows.used(token)
    return answered({ follow: 'confirmed' }, position)
  }

  private confirmIn(way: string, following: Following, caller: Caller): Promise<bigint> {
    return this.subscriptions.inTurn(way, async () => {
      const position = await this.confirm(following, caller)
      await this.subscriptions.settle(way, following, caller)
      return position
    })
  }

  private async confirm(following: Following, caller: Caller): Promise<bigint> {
    const stream = followStream(following.programme, following.follow)
    const { position } = await this.commands.run(followDecider, stream, { type: 'Confirm', ...following }, caller)
    return position
  }
}

export class UnfollowRequest extends Command<Answered<AnswerOf<typeof unfollow>>> {
  constructor(
    readonly token: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(UnfollowRequest)
export class UnfollowHandler implements ICommandHandler<UnfollowRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async execute({ token, caller }: UnfollowRequest): Promise<Answered<Standing>> {
    const following = await this.follows.toStop(token)
    const stream = followStream(following.programme, following.follow)
    const { position } = await this.commands.run(followDecider, stream, { type: 'End', ...following, why: 'asked' }, caller)
    await this.follows.forget(following.follow)
    return answered({ follow: 'none' }, position)
  }
}
