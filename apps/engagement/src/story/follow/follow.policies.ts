import type { ConsentFact, ErasureFact, FollowFact, ProgrammeFact } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy, ReadModel, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { FollowEndings } from './follow-endings.ts'
import { type Following, Follows } from './follows.ts'

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
    @Inject(FollowEndings) private readonly endings: FollowEndings,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as Ending
    if (!endsContact(fact)) return
    const why = fact.type === 'ErasureStarted' ? 'erased' : 'consent-ended'
    await this.endings.endOf(fact.data.contribution, why, systemSource(this.platform.clock, fact.id))
  }
}

/** Where nothing moves any more, nobody is written to. */
@Injectable()
export class EndWhenArchived implements Policy {
  readonly name = 'end-when-archived'
  readonly types = ['ProgrammeArchived'] as const

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(FollowEndings) private readonly endings: FollowEndings,
  ) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const { programme } = (recorded as RecordedFact<ProgrammeFact<'ProgrammeArchived'>>).data
    const sql = "SELECT programme, follow FROM follows WHERE programme = ? AND state <> 'ended'"
    for (const following of this.model.query<Following>(sql, programme)) {
      const target = await this.follows.target(following.follow)
      if (target?.topic !== undefined) await this.endings.end(following, 'programme-over', systemSource(this.platform.clock, recorded.id))
    }
  }
}

/** What has ended leaves no address, no link and no mail behind. */
@Injectable()
export class ForgetFollower implements Policy {
  readonly name = 'forget-follower'
  readonly types = ['FollowEnded'] as const

  constructor(@Inject(FollowEndings) private readonly endings: FollowEndings) {}

  handle(recorded: RecordedFact): Promise<void> {
    return this.endings.forget((recorded as RecordedFact<FollowFact<'FollowEnded'>>).data.follow)
  }
}
