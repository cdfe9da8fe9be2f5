import { daysToConfirm } from '@heard/contracts/engagement'
import { Commands, Outbox, Platform, ReadModel, systemSource } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { journeyOf } from '../my-contribution/journey.query.ts'
import { followDecider } from './follow.decider.ts'
import { followStream } from './follow.events.ts'
import { movedMail } from './follow.mails.ts'
import { type Following, Follows } from './follows.ts'
import { type Confirmed, MOVED, mailAccess, News } from './news.ts'

/** Writes to everybody for whom something has moved since they were last told, of a contribution once a day at most; ends what was not confirmed in time. */
export class TellFollowers extends Command<void> {}

const DAY_MS = 86_400_000

@CommandHandler(TellFollowers)
export class TellFollowersHandler implements ICommandHandler<TellFollowers> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(News) private readonly news: News,
  ) {}

  async execute(): Promise<void> {
    await this.endUnconfirmed()
    const sql = "SELECT follow, address, confirmed_at AS since FROM follows WHERE state = 'confirmed'"
    for (const confirmed of this.model.query<Confirmed>(sql)) await this.tell(confirmed)
  }

  private async endUnconfirmed(): Promise<void> {
    const { clock } = this.platform
    const late = new Date(clock.now() - daysToConfirm * DAY_MS).toISOString()
    for (const { programme, follow } of this.model.query<Following>(
      "SELECT follow, programme FROM follows WHERE state = 'asked' AND asked_at < ?",
      late,
    )) {
      await this.commands.run(
        followDecider,
        followStream(programme, follow),
        { type: 'End', programme, follow, why: 'unconfirmed' },
        systemSource(clock),
      )
    }
  }

  private async tell({ follow, address, since }: Confirmed): Promise<void> {
    const target = await this.follows.target(follow)
    if (target?.topic !== undefined) return this.news.tell({ follow, address, since }, target, target.topic)
    if (target?.contribution === undefined || !this.mayContact(target.contribution)) return
    const told = await this.outbox.newest(follow, MOVED)
    if (told !== undefined && this.platform.clock.now() - told < DAY_MS) return
    const after = Math.max(Date.parse(since), told ?? 0)
    const newest = journeyOf(this.model, target.contribution).findLast(({ at }) => Date.parse(at) > after)
    if (!newest) return
    const to = await this.follows.open(address, mailAccess)
    if (to === undefined) return
    const { origin } = this.platform.configuration
    const mail = movedMail({ to, language: target.language, origin, stop: this.follows.stopToken(follow) })
    await this.outbox.put({ recipient: follow, cause: MOVED + newest.at, mail })
  }

  private mayContact(contribution: string): boolean {
    const sql = "SELECT given FROM consent_standings WHERE contribution = ? AND purpose = 'contact'"
    return this.model.query<{ given: number }>(sql, contribution)[0]?.given === 1
  }
}
