import { type CommandSource, Commands, Outbox } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type EndedWhy, followDecider } from './follow.decider.ts'
import { followStream } from './follow.events.ts'
import { type Following, Follows } from './follows.ts'

/** Ends followings, so that no address, no link and no mail of them is left. All of it bears repetition. */
@Injectable()
export class FollowEndings {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  /** Drops the mails to whoever follows a contribution; none is taken in for them any more. Answers how many there were. */
  async dropMails(contribution: string): Promise<number> {
    const following = await this.follows.of(contribution)
    return following ? this.outbox.forget(following.follow) : 0
  }

  /** Ends the following of a contribution, if there is one. Answers how many there were. */
  async endOf(contribution: string, why: EndedWhy, source: CommandSource): Promise<number> {
    const following = await this.follows.of(contribution)
    if (!following) return 0
    await this.record(following, why, source)
    await this.forget(following.follow, contribution)
    return 1
  }

  /** Ends one following. */
  async end(following: Following, why: EndedWhy, source: CommandSource): Promise<void> {
    await this.record(following, why, source)
    await this.forget(following.follow)
  }

  /** Ends again what a restored log does not know to have ended; why it had is lost with the fact. Answers how many there were. */
  async endLost(source: CommandSource): Promise<number> {
    const lost = await this.follows.lostEndings()
    for (const following of lost) await this.end(following, 'erased', source)
    return lost.length
  }

  /** `followed`: the contribution, where it is known. */
  async forget(follow: string, followed?: string): Promise<void> {
    await this.outbox.forget(follow)
    await this.follows.forget(follow, followed)
  }

  private async record(following: Following, why: EndedWhy, source: CommandSource): Promise<void> {
    // A crash may have come between its links and its first fact.
    if ((await this.follows.statusOf(following)) === 'none') return
    await this.commands.run(followDecider, followStream(following.programme, following.follow), { type: 'End', ...following, why }, source)
  }
}
