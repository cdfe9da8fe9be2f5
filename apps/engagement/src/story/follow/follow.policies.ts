import type { ConsentFact, ErasureFact, FollowFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Outbox, Platform, type Policy, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { followDecider } from './follow.decider.ts'
import { followStream } from './follow.events.ts'
import { Follows } from './follows.ts'

type Ending = RecordedFact<ConsentFact<'ConsentWithdrawn' | 'ConsentExpired'> | ErasureFact<'ErasureStarted'>>

const endsContact = (fact: Ending): boolean =>
  fact.type === 'ErasureStarted' ? (fact.data.purposes?.includes('contact') ?? true) : fact.data.purpose === 'contact'

/** Nobody is written to any more whose consent to contact has ended, or whose data are erased. */
@Injectable()
export class EndFollow implements Policy {
  readonly name = 'end-follow'
  readonly types = ['ConsentWithdrawn', 'ConsentExpired', 'ErasureStarted'] as const satisfies readonly Ending['type'][]

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as Ending
    if (!endsContact(fact)) return
    const following = await this.follows.of(fact.data.contribution)
    if (!following) return
    const why = fact.type === 'ErasureStarted' ? 'erased' : 'consent-ended'
    const source = systemSource(this.platform.clock, fact.id)
    await this.commands.run(followDecider, followStream(following.programme, following.follow), { type: 'End', ...following, why }, source)
  }
}

/** What has ended leaves no address, no link and no mail behind. */
@Injectable()
export class ForgetFollower implements Policy {
  readonly name = 'forget-follower'
  readonly types = ['FollowEnded'] as const

  constructor(
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Follows) private readonly follows: Follows,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { follow } = (recorded as RecordedFact<FollowFact<'FollowEnded'>>).data
    await this.outbox.forget(follow)
    await this.follows.forget(follow)
  }
}
